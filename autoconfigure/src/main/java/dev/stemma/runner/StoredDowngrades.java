package dev.stemma.runner;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;

/**
 * Runs what the database has stored, where that is asked for.
 */
final class StoredDowngrades {

	private final Installation installation;

	private final StoredPlanner planner;

	StoredDowngrades(Installation installation) {
		this.installation = installation;
		this.planner = new StoredPlanner(installation.scripts(), installation.planner(),
				new DowngradeChecks(installation.downgrades()), installation.dialect().syntax(),
				installation.options().guards().signingKey());
	}

	/**
	 * Takes back what is applied above a target.
	 * @param shown the stored SQL that may be run, or {@code null} for all
	 */
	Run.Planning downgrade(String target, TagFilter filter, @Nullable List<StoredStep> shown) {
		return (work, database) -> {
			List<Revision> revisions = this.planner.above(database, target, filter);
			Map<String, StoredRow> stored = stored(work, database, revisions);
			if (shown != null) {
				refuseOthers(shown, this.planner.steps(database, revisions, stored));
			}
			return this.planner.downgrade(database, revisions, stored);
		};
	}

	private static void refuseOthers(List<StoredStep> shown, List<StoredStep> steps) {
		List<Problem> problems = steps.stream()
			.filter((step) -> !shown.contains(step))
			.map((step) -> Problem.of(
					"The stored downgrade of revision %s is not the one that was shown".formatted(step.revision()),
					"Somebody has changed the database meanwhile. Begin again, and look at what is stored now."))
			.toList();
		if (!problems.isEmpty()) {
			throw new StoredSqlRefusedException(problems);
		}
	}

	List<StoredStep> steps(String target, TagFilter filter) {
		return this.installation.look((work) -> {
			DatabaseState database = this.installation.read(work);
			List<Revision> revisions = this.planner.above(database, target, filter);
			return this.planner.steps(database, revisions, stored(work, database, revisions));
		});
	}

	/**
	 * Takes back what this checkout does not have and applies what is pending.
	 * @throws DevSyncRefusedException if the database is not a developer's own
	 */
	Run.Planning sync(String target, TagFilter filter) {
		DeveloperDatabase developers = DeveloperDatabase.forSync(this.installation);
		developers.refuseProtected();
		return (work, database) -> {
			developers.refuseRemote(work, database);
			List<Revision> foreign = this.planner.foreign(database);
			return this.planner.sync(database, foreign, stored(work, database, foreign), target, filter);
		};
	}

	private Map<String, StoredRow> stored(WorkConnection work, DatabaseState database, List<Revision> revisions)
			throws SQLException {
		List<String> wanted = this.planner.wanted(revisions);
		return wanted.isEmpty() ? Map.of() : this.installation.ledger(work, database.facts(), UUID.randomUUID())
			.downgrades(work.connection(), wanted);
	}

}
