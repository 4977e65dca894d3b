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
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * Runs a step statement by statement, each committed by itself and journalled before and
 * after, so that a run which died can be taken up where it stopped.
 */
final class NonTransactionalStep {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	private final Step step;

	private final ScriptExecutor executor;

	NonTransactionalStep(RunContext context, Step step) {
		this.context = context;
		this.step = step;
		this.executor = new ScriptExecutor(context.dialect());
	}

	/**
	 * Runs the step from where an earlier attempt stopped.
	 * @param attempt the attempt, or {@code null} if there was none
	 * @throws UnresolvedRevisionException if it can't be told how far that came
	 */
	void run(@Nullable OpenAttempt attempt) throws ConnectionLostException {
		long start = System.nanoTime();
		this.context.watchdog().watch("The " + this.step.direction().word() + " of revision " + this.step.name());
		SqlMigration text = ScriptExecutor.read(this.step, this.context.placeholders());
		StoredDowngrade downgrade = Rows.downgrade(this.step.script(), text);
		try {
			this.context.work().restore();
			int first = (attempt != null) ? new Resumption(this.context, this.step, text).next(attempt) : 1;
			if (attempt == null) {
				journal(JournalLine.of(this.step.id(), this.step.action(), Outcome.STARTED));
			}
			MigrationOperations operations = new MigrationOperations(connection(), this.context.dialect().syntax());
			this.context.listeners()
				.forEach((listener) -> listener.beforeStep(this.step.revision(), this.step.direction(), operations));
			runFrom(first, text, attempt != null);
			this.context.listeners()
				.forEach((listener) -> listener.afterStep(this.step.revision(), this.step.direction(), operations));
			this.context.work().restore();
			record(downgrade, Duration.ofNanos(System.nanoTime() - start));
		}
		catch (SQLException ex) {
			throw failed(new StepFailure(ex, null, null, 0), start);
		}
		catch (StepFailure failure) {
			throw failed(failure, start);
		}
	}

	private void runFrom(int first, @Nullable SqlMigration text, boolean again) throws SQLException, StepFailure {
		if (text == null) {
			runJava(first);
			return;
		}
		for (Statement statement : ScriptExecutor.part(text, this.step).statements()) {
			ScriptExecutor.checkTime(this.step, this.context.deadline());
			if (statement.number() >= first) {
				runRepeatedly(statement, again && statement.number() == first);
			}
		}
	}

	/**
	 * A migration in Java counts as one statement of which nothing is known.
	 */
	private void runJava(int first) throws SQLException, StepFailure {
		if (first > 1) {
			return;
		}
		this.context.limitNothing();
		journal(line(Outcome.STARTED).statement(1, null, this.step.revision().origin().toString()));
		this.executor.run(connection(), this.step, null, this.context.deadline());
		journal(line(Outcome.SUCCEEDED).statement(1, null, this.step.revision().origin().toString()));
	}

	private void runRepeatedly(Statement statement, boolean again) throws SQLException, StepFailure {
		Deadline retry = this.context.deadline().within(this.context.options().limits().retryMaxElapsed());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
		StatementRecovery recovery = this.context.dialect().recovery();
		String sql = statement.sql();
		while (true) {
			String before = recovery.before(connection(), sql);
			cleanUp(recovery.remains(connection(), sql, before, again));
			try {
				runOnce(statement, sql, before);
				return;
			}
			catch (StepFailure failure) {
				if (!this.context.kindOf(failure).isRetryable() || retry.isOver()) {
					throw failure;
				}
				logger.warn("Statement %d of the %s of revision %s failed and is run again: %s".formatted(
						statement.number(), this.step.direction().word(), this.step.name(),
						String.valueOf(failure.getMessage())));
				cleanUp(recovery.after(connection(), sql, before).cleanup());
			}
			backoff.pause(retry);
		}
	}

