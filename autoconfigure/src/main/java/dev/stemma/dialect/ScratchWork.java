package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to create schemas that are only looked at, in a transaction that is
 * rolled back or in a temporary database.
 */
public interface ScratchWork {

	/**
	 * The schemas of the search path that are there, in its order; what is created goes
	 * into the first.
	 */
	List<String> searchPath(Connection connection) throws SQLException;

	/**
	 * Sets the search path until the end of the transaction.
	 */
	void searchPath(Connection connection, List<String> schemas) throws SQLException;

	/**
	 * Sets the search path of the session.
	 */
	void searchPathOfSession(Connection connection, List<String> schemas) throws SQLException;

	/**
	 * Makes all that the transaction reads be of one moment; before anything is read.
	 */
	void freeze(Connection connection) throws SQLException;

	/**
	 * Sets how long a statement may wait for a lock until the end of the transaction.
	 */
	void limitLocks(Connection connection, Duration wait) throws SQLException;

	/**
	 * Those of some schemas that are there.
	 */
	Set<String> existing(Connection connection, Collection<String> schemas) throws SQLException;

	/**
	 * Creates schemas.
	 */
	void createSchemas(Connection connection, Collection<String> schemas) throws SQLException;

	/**
	 * Drops an empty schema.
	 */
	void dropSchema(Connection connection, String schema) throws SQLException;

	/**
	 * The names of the relations of some schemas that belong to no extension.
	 */
	Set<String> relations(Connection connection, Collection<String> schemas) throws SQLException;

	/**
	 * The relations outside of some schemas, and outside of the server's own, that the
	 * session has locked. Of the relations of extensions, those that are only read do not
	 * count.
	 */
	List<String> locked(Connection connection, Collection<String> schemas) throws SQLException;

	/**
	 * What a failure of a statement means for scratch work.
	 */
	ScratchFailure kindOf(SQLException ex);

	/**
	 * What a statement names.
	 * @param sql one statement
	 */
	StatementNames names(String sql);

	/**
	 * The extension that would have what a statement misses, as advice, or {@code null}
	 * if none is known. It looks into the catalog.
	 * @param sql the statement
	 * @param ex its failure
	 */
	@Nullable String missingExtension(Connection connection, String sql, SQLException ex) throws SQLException;

	/**
	 * How databases are created for a while.
	 */
	TemporaryDatabases databases();

}
