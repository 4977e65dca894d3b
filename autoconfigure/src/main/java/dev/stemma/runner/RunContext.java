package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.script.Placeholders;

/**
 * What the parts of a run share.
 *
 * @param dialect the database's dialect
 * @param ledger our tables
 * @param work the connection
 * @param options how runs behave
 * @param listeners who wants to hear of it
 * @param placeholders what to replace in scripts
 * @param graph the revision graph
 * @param deadline when the run is over in any case
 * @param watchdog who watches it
 * @param facts the server and the session, as they were seen when the work began
 */
record RunContext(Dialect dialect, Ledger ledger, WorkConnection work, RunnerOptions options,
		List<MigrationListener> listeners, Placeholders placeholders, RevisionGraph graph, Deadline deadline,
		Watchdog watchdog, ServerFacts facts) {

	/**
	 * Writes the downgrades that are stored with what is applied.
	 */
	DowngradeWriter downgrades() {
		return new DowngradeWriter(this.dialect, this.options.naming());
	}

	/**
	 * Lets what waits for snapshots and must not be interrupted take as long as it takes.
	 */
	void limitNothing() throws SQLException {
		this.dialect.sessions().limit(connection(), Duration.ZERO, Duration.ZERO);
	}

	/**
	 * What kind of failure a step met. The connection counts as lost only if it is this
	 * one.
	 */
	ErrorKind kindOf(StepFailure failure) {
		SQLException sql = failure.sqlException();
		if (sql == null) {
			return ErrorKind.OTHER;
		}
		ErrorKind kind = this.dialect.kindOf(sql);
		return (kind == ErrorKind.CONNECTION_LOST && !this.work.isLost(sql)) ? ErrorKind.OTHER : kind;
	}

	/**
	 * Whether that is how an interruption of the run looks, and nothing else that went
	 * wrong at the same time.
	 */
	boolean isInterruption(StepFailure failure) {
		if (!this.watchdog.isInterrupted()) {
			return false;
		}
		ErrorKind kind = kindOf(failure);
		return failure.sqlException() == null || kind == ErrorKind.CANCELED || kind == ErrorKind.TRANSACTION_ABORTED
				|| kind.isRetryable();
	}

	/**
	 * Stops a step between two things.
	 * @throws RunInterruptedException if the run is interrupted
	 * @throws RunTimeoutException if its time is over
	 */
	void checkTime(Step step) {
		this.watchdog.check();
		if (this.deadline.isOver()) {
			throw Failures.outOfTime(step, this.deadline, null);
		}
	}

	/**
	 * Takes down that a step failed for good, and tells those who want to hear of it.
	 */
	void failed(Step step, StepFailure failure, Duration elapsed, StemmaException ex) {
		SQLException sql = failure.sqlException();
		JournalLine line = JournalLine.of(step.id(), step.action(), JournalEntry.Outcome.FAILED)
			.lasting(elapsed)
			.at((failure.where() != null) ? failure.where().toString() : null)
			.saying((sql != null) ? this.dialect.messageOf(sql) : null, String.valueOf(failure.getMessage()));
		if (step.transactional() && failure.number() > 0) {
			line = line.statement(failure.number(), null, line.position());
		}
		try {
			this.ledger.journal(connection(), line);
		}
		catch (SQLException journal) {
			ex.addSuppressed(journal);
		}
		this.listeners.forEach((listener) -> listener.stepFinished(step.revision(), step.direction(), elapsed, false));
	}

	Connection connection() {
		return this.work.connection();
	}

}
