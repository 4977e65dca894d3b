package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.problem.Problem;
import dev.stemma.revision.StampPlan;
import dev.stemma.script.LoadedScripts;

/**
 * Creates our tables where they are missing: in one transaction, under a lock of its own,
 * because {@code IF NOT EXISTS} does not keep two sessions apart. A database that is
 * taken over gets its rows in the same transaction: tables without them would say that
 * nothing is applied.
 */
final class Bootstrap {

	private final Dialect dialect;

	private final Ledger ledger;

	private final RunnerOptions options;

	private final LoadedScripts scripts;

	Bootstrap(Dialect dialect, Ledger ledger, RunnerOptions options, LoadedScripts scripts) {
		this.dialect = dialect;
		this.ledger = ledger;
		this.options = options;
		this.scripts = scripts;
	}

	/**
	 * Creates what is missing.
	 * @param baseline what to stamp, or {@code null}
	 * @return whether anything was; if not, others were faster
	 */
	boolean run(WorkConnection work, ServerFacts facts, @Nullable StampPlan baseline, Stamp stamp, Deadline deadline)
			throws SQLException {
		Connection connection = work.connection();
		long key = RunnerLock.key(facts.database(), this.ledger.tables(), "bootstrap");
		Deadline wait = deadline.within(this.options.limits().runnerLockWait());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));
		while (true) {
			connection.setAutoCommit(false);
			try {
				if (this.dialect.sessions().tryTransactionLock(connection, key)) {
					boolean created = create(connection, baseline, stamp);
					connection.commit();
					return created;
				}
			}
			finally {
				work.rollback();
			}
			if (wait.isOver()) {
				throw new RunnerLockTimeoutException(
						Problem.of("Another runner has been creating the tables of Stemma in schema %s for %d s"
							.formatted(facts.schema(), wait.length().toSeconds()), "Look at what it waits for."));
			}
			backoff.pause(wait);
		}
	}

	private boolean create(Connection connection, @Nullable StampPlan baseline, Stamp stamp) throws SQLException {
		ServerFacts now = this.dialect.sessions()
			.facts(connection, this.ledger.tables().schema(), this.options.tablePrefix());
		if (now.tables() == Tables.ALL) {
			return false;
		}
		this.ledger.create(connection, now.schemaExists());
		if (baseline != null) {
			stamp.write(connection, baseline, this.scripts);
		}
		return true;
	}

}
