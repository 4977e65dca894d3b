package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.stemma.schema.Catalog;

/**
 * Reads a database's catalog.
 */
public interface CatalogReader {

	/**
	 * The objects of some schemas, with a bounded number of statements whatever their
	 * number. The search path of the connection decides what is named alone in
	 * expressions; the home schema is to be the first on it. Nothing is locked beyond
	 * reading, and nothing is changed.
	 * @param connection the connection
	 * @param scope which schemas
	 */
	Catalog read(Connection connection, ReadScope scope) throws SQLException;

}
