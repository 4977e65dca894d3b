package dev.stemma.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.script.InvalidScriptsException;
import dev.stemma.script.JavaScript;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.SqlPart;
import dev.stemma.script.SqlScript;

/**
 * Reads the scripts of a plan whole, one after the other, before any of them is run.
 */
final class StepChecks {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	static final Pattern CHANGES_ROLE = Pattern.compile(
			"(SET\\s+((SESSION|LOCAL)\\s+)?(ROLE|SESSION\\s+AUTHORIZATION)|RESET\\s+(ROLE|SESSION))\\b",
			Pattern.CASE_INSENSITIVE);

	static final Pattern SETS_SESSION = Pattern.compile("(RESET|SET\\s+(?!(LOCAL|CONSTRAINTS|TRANSACTION)\\b))",
			Pattern.CASE_INSENSITIVE);

	private final Placeholders placeholders;

	StepChecks(Placeholders placeholders) {
		this.placeholders = placeholders;
	}

	/**
	 * Makes steps of a plan.
	 * @throws InvalidScriptsException with everything that is wrong with any of them
	 */
	List<Step> steps(RunPlan plan) {
		List<Problem> problems = new ArrayList<>();
		List<Step> steps = new ArrayList<>(steps(plan.scripts(), plan.takenBack(), Direction.DOWNGRADE, problems));
		steps.addAll(steps(plan.scripts(), plan.revisions(), plan.direction(), problems));
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
		return steps;
	}

	private List<Step> steps(LoadedScripts scripts, List<Revision> revisions, Direction direction,
			List<Problem> problems) {
		List<Step> steps = new ArrayList<>();
		for (Revision revision : revisions) {
			Script script = scripts.get(revision.id());
			try {
				steps.add(step(script, direction));
			}
			catch (StemmaException ex) {
				problems.addAll(ex.problems());
			}
		}
		return steps;
	}

	private Step step(Script script, Direction direction) {
		SqlMigration migration = ScriptExecutor.read(script, this.placeholders);
		if (migration != null) {
			migration.warnings().forEach((warning) -> logger.warn(warning.toString()));
			SqlPart part = ScriptExecutor.part(migration, direction, script);
			if (!part.transactional()) {
				checkRole(script, part);
			}
			boolean setsSession = part.statements()
				.stream()
				.anyMatch((statement) -> SETS_SESSION.matcher(statement.sql()).lookingAt());
			return new Step(script, direction, part.transactional(), setsSession);
		}
		return new Step(script, direction, ((JavaScript) script).transactional(), false);
	}

	/**
	 * The journal is written between the statements, by whoever the session is then.
	 */
	private static void checkRole(Script script, SqlPart part) {
		List<Problem> problems = part.statements()
			.stream()
			.filter((statement) -> CHANGES_ROLE.matcher(statement.sql()).lookingAt())
			.map((statement) -> new Problem(
					"Revision %s runs without a transaction and changes the role".formatted(script.revision().id()),
					statement.where(), "Run it as that role with stemma.role, or in a transaction."))
			.toList();
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
	}

	void checkAll(LoadedScripts scripts) {
		List<Problem> problems = new ArrayList<>();
		for (Script script : scripts.scripts()) {
			if (script instanceof SqlScript sql) {
				problems.addAll(sql.check(this.placeholders));
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
	}

}
