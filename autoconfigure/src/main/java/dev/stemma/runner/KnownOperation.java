package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;

import dev.stemma.operation.Operation;

/**
 * An operation, which learns from the catalog what was there before it is done.
 */
final class KnownOperation {

	private final RunContext context;

	private Operation operation;

	private boolean looked;

	/**
	 * An operation that is to be done.
	 * @param looks whether to look at all
	 */
	KnownOperation(RunContext context, Operation operation, boolean looks) {
		this.context = context;
		this.operation = operation;
		this.looked = !looks;
	}

	/**
	 * Looks, before the first of its statements is run.
	 */
	void look(Connection connection) throws SQLException {
		if (!this.looked) {
			this.operation = this.context.dialect().catalog().complete(connection, this.operation);
			this.looked = true;
		}
	}

	Operation operation() {
		return this.operation;
	}

}
