package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.StatementRecovery;
import dev.stemma.runner.JournalEntry.Outcome;

/**
 * What the journal knows of the operations of a migration that stopped half way, and the
 * catalog where the journal does not.
 */
final class OperationHistory {

	/** Noted when a migration gets hold of its connection. */
	static final String JDBC = "op.jdbc()";

	/** What the note of a batched update begins with. */
	static final String BATCHES = "batches of ";

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	private final Step step;

	private final List<JournalEntry> entries;

	/**
	 * Looks at an attempt.
	 * @param attempt the attempt, or {@code null} if there was none
	 * @throws UnresolvedRevisionException if it went the other way, or has done what
	 * nobody knows
	 */
	OperationHistory(RunContext context, Step step, @Nullable OpenAttempt attempt) {
		this.context = context;
		this.step = step;
		this.entries = (attempt != null) ? attempt.entries() : List.of();
		if (attempt == null) {
			return;
		}
		if (attempt.direction() != step.direction()) {
			throw NonTransactionalStep.unresolved(step, "its %s was under way".formatted(attempt.direction().word()));
		}
		if (this.entries.stream().anyMatch((entry) -> isJdbc(entry) && !isResolved(entry))) {
			throw NonTransactionalStep.unresolved(step,
					"it used the connection itself (op.jdbc()), and whether it wrote something there is not known");
		}
		JournalEntry last = attempt.last();
		if (last != null) {
			logger.warn("The %s of revision %s stopped half way at %s and is run again; what is done is passed over"
				.formatted(step.direction().word(), step.name(), last.at()));
		}
	}

	/**
	 * What is known of an operation.
	 * @throws UnresolvedRevisionException if that is not enough
	 */
	Past of(Unit unit) throws SQLException {
		JournalEntry last = last(unit.number());
		if (last == null || isJdbc(last)) {
			return Past.of((last != null) ? State.AGAIN : State.NEW);
		}
		if (isBatches(last)) {
			checkBatches(unit, last);
			return Past.of(State.AGAIN);
		}
		boolean same = unit.checksum().equals(last.statementChecksum());
		if (last.outcome() == Outcome.SUCCEEDED) {
			if (same) {
				return new Past(State.DONE, OperationUnit.rowsOf(last));
			}
			if (!isResolved(last)) {
				throw changed("operation %d has been run and is another one now: %s", unit);
			}
			return Past.of(State.AGAIN);
		}
		if (last.outcome() == Outcome.FAILED || isResolved(last)) {
			return Past.of(State.AGAIN);
		}
		Resumption.awaitEnd(this.context, this.step, last);
		if (UnitRunner.ATOMIC.equals(last.detail())) {
			return Past.of(State.AGAIN);
		}
		if (!same) {
			throw changed("operation %d was running and is another one now: %s", unit);
		}
		return afterStop(unit, last);
	}

	/**
	 * Another operation stands where a batched update stopped: it would begin from the
	 * beginning wherever it stands now.
	 */
	private void checkBatches(Unit unit, JournalEntry last) throws SQLException {
		if (last.outcome() == Outcome.STARTED) {
			Resumption.awaitEnd(this.context, this.step, last);
		}
		if (!isResolved(last) && isHalfWay(unit.number())) {
			throw changed("operation %d was an update in batches and is another one now: %s", unit);
		}
	}

	private boolean isHalfWay(int number) throws SQLException {
		return this.context.ledger().progress().isHalfWay(this.context.connection(), this.step, number);
	}

	private Past afterStop(Unit unit, JournalEntry last) throws SQLException {
		StatementRecovery.Outcome found = this.context.dialect()
			.recovery()
			.after(this.context.connection(), unit.sql(), last.detail());
		return switch (found.state()) {
			case DONE -> Past.of(State.FOUND_DONE);
			case TO_RUN -> Past.of(State.AGAIN);
			case UNKNOWN -> throw changed("whether operation %d (%s) was done is not known", unit);
		};
	}

	private UnresolvedRevisionException changed(String why, Unit unit) {
		return NonTransactionalStep.unresolved(this.step, why.formatted(unit.number(), Failures.shortened(unit.sql())));
	}

	/**
	 * How many rows a batched update has changed that is done, or {@code null} if it is
	 * not. Where the update before it died, its server process has ended then.
	 * @throws UnresolvedRevisionException if another operation has been run in its place
	 */
	@Nullable Integer ofBatches(int number, String checksum, String summary) throws SQLException {
		JournalEntry last = last(number);
		if (last == null || isJdbc(last)) {
			return null;
		}
		boolean same = checksum.equals(last.statementChecksum());
		if (last.outcome() == Outcome.SUCCEEDED && same) {
			return OperationUnit.rowsOf(last);
		}
		if (last.outcome() == Outcome.STARTED) {
			Resumption.awaitEnd(this.context, this.step, last);
		}
		boolean somethingDone = last.outcome() == Outcome.SUCCEEDED
				|| (last.outcome() == Outcome.STARTED && !UnitRunner.ATOMIC.equals(last.detail()) && !isBatches(last));
		if (somethingDone && !same && !isResolved(last)) {
			throw NonTransactionalStep.unresolved(this.step,
					"operation %d has been run and is another one now: %s".formatted(number, summary));
		}
		return null;
	}

