package dev.stemma.runner;

import java.sql.SQLException;

import dev.stemma.operation.Operation;

/**
 * Does operations on the migration's connection.
 */
interface OperationRunner {

	/**
	 * Does an operation.
	 * @throws dev.stemma.problem.StemmaException if it is refused before anything of it
	 * is sent
	 * @throws StepFailure if the server refused a statement of it
	 * @throws SQLException if something beside it went wrong
	 */
	Done run(Operation operation) throws SQLException, StepFailure;

	/**
	 * The number of the last operation that was begun, from 1; 0 before the first.
	 */
	int number();

	/**
	 * Called before the connection is handed out.
	 */
	void beforeJdbc() throws SQLException;

	/**
	 * An operation that is done.
	 *
	 * @param operation the operation, which knows what the catalog knew before it was
	 * done
	 * @param rows the number of rows that it changed
	 */
	record Done(Operation operation, int rows) {

	}

}
