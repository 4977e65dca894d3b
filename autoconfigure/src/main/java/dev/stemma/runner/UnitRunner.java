package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.StatementRecovery;
import dev.stemma.runner.JournalEntry.Outcome;

/**
 * Runs the units of a step without a transaction: each committed by itself, journalled
 * before and after, and again where others were in the way.
 */
final class UnitRunner {

	/** Noted where a unit that did not come to its end has done nothing. */
	static final String ATOMIC = "atomic";

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	private final Step step;

	private final ScriptExecutor executor;

	UnitRunner(RunContext context, Step step) {
		this.context = context;
		this.step = step;
		this.executor = new ScriptExecutor(context.dialect());
	}

	/**
	 * Runs a unit to its end.
	 * @param again whether an earlier attempt may have left remains of it
	 */
	void run(Unit unit, boolean again) throws SQLException, StepFailure {
		Deadline retry = this.context.deadline().within(this.context.options().limits().retryMaxElapsed());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
		StatementRecovery recovery = this.context.dialect().recovery();
		while (true) {
			this.context.watchdog().arm();
			String before = unit.isAtomic() ? ATOMIC : recovery.before(connection(), unit.sql());
			if (!unit.isAtomic()) {
				cleanUp(recovery.remains(connection(), unit.sql(), before, again));
			}
			try {
				runOnce(unit, before);
				return;
			}
			catch (StepFailure failure) {
				if (!this.context.kindOf(failure).isRetryable() || retry.isOver()) {
					throw failure;
				}
				logger.warn("%s %d of the %s of revision %s failed and is run again: %s".formatted(unit.noun(),
						unit.number(), this.step.direction().word(), this.step.name(),
						String.valueOf(failure.getMessage())));
				if (!unit.isAtomic()) {
					cleanUp(recovery.after(connection(), unit.sql(), before).cleanup());
				}
			}
			backoff.pause(retry);
		}
	}

	private void runOnce(Unit unit, @Nullable String before) throws SQLException, StepFailure {
		boolean concurrent = !unit.isAtomic() && this.context.dialect().recovery().waitsForSnapshots(unit.sql());
		limit(concurrent ? Duration.ZERO : lockTimeout());
		if (concurrent) {
			logOpenTransactions(unit);
		}
		journal(line(Outcome.STARTED, unit).noting(before));
		try {
			if (unit.isAtomic()) {
				runAtomically(unit);
				return;
			}
			String note = unit.run(connection());
			this.context.watchdog().shield(() -> journal(line(Outcome.SUCCEEDED, unit).noting(note)));
		}
		catch (StepFailure failure) {
			this.context.watchdog().rest();
			SQLException ex = failure.sqlException();
			boolean journalled = ex != null || unit.isAtomic();
			if (journalled && this.context.kindOf(failure) != ErrorKind.CONNECTION_LOST) {
				journal(line(Outcome.FAILED, unit).noting(before)
					.saying((ex != null) ? this.context.dialect().messageOf(ex) : null,
							String.valueOf(failure.getMessage())));
			}
			throw failure;
		}
	}

	private void runAtomically(Unit unit) throws SQLException, StepFailure {
		connection().setAutoCommit(false);
		try {
			String note = unit.run(connection());
			journal(line(Outcome.SUCCEEDED, unit).noting(note));
			commit(unit);
		}
		finally {
			this.context.work().rollback();
		}
	}

	/**
	 * What is deferred fails here.
	 */
	private void commit(Unit unit) throws StepFailure {
		try {
			connection().commit();
			connection().setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw new StepFailure(ex, null, unit.sql(), unit.number());
		}
	}

	private void logOpenTransactions(Unit unit) throws SQLException {
		List<Backend> open = this.context.dialect().sessions().openTransactions(connection());
		if (!open.isEmpty()) {
			logger.info("%s %d of revision %s waits for the transactions that are open now: %s".formatted(unit.noun(),
					unit.number(), this.step.name(), open));
		}
	}

	private void cleanUp(@Nullable String sql) throws SQLException {
		if (sql != null) {
			logger.warn("Cleaning up behind revision " + this.step.name() + ": " + sql);
			this.context.limitNothing();
			this.executor.execute(connection(), sql);
		}
	}

	/**
	 * Sets the limits that hold for a statement that waits for locks as others do.
	 */
	void limit() throws SQLException {
		limit(lockTimeout());
	}

	private void limit(Duration lockTimeout) throws SQLException {
		Duration own = this.step.statementTimeout();
		this.context.dialect()
			.sessions()
			.limit(connection(), lockTimeout, (own != null) ? own : this.context.options().limits().statementTimeout());
	}

	private Duration lockTimeout() {
		Duration own = this.step.ddlLockTimeout();
		return (own != null) ? own : this.context.options().limits().ddlLockTimeout();
	}

	private JournalLine line(Outcome outcome, Unit unit) {
		return JournalLine.of(this.step.id(), this.step.action(), outcome)
			.statement(unit.number(), unit.checksum(), unit.where());
	}

	private void journal(JournalLine line) throws SQLException {
		this.context.ledger().journal(connection(), line);
	}

	private Connection connection() {
		return this.context.connection();
	}

}
