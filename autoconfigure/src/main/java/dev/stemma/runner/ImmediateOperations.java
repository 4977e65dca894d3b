package dev.stemma.runner;

import java.sql.SQLException;
import java.util.List;

import dev.stemma.operation.Operation;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Does operations in the transaction that is open, if one is.
 */
final class ImmediateOperations implements OperationRunner {

	private final RunContext context;

	private final Step step;

	private final OperationSql sql;

	private final ScriptExecutor executor;

	private final boolean looks;

	private int number;

	/**
	 * Does what a step asks for.
	 * @param looks whether to look at what is there before it is changed
	 */
	ImmediateOperations(RunContext context, Step step, boolean looks) {
		this.context = context;
		this.step = step;
		this.looks = looks;
		this.sql = new OperationSql(context.dialect(), context.facts().version());
		this.executor = new ScriptExecutor(context.dialect());
	}

	@Override
	public Done run(Operation operation) throws SQLException, StepFailure {
		this.number++;
		this.context.checkTime(this.step);
		this.sql.check(operation, this.step.transactional());
		List<OperationSql.Part> parts = this.sql.parts(operation, this.step.transactional());
		if (this.context.work().isPooled()) {
			parts.forEach(ImmediateOperations::refuseSession);
		}
		KnownOperation known = new KnownOperation(this.context, operation, this.looks);
		known.look(this.context.connection());
		int rows = 0;
		for (OperationSql.Part part : parts) {
			rows += part.run(this.context.connection(), this.executor, operation, this.number);
		}
		return new Done(known.operation(), rows);
	}

	private static void refuseSession(OperationSql.Part part) {
		if (StepChecks.SETS_SESSION.matcher(part.sql()).lookingAt()) {
			throw new InvalidDefinitionException(
					"A migration sets something for its session, which behind a connection pooler is everybody's: "
							+ Failures.shortened(part.sql()),
					"Write SET LOCAL, or give migrations a direct connection with stemma.url.");
		}
	}

	@Override
	public int number() {
		return this.number;
	}

	@Override
	public void beforeJdbc() {
	}

}