	private void runOnce(Statement statement, String sql, @Nullable String before) throws SQLException, StepFailure {
		boolean concurrent = this.context.dialect().recovery().waitsForSnapshots(sql);
		RunnerOptions.Limits limits = this.context.options().limits();
		this.context.dialect()
			.sessions()
			.limit(connection(), concurrent ? Duration.ZERO : lockTimeout(),
					(this.step.statementTimeout() != null) ? this.step.statementTimeout() : limits.statementTimeout());
		if (concurrent) {
			logOpenTransactions(statement);
		}
		String where = statement.where().toString();
		journal(line(Outcome.STARTED).statement(statement.number(), statement.checksum(), where).noting(before));
		try {
			this.executor.run(connection(), statement);
		}
		catch (StepFailure failure) {
			SQLException ex = failure.sqlException();
			if (ex != null && this.context.kindOf(failure) != ErrorKind.CONNECTION_LOST) {
				journal(line(Outcome.FAILED).statement(statement.number(), statement.checksum(), where)
					.noting(before)
					.saying(this.context.dialect().messageOf(ex), String.valueOf(failure.getMessage())));
			}
			throw failure;
		}
		journal(line(Outcome.SUCCEEDED).statement(statement.number(), statement.checksum(), where));
	}

	private void logOpenTransactions(Statement statement) throws SQLException {
		List<Backend> open = this.context.dialect().sessions().openTransactions(connection());
		if (!open.isEmpty()) {
			logger.info("Statement %d of revision %s waits for the transactions that are open now: %s"
				.formatted(statement.number(), this.step.name(), open));
		}
	}

	private void cleanUp(@Nullable String sql) throws SQLException {
		if (sql != null) {
			logger.warn("Cleaning up behind revision " + this.step.name() + ": " + sql);
			this.context.limitNothing();
			this.executor.execute(connection(), sql);
		}
	}

	private Duration lockTimeout() {
		Duration own = this.step.ddlLockTimeout();
		return (own != null) ? own : this.context.options().limits().ddlLockTimeout();
	}

	private void record(StoredDowngrade downgrade, Duration duration) throws SQLException {
		JournalLine line = line(Outcome.SUCCEEDED).lasting(duration);
		if (this.step.direction() == Direction.UPGRADE) {
			this.context.ledger()
				.insertApplied(connection(), Rows.of(this.step.script(), this.context.graph(), downgrade, duration),
						line, false);
		}
		else {
			this.context.ledger().deleteApplied(connection(), line, false);
		}
	}

	private StemmaException failed(StepFailure failure, long start) throws ConnectionLostException {
		if (this.context.kindOf(failure) == ErrorKind.CONNECTION_LOST) {
			throw new ConnectionLostException(failure);
		}
		StemmaException ex = this.context.deadline().isOver()
				? Failures.outOfTime(this.step, this.context.deadline(), failure)
				: Failures.failed(this.step, failure, this.context.dialect(), List.of(), null);
		this.context.failed(this.step, failure, Duration.ofNanos(System.nanoTime() - start), ex);
		return ex;
	}

	private JournalLine line(Outcome outcome) {
		return JournalLine.of(this.step.id(), this.step.action(), outcome);
	}

	private void journal(JournalLine line) throws SQLException {
		this.context.ledger().journal(connection(), line);
	}

	private Connection connection() {
		return this.context.connection();
	}

	/**
	 * Why an attempt can't be taken up by itself.
	 */
	static UnresolvedRevisionException unresolved(Step step, String why) {
		return new UnresolvedRevisionException(List.of(new Problem(
				"The %s of revision %s stopped half way: %s".formatted(step.direction().word(), step.name(), why),
				step.revision().origin(),
				"Look at the database, then say what became of it: Stemma.resolve(\"%1$s\", DONE) if all of it is there, Stemma.resolve(\"%1$s\", RETRY) to run it from that statement on."
					.formatted(step.id()))));
	}

}
