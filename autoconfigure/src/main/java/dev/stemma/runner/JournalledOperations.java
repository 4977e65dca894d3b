package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Does the operations of a migration without a transaction, each journalled before and
 * after. When the migration is run again after it stopped half way, what is done is
 * passed over: its code runs from the beginning, its operations do not.
 */
final class JournalledOperations implements OperationRunner {

	private final RunContext context;

	private final Step step;

	private final OperationSql sql;

	private final ScriptExecutor executor;

	private final UnitRunner units;

	private final OperationHistory history;

	private boolean readLive;

	private int number;

	/**
	 * Goes on with a migration, or begins it.
	 * @param attempt the attempt that stopped half way, or {@code null}
	 * @throws UnresolvedRevisionException if it can't be told how far that came
	 */
	JournalledOperations(RunContext context, Step step, @Nullable OpenAttempt attempt) {
		this.context = context;
		this.step = step;
		this.sql = new OperationSql(context.dialect(), context.facts().version());
		this.executor = new ScriptExecutor(context.dialect());
		this.units = new UnitRunner(context, step);
		this.history = new OperationHistory(context, step, attempt);
	}

	@Override
	public Done run(Operation operation) throws SQLException, StepFailure {
		this.context.checkTime(this.step);
		this.sql.check(operation, false);
		if (operation instanceof UpdateInBatches update) {
			this.number++;
			return new Done(operation, new BatchRunner(this.context, this.step, update, this.number).run(this.history));
		}
		KnownOperation known = new KnownOperation(this.context, operation, this.step.derivesDowngrade());
		int rows = 0;
		for (OperationSql.Part part : this.sql.parts(operation, false)) {
			this.number++;
			refuseRole(part);
			rows += run(new OperationUnit(this.number, known, part, this.executor,
					this.step.revision().origin().toString()));
		}
		return new Done(known.operation(), rows);
	}

	private int run(OperationUnit unit) throws SQLException, StepFailure {
		OperationHistory.Past past = this.history.of(unit);
		if (past.state() == OperationHistory.State.DONE) {
			// The session in which it was set is gone.
			if (Resumption.SETS_THE_SESSION.matcher(unit.sql()).lookingAt()) {
				this.executor.execute(connection(), unit.sql());
			}
			return past.rows();
		}
		if (past.state() == OperationHistory.State.FOUND_DONE) {
			this.context.ledger()
				.journal(connection(),
						JournalLine.of(this.step.id(), this.step.action(), Outcome.SUCCEEDED)
							.statement(unit.number(), unit.checksum(), unit.where())
							.noting("found done"));
			return past.rows();
		}
		this.units.run(unit, past.state() == OperationHistory.State.AGAIN);
		return unit.rows();
	}

	/**
	 * The journal is written between the operations, by whoever the session is then.
	 */
	static void refuseRole(OperationSql.Part part) {
		if (StepChecks.CHANGES_ROLE.matcher(part.sql()).lookingAt()) {
			throw new InvalidDefinitionException(
					"A migration without a transaction changes the role: " + Failures.shortened(part.sql()),
					"Run it as that role with stemma.role, or in a transaction.");
		}
	}

	@Override
	public int number() {
		return this.number;
	}

	/**
	 * What is done with the connection is nobody's to know: a line says so before.
	 */
	@Override
	public void beforeJdbc() throws SQLException {
		if (this.readLive) {
			return;
		}
		this.readLive = true;
		this.number++;
		this.history.checkJdbc(this.number);
		this.context.limitNothing();
		this.context.ledger()
			.journal(connection(),
					JournalLine.of(this.step.id(), this.step.action(), Outcome.STARTED)
						.statement(this.number, null, this.step.revision().origin().toString())
						.noting(OperationHistory.JDBC));
	}

	/**
	 * Called when the migration's code has come to its end.
	 * @throws UnresolvedRevisionException if something is done that it does not do any
	 * more
	 */
	void finish() throws SQLException {
		this.history.checkEnd(this.number);
	}

	private Connection connection() {
		return this.context.connection();
	}

}
