package dev.stemma.runner;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;

/**
 * Runs what the database has stored, where that is asked for.
 */
final class StoredDowngrades {

	private final Runner runner;

	private final StoredPlanner planner;

	StoredDowngrades(Runner runner) {
		this.runner = runner;
		this.planner = new StoredPlanner(runner.scripts(), runner.planner(), new DowngradeChecks(runner.downgrades()),
				runner.dialect().syntax(), runner.options().guards().signingKey());
	}

	Run downgrade(String target, TagFilter filter) {
		return new Run(this.runner, Direction.DOWNGRADE, (work, database) -> {
			List<Revision> revisions = this.planner.above(database, target, filter);
			return this.planner.downgrade(database, revisions, stored(work, database, revisions));
		});
	}

	List<StoredStep> steps(String target, TagFilter filter) {
		return this.runner.look((work) -> {
			DatabaseState database = this.runner.read(work);
			List<Revision> revisions = this.planner.above(database, target, filter);
			return this.planner.steps(database, revisions, stored(work, database, revisions));
		});
	}

	/**
	 * Takes back what this checkout does not have and applies what is pending.
	 * @throws DevSyncRefusedException if the database is not a developer's own
	 */
	Run sync(String target, TagFilter filter) {
		if (this.runner.options().guards().protectedDatabase()) {
			throw new DevSyncRefusedException(Problem.of(
					"Mode dev-sync takes revisions back, and the database is protected (stemma.protected=true)",
					"Set stemma.startup to upgrade here; dev-sync is for a developer's own database."));
		}
		return new Run(this.runner, Direction.UPGRADE, (work, database) -> {
			refuseRemote(work, database);
			List<Revision> foreign = this.planner.foreign(database);
			return this.planner.sync(database, foreign, stored(work, database, foreign), target, filter);
		});
	}

	private void refuseRemote(WorkConnection work, DatabaseState database) throws SQLException {
		if (this.runner.options().guards().remoteDevSync()) {
			return;
		}
		String remote = this.runner.dialect().sessions().remoteServer(work.connection());
		if (remote != null) {
			throw new DevSyncRefusedException(Problem.of(
					"Mode dev-sync takes revisions back, and the server of database %s is not on this machine: %s"
						.formatted(database.facts().database(), remote),
					"If it is a developer's own all the same, in a container say, set stemma.dev-sync.allow-remote to true; else set stemma.startup to upgrade."));
		}
	}

	private Map<String, StoredRow> stored(WorkConnection work, DatabaseState database, List<Revision> revisions)
			throws SQLException {
		List<String> wanted = this.planner.wanted(revisions);
		return wanted.isEmpty() ? Map.of()
				: this.runner.ledger(work, database.facts(), UUID.randomUUID()).downgrades(work.connection(), wanted);
	}

}