	/**
	 * Checks that a batched update can go on where it stopped.
	 * @param keys the note of what it goes by
	 * @throws UnresolvedRevisionException if it is another one now
	 */
	void checkBatches(int number, String checksum, String keys, String summary) {
		JournalEntry last = last(number);
		if (last == null || !isBatches(last)) {
			return;
		}
		if (!keys.equals(last.detail())) {
			throw NonTransactionalStep.unresolved(this.step,
					"operation %d (%s) had %s and has %s now".formatted(number, summary, last.detail(), keys));
		}
		boolean corrected = last.outcome() == Outcome.FAILED || isResolved(last);
		if (!checksum.equals(last.statementChecksum()) && !corrected) {
			throw NonTransactionalStep.unresolved(this.step,
					"operation %d was running and is another one now: %s".formatted(number, summary));
		}
	}

	/**
	 * Whether an operation is a batched update that was begun.
	 */
	boolean hasBegunBatches(int number) {
		JournalEntry last = last(number);
		return last != null && isBatches(last);
	}

	private static boolean isBatches(JournalEntry entry) {
		return entry.detail() != null && entry.detail().startsWith(BATCHES);
	}

	/**
	 * Whether an attempt has failed in a batched update, after some of its ranges.
	 */
	static boolean isHalfWay(ProgressLedger progress, Connection connection, Step step, OpenAttempt attempt)
			throws SQLException {
		for (JournalEntry entry : attempt.entries()) {
			Integer number = entry.statement();
			if (number != null && isBatches(entry) && progress.isHalfWay(connection, step, number)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Checks that no other operation has been run in the place of {@code op.jdbc()}.
	 */
	void checkJdbc(int number) {
		JournalEntry last = last(number);
		if (last != null && last.outcome() == Outcome.SUCCEEDED && !isResolved(last)) {
			throw NonTransactionalStep.unresolved(this.step,
					"operation %d has been run and is another one now: op.jdbc()".formatted(number));
		}
	}

	/**
	 * Checks that nothing has been run that is not there any more.
	 * @param count how many operations there are
	 */
	void checkEnd(int count) throws SQLException {
		for (JournalEntry entry : this.entries) {
			Integer number = entry.statement();
			if (number == null || number <= count || isResolved(entry) || !entry.equals(last(number))) {
				continue;
			}
			if (entry.outcome() == Outcome.SUCCEEDED) {
				throw NonTransactionalStep.unresolved(this.step,
						"operation %d has been run, and there are only %d now".formatted(number, count));
			}
			boolean running = entry.outcome() == Outcome.STARTED && !UnitRunner.ATOMIC.equals(entry.detail());
			if (running || (isBatches(entry) && isHalfWay(number))) {
				throw NonTransactionalStep.unresolved(this.step,
						"operation %d was running, and there are only %d now".formatted(number, count));
			}
		}
	}

	/**
	 * The last entry of an operation, or {@code null} if it was never begun.
	 */
	private @Nullable JournalEntry last(int number) {
		JournalEntry last = null;
		for (JournalEntry entry : this.entries) {
			if (Objects.equals(entry.statement(), number) && entry.outcome() != Outcome.RESOLVED) {
				last = entry;
			}
		}
		return last;
	}

	/**
	 * Whether somebody has looked since then, and said that it is to be tried again.
	 */
	private boolean isResolved(JournalEntry entry) {
		return this.entries.stream()
			.anyMatch((other) -> other.outcome() == Outcome.RESOLVED && other.number() > entry.number());
	}

	private static boolean isJdbc(JournalEntry entry) {
		return entry.outcome() == Outcome.STARTED && JDBC.equals(entry.detail());
	}

	/**
	 * What became of an operation before.
	 *
	 * @param state what
	 * @param rows how many rows it changed, if that is known
	 */
	record Past(State state, int rows) {

		static Past of(State state) {
			return new Past(state, 0);
		}

	}

	/**
	 * What became of an operation.
	 */
	enum State {

		/** It was never begun. */
		NEW,
		/** It is to be run, and there may be remains of an earlier try. */
		AGAIN,
		/** It is done, and the journal says so. */
		DONE,
		/** It is done, as the catalog shows. */
		FOUND_DONE

	}

}
