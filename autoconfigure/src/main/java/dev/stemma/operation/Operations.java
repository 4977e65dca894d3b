package dev.stemma.operation;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a migration in Java works with. Everything that is called here runs at once, on
 * the migration's own connection and, unless the migration says otherwise, in its
 * transaction.
 */
public interface Operations {

	/**
	 * Runs SQL as it stands, one statement or several. There are no placeholders in it,
	 * and it may not begin or end transactions.
	 * @param sql the SQL
	 */
	void execute(String sql);

	/**
	 * Runs one statement with bound parameters.
	 * @param sql the statement, with a {@code ?} for each parameter
	 * @param parameters the parameters, in the order of their question marks
	 * @return the number of rows that it changed
	 */
	int execute(String sql, Object... parameters);

	/**
	 * A client on the migration's connection, to read the database with.
	 */
	JdbcClient jdbc();

}
