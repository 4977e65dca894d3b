package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
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

	private final Installation installation;

	Bookkeeper(Installation installation) {
		this.installation = installation;
	}

	/**
	 * Makes the applied set what the targets say.
	 * @param purge whether to remove rows that this build does not know
	 * @param shown the rows that may be removed at most, or {@code null} for all
	 * @return the tips of the applied set afterwards
	 */
	List<String> stamp(List<String> targets, boolean purge, @Nullable List<AppliedRevision> shown) {
		return underLock(true, (work, database, ledger) -> {
			LoadedScripts scripts = this.installation.scripts();
			List<String> unknown = new ArrayList<>(database.applied().keySet());
			unknown.removeIf(scripts.graph()::contains);
			if (!unknown.isEmpty() && !purge) {
				throw new DivergedHistoryException(List.of(Problem.of(
						"The database holds revisions that this build does not know: " + String.join(", ", unknown),
						"Stamp with the build that knows them, or remove them as well with migrations stamp --purge.")));
			}
			StampPlan plan = scripts.graph().planStamp(targets, this.installation.known(database));
			this.installation.planner().refuseBelowAttempts(database, plan.removed());
			if (shown != null) {
				refuseMoreThan(shown, unknown, plan);
			}
			Stamp stamp = this.installation.stamp(ledger);
			if (database.facts().tables() == Tables.NONE) {
				new Bootstrap(this.installation.dialect(), ledger, this.installation.options(), scripts).run(work,
						database.facts(), plan, stamp, Deadline.after(this.installation.options().limits().run()));
			}
			else {
				inTransaction(work, ledger, () -> {
					stamp.purge(work.connection(), unknown);
					stamp.write(work.connection(), plan, scripts);
				});
			}
			return this.installation.read(work).tips();
		});
	}

	private static void refuseMoreThan(List<AppliedRevision> shown, List<String> unknown, StampPlan plan) {
		List<String> more = new ArrayList<>(unknown);
		more.addAll(plan.removed());
		more.removeAll(shown.stream().map(AppliedRevision::id).toList());
		if (!more.isEmpty()) {
			throw new RunRefusedException(List.of(Problem
				.of("The database has changed since it was looked at: the rows of %s would be removed as well"
					.formatted(String.join(", ", more)), "Begin again, and look at what is removed now.")));
		}
	}

	/**
	 * Creates our tables where they are missing, and nothing else.
	 * @return whether they were
	 */
	boolean createTables() {
		return this.installation.look((work) -> {
			ServerFacts facts = this.installation.read(work).facts();
			if (facts.tables() == Tables.ALL) {
				return false;
			}
			this.installation.preflight().checkWritable(facts, true);
			work.prepare(this.installation.options());
			Ledger ledger = this.installation.ledger(work, facts, UUID.randomUUID());
			return new Bootstrap(this.installation.dialect(), ledger, this.installation.options(),
					this.installation.scripts())
				.run(work, facts, null, this.installation.stamp(ledger),
						Deadline.after(this.installation.options().limits().run()));
		});
	}

	/**
	 * Says what became of a revision that stopped half way.
	 * @return its id
	 */
	String resolve(String identifier, Resolution resolution) {
		return underLock(false, (work, database, ledger) -> {
			OpenAttempt attempt = attempt(database, identifier);
			inTransaction(work, ledger, () -> {
				if (resolution == Resolution.RETRY) {
					retry(work.connection(), ledger, attempt);
				}
				else {
					done(work.connection(), ledger, attempt);
				}
			});
			return attempt.revision();
		});
	}

	/**
	 * The attempt that an identifier names: of a revision of this build, or of one that
	 * only the database knows.
	 */
	private OpenAttempt attempt(DatabaseState database, String identifier) {
		List<OpenAttempt> named = named(database, identifier);
		if (named.size() == 1) {
			return named.get(0);
		}
		Revision revision = this.installation.scripts()
			.graph()
			.resolveOne(identifier, this.installation.known(database));
		OpenAttempt attempt = (revision != null) ? database.attempt(revision.id()) : null;
		if (attempt == null) {
			throw new RunRefusedException(List.of(Problem.of(
					"Revision %s did not stop half way".formatted((revision != null) ? revision.id() : identifier),
					database.attempts().isEmpty() ? "There is nothing to resolve." : "These did: "
							+ String.join(", ", database.attempts().stream().map(OpenAttempt::revision).toList())
							+ ".")));
		}
		return attempt;
	}

	private List<OpenAttempt> named(DatabaseState database, String identifier) {
		OpenAttempt exact = database.attempt(identifier);
		if (exact != null) {
			return List.of(exact);
		}
		return database.attempts()
			.stream()
			.filter((attempt) -> !this.installation.scripts().graph().contains(attempt.revision()))
			.filter((attempt) -> identifier.length() >= RevisionGraph.SHORTEST_PARTIAL
					&& attempt.revision().startsWith(identifier))
			.toList();
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
		LoadedScripts scripts = this.installation.scripts();
		if (!scripts.graph().contains(attempt.revision())) {
			throw new RunRefusedException(List.of(Problem.of(
					"This build does not know revision %s, so it can't record it".formatted(attempt.revision()),
					"Resolve it with the build that brought it.")));
		}
		this.installation.stamp(ledger).insert(connection, scripts.get(attempt.revision()), scripts, line);
	}

	/**
	 * Records the checksum that an applied revision's script has now.
	 * @return its id
	 */
	String accept(String identifier) {
		return underLock(false, (work, database, ledger) -> {
			LoadedScripts scripts = this.installation.scripts();
			if (database.applied().containsKey(identifier) && !scripts.graph().contains(identifier)) {
				throw notAcceptable("This build does not know revision " + identifier);
			}
			Revision revision = scripts.graph().resolveOne(identifier, this.installation.known(database));
			if (revision == null) {
				throw notAcceptable("'%s' stands for no revision".formatted(identifier));
			}
			String id = revision.id();
			AppliedRevision row = database.applied().get(id);
			if (row == null) {
				throw notAcceptable("Revision %s is not applied".formatted(id));
			}
			Script script = scripts.get(id);
			Checksum now = script.checksum();
			inTransaction(work, ledger,
					() -> ledger.updateChecksum(work.connection(), (now != null) ? now.value() : null,
							(now != null) ? now.algorithm() : null, JournalLine.of(id, Action.ACCEPT, Outcome.SUCCEEDED)
								.noting("was " + row.checksumAlgorithm() + ":" + row.checksum())));
			return id;
		});
	}

	private static RunRefusedException notAcceptable(String what) {
		return new RunRefusedException(List
			.of(Problem.of(what, "Only an applied revision whose script was edited on purpose can be accepted.")));
	}

	/**
	 * Takes connection and lock as a run does, and looks again under the lock.
	 */
	private <T> T underLock(boolean mayCreate, Work<T> action) {
		return this.installation.look((work) -> {
			DatabaseState first = this.installation.read(work);
			ServerFacts facts = first.facts();
			if (facts.tables() == Tables.NONE && !mayCreate) {
				throw new RunRefusedException(List.of(Problem
					.of("Schema %s has no tables of Stemma".formatted(facts.schema()), "Upgrade or stamp it first.")));
			}
			this.installation.preflight().checkWritable(facts, true);
			work.prepare(this.installation.options());
			Deadline wait = Deadline.after(this.installation.options().limits().run())
				.within(this.installation.options().limits().runnerLockWait());
			if (work.isPooled()) {
				return action.with(work, this.installation.read(work),
						this.installation.ledger(work, facts, UUID.randomUUID()));
			}
			try (RunnerLock lock = RunnerLock.take(this.installation.dialect().sessions(), work,
					this.installation.lockKey(facts), wait, this.installation.listeners())) {
				this.installation.listeners().forEach((listener) -> listener.lockTaken(lock.waited()));
				return action.with(work, this.installation.read(work),
						this.installation.ledger(work, facts, UUID.randomUUID()));
			}
		});
	}

	private void inTransaction(WorkConnection work, Ledger ledger, Change change) throws SQLException {
		RunnerOptions.Limits limits = this.installation.options().limits();
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
				if (!this.installation.dialect().kindOf(ex).isRetryable() || retry.isOver()) {
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
	 *
	 * @param <T> what it returns
	 */
	private interface Work<T> {

		T with(WorkConnection work, DatabaseState database, Ledger ledger) throws SQLException;

	}

}
