package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.Stemma;
import dev.stemma.runner.AppliedRevision;

/**
 * Says what is applied without running anything.
 */
@Command(name = "stamp",
		description = { "Record revisions as applied, without running anything.",
				"Their lines count as applied up to the targets and no further; other lines stay as they are." },
		footer = { "", "Examples:", "  migrations stamp heads            made in another way, and up to date",
				"  migrations stamp base             nothing is applied",
				"  migrations stamp heads --purge    and forget revisions that this build does not know" })
final class StampCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "1..*", paramLabel = "TARGET",
			description = "Up to where: an id or the first four or more characters of one, a branch label, heads, base "
					+ "for nothing. With --sql a range from:to.")
	List<String> targets = new ArrayList<>();

	@ArgGroup
	final How how = new How();

	@Mixin
	final Confirmation confirmation = new Confirmation();

	@Spec
	CommandSpec spec = CommandSpec.create();

	StampCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (this.how.sql) {
			this.session.answer(new SqlReport(null, sql(this.session.stemma())));
			return ExitCode.DONE;
		}
		Work work = Work.of(this.session);
		List<AppliedRevision> purged = List.of();
		if (this.how.purge) {
			Guard.refuseIfProtected(work.stemma(), "stamp --purge");
			purged = work.stemma().planPurge(targets());
			if (!purged.isEmpty() && !this.confirmation.of(loss(purged), this.session)) {
				return ExitCode.FAILED;
			}
		}
		List<AppliedRevision> shown = purged;
		List<String> current = work.run(() -> this.how.purge ? work.stemma().stampAndPurge(this.targets, shown)
				: work.stemma().stamp(targets()));
		this.session.confirm(new Stamped(current, purged.stream().map(AppliedRevision::id).toList()));
		return ExitCode.DONE;
	}

	private String[] targets() {
		return this.targets.toArray(String[]::new);
	}

	private String sql(Stemma stemma) {
		if (this.targets.size() > 1) {
			throw new ParameterException(this.spec.commandLine(),
					"--sql writes one script up to one target or for one range from:to");
		}
		StringBuilder script = new StringBuilder();
		stemma.sqlOfStamp(this.targets.get(0), script);
		return script.toString();
	}

	private Loss loss(List<AppliedRevision> rows) {
		List<String> details = new ArrayList<>();
		for (AppliedRevision row : rows) {
			details.add(Words.named(row.id(), row.message()));
		}
		return new Loss("This forgets %s, with the SQL that was stored to take %s back"
			.formatted(Words.count(rows.size(), "revision"), (rows.size() == 1) ? "it" : "them"), details);
	}

	/**
	 * What else it is to do, or to do instead.
	 */
	static final class How {

		@Option(names = "--purge",
				description = "Also remove the rows of revisions that this build does not know. Asks "
						+ "for confirmation.")
		boolean purge;

		@Option(names = "--sql", description = "Write an SQL script for psql to standard output that does the same. "
				+ "Opens no database; stemma.schema has to be set.")
		boolean sql;

	}

	/**
	 * What has been recorded.
	 *
	 * @param current the tips of the applied set
	 * @param purged the ids of what was removed because it is unknown
	 */
	private record Stamped(List<String> current, List<String> purged) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			out.println("Stamped as %s; nothing was run.".formatted(Sentences.tips(this.current)));
			if (!this.purged.isEmpty()) {
				out.println("Forgotten: %s.".formatted(String.join(", ", this.purged)));
			}
		}

		@Override
		public Object json() {
			Map<String, Object> shape = new LinkedHashMap<>();
			shape.put("current", this.current);
			shape.put("purged", this.purged);
			return shape;
		}

	}

}
