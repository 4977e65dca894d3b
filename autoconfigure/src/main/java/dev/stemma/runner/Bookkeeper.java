package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.problem.Problem;
import dev.stemma.revision.StampPlan;
import dev.stemma.runner.JournalEntry.Action;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.script.Checksum;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Script;

/**
 * Changes what the database remembers, and nothing else.
 */
final class Bookkeeper {

	private final Runner runner;

	Bookkeeper(Runner runner) {
		this.runner = runner;
	}

	List<String> stamp(List<String> targets, boolean purge) {
		return underLock(true, (work, database, ledger) -> {
			LoadedScripts scripts = this.runner.scripts();
			List<String> unknown = new ArrayList<>(database.applied().keySet());
			unknown.removeIf(scripts.graph()::contains);
			if (!unknown.isEmpty() && !purge) {
				throw new DivergedHistoryException(List.of(Problem.of(
						"The database holds revisions that this build does not know: " + String.join(", ", unknown),
						"Stamp with the build that knows them, or remove them as well (purge).")));
			}
			StampPlan plan = scripts.graph().planStamp(targets, this.runner.known(database));
			this.runner.planner().refuseBelowAttempts(database, plan.removed());
			Stamp stamp = this.runner.stamp(ledger);
			if (database.facts().tables() == Tables.NONE) {
				new Bootstrap(this.runner.dialect(), ledger, this.runner.options(), scripts).run(work, database.facts(),
						plan, stamp, Deadline.after(this.runner.options().limits().run()));
			}
			else {
				inTransaction(work, ledger, () -> {
					stamp.purge(work.connection(), unknown);
					stamp.write(work.connection(), plan, scripts);
				});
			}
		});
	}

	void resolve(String id, Resolution resolution) {
		underLock(false, (work, database, ledger) -> {
			OpenAttempt attempt = database.attempt(id);
			if (attempt == null) {
				throw new RunRefusedException(
						List.of(Problem.of("Revision %s did not stop half way".formatted(id),
								database.attempts().isEmpty() ? "There is nothing to resolve."
										: "These did: " + String.join(", ",
												database.attempts().stream().map(OpenAttempt::revision).toList())
												+ ".")));
			}
			inTransaction(work, ledger, () -> {
				if (resolution == Resolution.RETRY) {
					retry(work.connection(), ledger, attempt);
				}
				else {
					done(work.connection(), ledger, attempt);
				}
			});
		});
	}

	private void retry(Connection connection, Ledger ledger, OpenAttempt attempt) throws SQLException {
		JournalEntry last = attempt.last();
		if (last != null) {
			ledger.journal(connection,
					JournalLine.of(attempt.revision(), Action.RESOLVE, Outcome.RESOLVED)
						.statement(Objects.requireNonNull(last.statement()), last.statementChecksum(), last.position())
						.noting("retry"));
		}
	}

	private void done(Connection connection, Ledger ledger, OpenAttempt attempt) throws SQLException {
		JournalLine line = JournalLine.of(attempt.revision(), Action.RESOLVE, Outcome.RESOLVED).noting("done");
		if (attempt.direction() == Direction.DOWNGRADE) {
			ledger.deleteApplied(connection, line, false);
			return;
		}
		LoadedScripts scripts = this.runner.scripts();
		if (!scripts.graph().contains(attempt.revision())) {
			throw new RunRefusedException(List.of(Problem.of(
					"This build does not know revision %s, so it can't record it".formatted(attempt.revision()),
					"Resolve it with the build that brought it.")));
		}
		this.runner.stamp(ledger).insert(connection, scripts.get(attempt.revision()), scripts, line);
	}

	void accept(String id) {
		underLock(false, (work, database, ledger) -> {
			LoadedScripts scripts = this.runner.scripts();
			AppliedRevision row = database.applied().get(id);
			if (row == null || !scripts.graph().contains(id)) {
				throw new RunRefusedException(List.of(Problem.of(
						((row != null) ? "This build does not know revision %s" : "Revision %s is not applied")
							.formatted(id),
						"Only an applied revision whose script was edited on purpose can be accepted.")));
			}
			Script script = scripts.get(id);
			Checksum now = script.checksum();
			inTransaction(work, ledger,
					() -> ledger.updateChecksum(work.connection(), (now != null) ? now.value() : null,
							(now != null) ? now.algorithm() : null, JournalLine.of(id, Action.ACCEPT, Outcome.SUCCEEDED)
								.noting("was " + row.checksumAlgorithm() + ":" + row.checksum())));
		});
	}

	/**
	 * Takes connection and lock as a run does, and looks again under the lock.
	 * @return the tips of the applied set afterwards
	 */
	private List<String> underLock(boolean mayCreate, Work action) {
		return this.runner.look((work) -> {
			DatabaseState first = this.runner.read(work);
			ServerFacts facts = first.facts();
			if (facts.tables() == Tables.NONE && !mayCreate) {
				throw new RunRefusedException(List.of(Problem
					.of("Schema %s has no tables of Stemma".formatted(facts.schema()), "Upgrade or stamp it first.")));
			}
			this.runner.preflight().checkWritable(facts, true);
			work.prepare(this.runner.options());
			Deadline wait = Deadline.after(this.runner.options().limits().run())
				.within(this.runner.options().limits().runnerLockWait());
			if (work.isPooled()) {
				action.with(work, this.runner.read(work), this.runner.ledger(work, facts, UUID.randomUUID()));
				return this.runner.read(work).tips();
			}
			try (RunnerLock lock = RunnerLock.take(this.runner.dialect().sessions(), work, this.runner.lockKey(facts),
					wait)) {
				this.runner.listeners().forEach((listener) -> listener.lockTaken(lock.waited()));
				action.with(work, this.runner.read(work), this.runner.ledger(work, facts, UUID.randomUUID()));
				return this.runner.read(work).tips();
			}
		});
	}

	private void inTransaction(WorkConnection work, Ledger ledger, Change change) throws SQLException {
		RunnerOptions.Limits limits = this.runner.options().limits();
		Deadline retry = Deadline.after(limits.run()).within(limits.retryMaxElapsed());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));
		while (true) {
			try {
				ledger.begin(work.connection(), limits.ddlLockTimeout(), null, List.of());
				change.run();
				work.connection().commit();
				return;
			}
			catch (SQLException ex) {
				if (!this.runner.dialect().kindOf(ex).isRetryable() || retry.isOver()) {
					throw ex;
				}
			}
			finally {
				work.rollback();
			}
			backoff.pause(retry);
		}
	}

	/**
	 * A change of our tables.
	 */
	private interface Change {

		void run() throws SQLException;

	}

	/**
	 * Something that is done under the lock.
	 */
	private interface Work {

		void with(WorkConnection work, DatabaseState database, Ledger ledger) throws SQLException;

	}

}
