package dev.stemma.dialect;

import java.sql.SQLException;

import dev.stemma.operation.BulkInsert;

/**
 * A database, as far as the engine has to know how it differs from others.
 */
public interface Dialect {

	/**
	 * How it reads SQL.
	 */
	SqlSyntax syntax();

	/**
	 * An identifier in quotes.
	 * @param identifier the identifier, of any characters but NUL
	 * @throws IllegalArgumentException if it holds a NUL
	 */
	String quote(String identifier);

	/**
	 * How many bytes a name may have.
	 */
	int longestName();

	/**
	 * The statements on the engine's own tables.
	 * @param tables where they stand
	 */
	Bookkeeping bookkeeping(TableNames tables);

	/**
	 * How scripts for its command line client are written.
	 * @param tables where the engine's own tables stand
	 */
	OfflineSql offline(TableNames tables);

	/**
	 * What can be asked and set on a connection.
	 */
	Sessions sessions();

	/**
	 * What became of statements that died in a run without a transaction.
	 */
	StatementRecovery recovery();

	/**
	 * How it writes operations.
	 */
	DdlWriter ddl();

	/**
	 * What its catalog knows of what an operation would lose.
	 */
	CatalogLookup catalog();

	/**
	 * Reads whole schemas.
	 */
	CatalogReader reader();

	/**
	 * How schemas are created that are only looked at.
	 */
	ScratchWork scratch();

	/**
	 * How it updates in batches.
	 */
	Batches batches();

	/**
	 * Rows to be inserted as data that are sent in one go.
	 * @throws dev.stemma.schema.InvalidDefinitionException if the table's or a column's
	 * name can't be one, or, while the data is read, if a value has no form
	 */
	BulkLoad bulkLoad(BulkInsert insert);

	/**
	 * What kind of failure an exception stands for.
	 * @param ex the exception
	 */
	ErrorKind kindOf(SQLException ex);

	/**
	 * What the server said, part by part.
	 * @param ex the exception
	 */
	ServerMessage messageOf(SQLException ex);

}
