package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ErrorKind;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.JavaScript;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * Runs a step statement by statement, each committed by itself and journalled before and
 * after, so that a run which died can be taken up where it stopped.
 */
final class NonTransactionalStep {

	private final RunContext context;

	private final Step step;

	NonTransactionalStep(RunContext context, Step step) {
		this.context = context;
		this.step = step;
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
		StoredDowngrade downgrade = this.context.downgrades().of(this.step, text);
		try {
			this.context.work().restore();
			List<Operation> done = (text != null) ? run(text, attempt) : run((JavaScript) this.step.script(), attempt);
			this.context.work().restore();
			if (done != null) {
				downgrade = this.context.downgrades().of(this.step, downgrade, done);
			}
			StoredDowngrade known = downgrade;
			this.context.watchdog().shield(() -> record(known, Duration.ofNanos(System.nanoTime() - start)));
		}
		catch (SQLException ex) {
			throw failed(new StepFailure(ex, null, null, 0), start);
		}
		catch (StepFailure failure) {
			throw failed(failure, start);
		}
		catch (RunInterruptedException ex) {
			throw failed(new StepFailure(ex, null, null, 0), start);
		}
	}

	/**
	 * Runs a SQL script.
	 * @return {@code null}: which operations that were is not known
	 */
	private @Nullable List<Operation> run(SqlMigration text, @Nullable OpenAttempt attempt)
			throws SQLException, StepFailure {
		int first = (attempt != null) ? new Resumption(this.context, this.step, text).next(attempt) : 1;
		begin(attempt);
		UnitRunner units = new UnitRunner(this.context, this.step);
		ScriptExecutor executor = new ScriptExecutor(this.context.dialect());
		for (Statement statement : ScriptExecutor.part(text, this.step).statements()) {
			this.context.checkTime(this.step);
			if (statement.number() >= first) {
				units.run(new ScriptUnit(statement, executor), attempt != null && statement.number() == first);
			}
		}
		end();
		return null;
	}

	/**
	 * Runs a migration in Java.
	 * @return its operations, or {@code null} where they are not known
	 */
	private @Nullable List<Operation> run(JavaScript script, @Nullable OpenAttempt attempt)
			throws SQLException, StepFailure {
		JournalledOperations journalled = new JournalledOperations(this.context, this.step, attempt);
		begin(attempt);
		MigrationOperations operations = MigrationOperations.of(this.context, this.step, journalled);
		ScriptExecutor.run(script, this.step.direction(), operations);
		journalled.finish();
		end();
		return operations.done();
	}

	private void begin(@Nullable OpenAttempt attempt) throws SQLException {
		if (attempt == null) {
			journal(JournalLine.of(this.step.id(), this.step.action(), Outcome.STARTED));
		}
		MigrationOperations operations = MigrationOperations.ofListeners(this.context, this.step);
		this.context.listeners()
			.forEach((listener) -> listener.beforeStep(this.step.revision(), this.step.direction(), operations));
	}

	private void end() {
		MigrationOperations operations = MigrationOperations.ofListeners(this.context, this.step);
		this.context.listeners()
			.forEach((listener) -> listener.afterStep(this.step.revision(), this.step.direction(), operations));
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
		this.context.watchdog().rest();
		if (this.context.kindOf(failure) == ErrorKind.CONNECTION_LOST) {
			throw new ConnectionLostException(failure);
		}
		StemmaException ex = exception(failure);
		this.context.failed(this.step, failure, Duration.ofNanos(System.nanoTime() - start), ex);
		return ex;
	}

	private StemmaException exception(StepFailure failure) {
		if (this.context.isInterruption(failure)) {
			return Failures.interrupted(this.step, failure);
		}
		return this.context.deadline().isOver() ? Failures.outOfTime(this.step, this.context.deadline(), failure)
				: Failures.failed(this.step, failure, this.context.dialect(), List.of(), null);
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
	 * A revision that ran without a transaction, and has one now, would begin again with
	 * what is done.
	 */
	static void refuseHalfDone(Step step, OpenAttempt attempt, ProgressLedger progress, Connection connection)
			throws SQLException {
		if (attempt.hasDoneSomething() || OperationHistory.isHalfWay(progress, connection, step, attempt)) {
			throw unresolved(step, "it ran without a transaction then, and its script has one now");
		}
	}

	/**
	 * Why an attempt can't be taken up by itself.
	 */
	static UnresolvedRevisionException unresolved(Step step, String why) {
		return new UnresolvedRevisionException(List.of(new Problem(
				"The %s of revision %s stopped half way: %s".formatted(step.direction().word(), step.name(), why),
				step.revision().origin(),
				"Look at the database, then say what became of it: migrations resolve %1$s --applied if all of it is there, migrations resolve %1$s --retry to run what is not done."
					.formatted(step.id()))));
	}

}
