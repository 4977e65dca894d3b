package dev.stemma.runner;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.BatchedUpdate;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.problem.StemmaException;
import dev.stemma.runner.JournalEntry.Outcome;

/**
 * Updates a table range by range. Each range is one transaction, which also moves the
 * position from which the update goes on after it stopped, so that no row is updated
 * twice.
 */
final class BatchRunner {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	private final Step step;

	private final UpdateInBatches update;

	private final int number;

	private final ScriptExecutor executor;

	private final UnitRunner limits;

	private final String checksum;

	private @Nullable String statement;

	BatchRunner(RunContext context, Step step, UpdateInBatches update, int number) {
		this.context = context;
		this.step = step;
		this.update = update;
		this.number = number;
		this.executor = new ScriptExecutor(context.dialect());
		this.limits = new UnitRunner(context, step);
		this.checksum = SqlWork.of(String.join("\n", update.table().toString(), String.join(",", update.key()),
				update.set(), String.valueOf(update.where())))
			.checksum();
	}

	/**
	 * Goes on with the update, or begins it.
	 * @return the number of rows that it has changed in all
	 */
	int run(OperationHistory history) throws SQLException, StepFailure {
		Integer done = history.ofBatches(this.number, this.checksum, this.update.summary());
		if (done != null) {
			return done;
		}
		ProgressLedger ledger = this.context.ledger().progress();
		this.context.limitNothing();
		ledger.create(connection());
		if (!history.hasBegunBatches(this.number)) {
			// What an attempt has left that was resolved by hand is not ours.
			ledger.delete(connection(), this.step);
		}
		ProgressLedger.Progress progress = ledger.find(connection(), this.step, this.number);
		if (progress.position() != null) {
			history.checkBatches(this.number, this.checksum, keys(), this.update.summary());
		}
		BatchedUpdate statements = this.context.dialect().batches().prepare(connection(), this.update);
		journal(line(Outcome.STARTED).noting(keys()));
		try {
			return run(ledger, progress, statements);
		}
		catch (StemmaException ex) {
			this.context.watchdog().rest();
			journal(line(Outcome.FAILED).noting(keys()).saying(null, String.valueOf(ex.getMessage())));
			throw ex;
		}
		catch (SQLException ex) {
			this.context.watchdog().rest();
			StepFailure failure = new StepFailure(ex, null, this.statement, this.number).in(this.update.summary(),
					this.number);
			if (this.context.kindOf(failure) != ErrorKind.CONNECTION_LOST) {
				journal(line(Outcome.FAILED).noting(keys())
					.saying(this.context.dialect().messageOf(ex), String.valueOf(ex.getMessage())));
			}
			throw failure;
		}
	}

	private int run(ProgressLedger ledger, ProgressLedger.Progress begin, BatchedUpdate statements)
			throws SQLException {
		BatchProgress report = new BatchProgress(this.context, this.step, this.update.summary(), begin.rows(),
				statements.estimatedRows());
		if (begin.position() != null) {
			report.resumed();
		}
		this.limits.limit();
		List<String> position = begin.position();
		long rows = begin.rows();
		while (true) {
			this.context.checkTime(this.step);
			Range range = rangeRepeatedly(ledger, position, rows, statements);
			rows += range.rows();
			if (range.last() == null) {
				report.finished(rows);
				return (int) Math.min(Integer.MAX_VALUE, rows);
			}
			position = range.last();
			report.add((this.update.where() != null) ? this.update.size() : range.rows());
			Backoff.rest(this.update.pause(), this.context.deadline());
		}
	}

	private Range rangeRepeatedly(ProgressLedger ledger, @Nullable List<String> after, long before,
			BatchedUpdate statements) throws SQLException {
		Deadline retry = this.context.deadline().within(this.context.options().limits().retryMaxElapsed());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
		while (true) {
			connection().setAutoCommit(false);
			try {
				Range range = range(ledger, after, before, statements);
				connection().commit();
				connection().setAutoCommit(true);
				return range;
			}
			catch (SQLException ex) {
				if (!this.context.dialect().kindOf(ex).isRetryable() || retry.isOver()) {
					throw ex;
				}
				logger.warn("A batch of the %s of revision %s was rolled back and is made again: %s"
					.formatted(this.step.direction().word(), this.step.name(), String.valueOf(ex.getMessage())));
			}
			finally {
				this.context.work().rollback();
			}
			backoff.pause(retry);
		}
	}

	/**
	 * Updates a range in the open transaction, or ends the update where none is left.
	 */
	private Range range(ProgressLedger ledger, @Nullable List<String> after, long before, BatchedUpdate statements)
			throws SQLException {
		List<String> last = last(statements.next(after));
		if (last == null) {
			ledger.delete(connection(), this.step);
			journal(line(Outcome.SUCCEEDED).noting(OperationUnit.noteOf(before)));
			return new Range(null, 0);
		}
		this.statement = statements.update(after, last);
		int rows = this.executor.execute(connection(), this.statement);
		if (!ledger.move(connection(), this.step, this.number, this.update.table().toString(), after, last, rows,
				statements.estimatedRows())) {
			throw new SQLException("Somebody else has moved the progress of revision %s, operation %d, behind %s"
				.formatted(this.step.id(), this.number, after));
		}
		this.statement = null;
		return new Range(last, rows);
	}

	private @Nullable List<String> last(String sql) throws SQLException {
		this.statement = sql;
		this.executor.log(sql);
		try (Statement select = connection().createStatement()) {
			select.setEscapeProcessing(false);
			try (ResultSet row = select.executeQuery(sql)) {
				if (!row.next()) {
					return null;
				}
				Array position = row.getArray(1);
				return List.of((String[]) position.getArray());
			}
		}
	}

	private String keys() {
		return OperationHistory.BATCHES + this.update.table() + " by " + String.join(", ", this.update.key());
	}

	private JournalLine line(Outcome outcome) {
		return JournalLine.of(this.step.id(), this.step.action(), outcome)
			.statement(this.number, this.checksum, this.step.revision().origin().toString());
	}

	private void journal(JournalLine line) throws SQLException {
		this.context.ledger().journal(connection(), line);
	}

	private Connection connection() {
		return this.context.connection();
	}

	/**
	 * A range that was updated.
	 *
	 * @param last the key of its last row, or {@code null} if there was none left
	 * @param rows how many rows were changed
	 */
	private record Range(@Nullable List<String> last, int rows) {

	}

}
