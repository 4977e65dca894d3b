package dev.stemma.dialect.postgresql;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SchemaStatement;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * Reads SQL as psql 18 does, strings with {@code standard_conforming_strings} on. Where
 * psql, which sees one line at a time, and the server disagree about a string that
 * continues on another line, the server is right.
 */
final class PostgresSyntax implements SqlSyntax {

	@Override
	public Iterator<SqlToken> tokens(String sql, PlaceholderSyntax placeholders) {
		return new PostgresLexer(sql, 0, sql.length(), placeholders);
	}

	@Override
	public List<SqlStatement> statements(String sql, int from, int to, PlaceholderSyntax placeholders) {
		Objects.checkFromToIndex(from, to, sql.length());
		return new StatementSplitter(sql, new PostgresLexer(sql, from, to, placeholders)).split();
	}

	@Override
	public SchemaStatement schemaStatement(String statement) {
		return SchemaStatementReader.read(statement);
	}

}
