package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.stemma.operation.Operation;

/**
 * Reads from the catalog what an operation would lose.
 */
public interface CatalogLookup {

	/**
	 * The same operation, which knows what takes it back as far as the catalog says it.
	 * What it was told already stays. It is to be asked before the operation is done, on
	 * the connection that will do it.
	 */
	Operation complete(Connection connection, Operation operation) throws SQLException;

}
