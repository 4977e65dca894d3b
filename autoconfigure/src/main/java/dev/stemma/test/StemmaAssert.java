package dev.stemma.test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;

import dev.stemma.CheckReport;
import dev.stemma.CheckReport.Part;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.autogenerate.DriftReport;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.diff.Change;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * Assertions about an application's migrations. What fails lists all that it has found.
 */
public final class StemmaAssert extends AbstractAssert<StemmaAssert, Stemma> {

	StemmaAssert(Stemma actual) {
		super(actual, StemmaAssert.class);
	}

	/**
	 * Verifies that all scripts make one line in the end. Heads on lines that have a
	 * branch label are meant to be apart and do not count. Needs no database.
	 */
	public StemmaAssert hasSingleHead() {
		List<Revision> heads = stemma().heads()
			.stream()
			.filter((head) -> stemma().graph().labelsOn(head.id()).isEmpty())
			.toList();
		if (heads.size() > 1) {
			String ids = String.join(" ", heads.stream().map(Revision::id).toList());
			fail("Expected a single head, and there are %d:".formatted(heads.size()),
					heads.stream().map((head) -> (head.id() + " " + head.message()).strip()).toList(),
					"Join them: migrations merge " + ids + " -m \"...\"");
		}
		return this;
	}

	/**
	 * Verifies that all scripts can be read and run. Needs no database.
	 */
	public StemmaAssert hasSoundScripts() {
		List<Problem> problems = stemma().checkScripts().scripts().problems();
		if (!problems.isEmpty()) {
			fail("Expected sound scripts, and there are problems:", problems.stream().map(Problem::toString).toList(),
					"");
		}
		return this;
	}

	/**
	 * Verifies that the database has reached its target, and that no applied script was
	 * edited.
	 */
	public StemmaAssert isUpToDate() {
		Status status = stemma().status();
		List<String> wrong = new ArrayList<>();
		status.pending().forEach((id) -> wrong.add("revision " + id + " is pending"));
		status.stopped().forEach((stopped) -> wrong.add("revision " + stopped.revision() + " stopped half way"));
		status.problems().forEach((problem) -> wrong.add(problem.toString()));
		if (!wrong.isEmpty()) {
			fail("Expected database %s to be up to date, and it is not:".formatted(status.database()), wrong, "");
		}
		return this;
	}

	/**
	 * Verifies that the models say what the migrations have made of the database, which
	 * has to be at its heads: an application in a test has brought it there when it has
	 * started, else call {@link Stemma#upgrade()} before.
	 * @throws dev.stemma.autogenerate.DatabaseNotAtHeadsException if it is not
	 * @throws dev.stemma.autogenerate.NoSchemaSourceException if there are no models
	 */
	public StemmaAssert modelsMatchMigrations() {
		ModelComparison comparison = stemma().compareModels();
		if (!comparison.isEmpty()) {
			fail("Expected the migrations to make what the models say, and these differ:",
					lines(comparison.differences().changes()),
					"Write them down: migrations revision --autogenerate -m \"...\"");
		}
		return this;
	}

	/**
	 * Verifies that the database is what the scripts of its applied revisions make of it.
	 */
	public StemmaAssert hasNoDrift() {
		CheckReport report = stemma().check(EnumSet.of(Part.DRIFT));
		DriftReport drift = report.drift();
		if (drift == null) {
			fail("Expected no drift, and it could not be looked for:", List.of(String.valueOf(report.driftObstacle())),
					"");
		}
		else if (!drift.isEmpty()) {
			fail("Expected the database to be what the scripts make of it, and these differ:",
					lines(drift.differences().changes()), "");
		}
		return this;
	}

	/**
	 * Verifies of each revision that its downgrade takes back what its upgrade has done,
	 * and that it can be applied again: it is applied, taken back and applied again, and
	 * the schemas are compared. The database begins at its base and ends at its heads;
	 * <b>all data in it is lost</b>. What is marked as irreversible is applied alone.
	 * @throws dev.stemma.runner.ResetRefusedException if the server is not on this
	 * machine, or the database is protected
	 */
	public StemmaAssert downgradesCleanly() {
		List<String> wrong = new DownAndUp(stemma()).run();
		if (!wrong.isEmpty()) {
			fail("Expected every downgrade to take back what its upgrade has done:", wrong, "");
		}
		return this;
	}

	static List<String> lines(List<Change> changes) {
		return changes.stream().map(Change::toString).toList();
	}

	private Stemma stemma() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

	private void fail(String headline, List<String> lines, String advice) {
		StringBuilder text = new StringBuilder(headline);
		lines.forEach((line) -> text.append("\n  ").append(line));
		if (!advice.isEmpty()) {
			text.append("\n").append(advice);
		}
		throw failure("%s", text.toString());
	}

}
