package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.stemma.operation.UpdateInBatches;

/**
 * Updates in ranges of a key.
 */
public interface Batches {

	/**
	 * Looks at the key of a batched update, and writes its statements.
	 * @param connection the connection, which is only read
	 * @throws dev.stemma.schema.InvalidDefinitionException if the key's columns are not
	 * there, take nulls, are not those of a unique index, or have a type whose order or
	 * text depends on more than its values
	 */
	BatchedUpdate prepare(Connection connection, UpdateInBatches update) throws SQLException;

}
