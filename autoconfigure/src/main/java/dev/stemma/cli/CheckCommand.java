package dev.stemma.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.stemma.CheckReport;
import dev.stemma.CheckReport.Part;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.runner.State;

/**
 * Tells whether models, scripts and database agree.
 */
@Command(name = "check",
		description = { "Tell whether models, scripts and database agree.",
				"Compares the models with the database, the scripts with what is applied, and the database with what "
						+ "the scripts make. Changes nothing. Exits with 1 when a script can't be run, with 3 when the "
						+ "models have changed or something is pending, with 4 when an applied script was edited or "
						+ "the database is not what the scripts make of it." },
		footerHeading = "%nExamples:%n", footer = { "  migrations check", "  migrations check --offline --single-head",
				"  migrations check --only models" })
final class CheckCommand implements Callable<Integer> {

	private final Session session;

	@Spec
	@Nullable CommandSpec spec;

	@Option(names = "--only", paramLabel = "PART", split = ",",
			description = "Only this part: models, scripts or drift. How the database stands to the scripts is always "
					+ "told.")
	List<Part> only = List.of();

	@Option(names = "--offline", description = "Do not ask the database: check the scripts alone.")
	boolean offline;

	@Option(names = "--single-head",
			description = "Fail when there are several heads without a branch label, which a merge makes one of.")
	boolean singleHead;

	CheckCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (this.offline && !this.only.isEmpty()) {
			throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(),
					"--offline checks the scripts alone, so --only has nothing to choose from");
		}
		Stemma stemma = this.session.stemma();
		Set<Part> parts = this.offline ? EnumSet.of(Part.SCRIPTS) : parts();
		CheckReport report = this.offline ? stemma.checkScripts() : stemma.check(parts);
		List<String> heads = report.scripts()
			.heads()
			.stream()
			.filter((id) -> stemma.graph().labelsOn(id).isEmpty())
			.toList();
		this.session.answer(new CheckAnswer(report, parts, heads, stemma.graph()));
		return exitCode(report, this.singleHead && heads.size() > 1);
	}

	private Set<Part> parts() {
		return this.only.isEmpty() ? EnumSet.copyOf(Arrays.asList(Part.values())) : EnumSet.copyOf(this.only);
	}

	/**
	 * The worst counts: what stopped half way, then what contradicts, then scripts that
	 * can't be run, then what is merely to be done.
	 */
	static int exitCode(CheckReport report, boolean tooManyHeads) {
		Status status = report.scripts().status();
		if (status != null && status.state() == State.UNRESOLVED) {
			return ExitCode.UNRESOLVED;
		}
		boolean contradicted = status != null && (status.state() == State.DIVERGED
				|| status.state() == State.INCONSISTENT || !status.problems().isEmpty());
		if (contradicted || report.driftObstacle() != null || (report.drift() != null && !report.drift().isEmpty())) {
			return ExitCode.CONTRADICTION;
		}
		if (!report.scripts().problems().isEmpty() || tooManyHeads) {
			return ExitCode.FAILED;
		}
		return report.isClean() ? ExitCode.DONE : ExitCode.PENDING;
	}

}
