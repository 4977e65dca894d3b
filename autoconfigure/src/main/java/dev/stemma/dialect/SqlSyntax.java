package dev.stemma.dialect;

import java.util.Iterator;
import java.util.List;

/**
 * Reads SQL as the database's own command line client does.
 */
public interface SqlSyntax {

	/**
	 * The tokens of a text, read one at a time, so that a text of any length costs no
	 * more memory than itself. Never fails: what has no end runs to the end of the text
	 * and is not {@linkplain SqlToken#terminated() terminated}.
	 * @param sql the text
	 * @param placeholders how placeholders look
	 */
	Iterator<SqlToken> tokens(String sql, PlaceholderSyntax placeholders);

	/**
	 * The statements between two offsets, both at statement level, in their order; empty
	 * ones are left out, and so are the lines that a dump tool writes for the client
	 * alone. Fails as little as {@link #tokens}: what is not terminated there is in the
	 * last statement here.
	 * @param sql the text
	 * @param from where to begin
	 * @param to where to end
	 * @param placeholders how placeholders look
	 */
	List<SqlStatement> statements(String sql, int from, int to, PlaceholderSyntax placeholders);

	/**
	 * What a statement is to a file that says what a schema is to be.
	 * @param statement one statement, without a semicolon at its end
	 */
	SchemaStatement schemaStatement(String statement);

}
