package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * A statement that builds or drops indexes concurrently, which leaves an invalid index
 * behind when it is interrupted.
 *
 * @param action what it does
 * @param indexes the indexes, in their order; one for {@link Action#CREATE}, in the
 * schema of its table
 * @param table the table of a new index, {@code null} for {@link Action#DROP}
 * @param ifNotExists whether it says {@code IF NOT EXISTS}, and so takes an invalid index
 * for the one that it was to build
 */
record IndexStatement(Action action, List<ObjectName> indexes, @Nullable ObjectName table, boolean ifNotExists) {

	IndexStatement {
		indexes = List.copyOf(indexes);
	}

	/**
	 * Reads a single statement, its placeholders replaced.
	 * @param sql the statement's text
	 * @return what it says, or {@code null} if it is another statement, leaves the
	 * index's name to the server, or writes a name with Unicode escapes
	 */
	static @Nullable IndexStatement parse(String sql) {
		TokenReader statement = new TokenReader(sql, significantTokens(sql));
		if (statement.accept("CREATE", "INDEX", "CONCURRENTLY")
				|| statement.accept("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY")) {
			return create(statement);
		}
		return statement.accept("DROP", "INDEX", "CONCURRENTLY") ? drop(statement) : null;
	}

	private static @Nullable IndexStatement create(TokenReader statement) {
		boolean ifNotExists = statement.accept("IF", "NOT", "EXISTS");
		if (statement.nextIs("ON")) {
			return null;
		}
		ObjectName index = statement.takeName();
		if (index == null || index.schema() != null || !statement.accept("ON")) {
			return null;
		}
		statement.accept("ONLY");
		ObjectName table = statement.takeName();
		if (table == null || !(statement.nextIs("(") || statement.nextIs("USING"))) {
			return null;
		}
		ObjectName qualified = new ObjectName(table.schema(), index.name());
		return new IndexStatement(Action.CREATE, List.of(qualified), table, ifNotExists);
	}

	private static @Nullable IndexStatement drop(TokenReader statement) {
		statement.accept("IF", "EXISTS");
		List<ObjectName> indexes = new ArrayList<>();
		do {
			ObjectName index = statement.takeName();
			if (index == null) {
				return null;
			}
			indexes.add(index);
		}
		while (statement.accept(","));
		statement.acceptAny("CASCADE", "RESTRICT");
		return statement.atEnd() ? new IndexStatement(Action.DROP, indexes, null, false) : null;
	}

	static List<SqlToken> significantTokens(String sql) {
		List<SqlToken> tokens = new ArrayList<>();
		Iterator<SqlToken> all = new PostgresLexer(sql, 0, sql.length(), PlaceholderSyntax.NONE);
		while (all.hasNext()) {
			SqlToken token = all.next();
			if (token.kind() == SqlToken.Kind.SEMICOLON) {
				break;
			}
			if (token.isSignificant()) {
				tokens.add(token);
			}
		}
		return tokens;
	}

	/**
	 * What is done to the indexes.
	 */
	enum Action {

		CREATE, DROP

	}

}
