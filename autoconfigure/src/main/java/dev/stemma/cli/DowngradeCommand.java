package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.Stemma;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.Direction;
import dev.stemma.runner.Preview;
import dev.stemma.runner.PreviewStep;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.StoredStep;

/**
 * Takes back what is applied.
 */
@Command(name = "downgrade",
		description = { "Take back what is applied above a target, and what depends on it.",
				"Data goes with it, so it is asked for confirmation first." },
		footer = { "", "Examples:", "  migrations downgrade               the newest revision",
				"  migrations downgrade -2            the two newest",
				"  migrations downgrade a1b2c3        all above a1b2c3, which stays",
				"  migrations downgrade demo@base     the whole line demo",
				"  migrations downgrade c3d4e5:a1b2c3 --sql > downgrade.sql" })
final class DowngradeCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "Down to where, which stays: -1, an id or the first four or more characters of one, base, "
					+ "label@-1 for one line. With --sql a range from:to. Default: -1.")
	@Nullable String target;

	@Mixin
	final TagOptions tags = new TagOptions();

	@ArgGroup
	final Rehearsal rehearsal = new Rehearsal();

	@Option(names = "--from-database",
			description = "Where this build does not know the way back, use the SQL that was stored in the database when "
					+ "the revision was applied. It is shown first.")
	boolean fromDatabase;

	@Mixin
	final Confirmation confirmation = new Confirmation();

	@Spec
	CommandSpec spec = CommandSpec.create();

	DowngradeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (this.rehearsal.sql) {
			this.session
				.answer(new SqlReport(Direction.DOWNGRADE, this.session.stemma().sql(Direction.DOWNGRADE, range())));
			return ExitCode.DONE;
		}
		Work work = Work.of(this.session);
		String target = (this.target != null) ? this.target : "-1";
		TagFilter filter = this.tags.filter(TagFilter.NONE);
		if (!this.rehearsal.plan) {
			Guard.refuseIfProtected(work.stemma(), this.fromDatabase ? "SQL from the database" : "a downgrade");
		}
		Preview preview = preview(work.stemma(), target, filter);
		if (this.rehearsal.plan) {
			this.session.answer(new PlanReport(preview));
			return ExitCode.DONE;
		}
		List<StoredStep> stored = this.fromDatabase ? work.stemma().storedDowngrades(target, filter) : List.of();
		show(preview, stored);
		if (!Losses.takenBack(preview).isEmpty() && !this.confirmation.of(loss(preview), this.session)) {
			return ExitCode.FAILED;
		}
		work.agreed(preview);
		RunResult result = work.run(() -> run(work.stemma(), target, filter, stored));
		this.session.confirm(new RunReport(result));
		return ExitCode.DONE;
	}

	private String range() {
		String range = this.target;
		if (range == null || !range.contains(":")) {
			throw new ParameterException(this.spec.commandLine(),
					"--sql needs a range from:to, because no database is asked what is applied");
		}
		if (this.tags.isGiven() || this.fromDatabase) {
			throw new ParameterException(this.spec.commandLine(),
					"--sql takes neither tags nor SQL from the database: the range says all of it");
		}
		return range;
	}

	private Preview preview(Stemma stemma, String target, TagFilter filter) {
		return this.fromDatabase ? stemma.previewFromDatabase(target, filter)
				: stemma.preview(Direction.DOWNGRADE, target, filter);
	}

	private RunResult run(Stemma stemma, String target, TagFilter filter, List<StoredStep> shown) {
		return this.fromDatabase ? stemma.downgradeFromDatabase(target, filter, shown)
				: stemma.downgrade(target, filter);
	}

	private Loss loss(Preview preview) {
		return new Losses(this.session.terminal()).of("This takes back %s of %s", preview);
	}

	/**
	 * Shows the SQL that no script of this build holds.
	 */
	private void show(Preview preview, List<StoredStep> stored) {
		Map<String, StoredStep> byRevision = new HashMap<>();
		stored.forEach((step) -> byRevision.put(step.revision(), step));
		PrintWriter err = this.session.terminal().err();
		for (PreviewStep step : preview.steps()) {
			StoredStep sql = byRevision.get(step.revision().id());
			if (sql != null) {
				err.println("Stored SQL of %s, %s:".formatted(name(step.revision()), words(sql.signature())));
				err.println(sql.sql().strip().indent(4));
			}
		}
	}

	private String name(Revision revision) {
		return Words.named(this.session.style().yellow(revision.id()), revision.message());
	}

	private static String words(StoredStep.Signature signature) {
		return switch (signature) {
			case NONE -> "not signed";
			case NOT_CHECKED -> "signed, but no stemma.signing-key is set to check it with";
			case VALID -> "signed with stemma.signing-key";
			case INVALID -> "NOT signed with stemma.signing-key";
		};
	}

}
