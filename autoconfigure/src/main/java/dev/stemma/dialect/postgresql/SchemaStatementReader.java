package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SchemaStatement;
import dev.stemma.dialect.SchemaStatement.Role;
import dev.stemma.dialect.SqlToken;

/**
 * Tells from a statement's words what it is to a file that says what a schema is to be.
 * Words that are none of PostgreSQL's are a definition: the server says what is wrong
 * with them.
 */
final class SchemaStatementReader {

	private static final String[] DATA = { "INSERT", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY", "REFRESH" };

	private static final String[] QUERIES = { "WITH", "VALUES", "TABLE", "EXPLAIN", "CALL", "EXECUTE", "PREPARE",
			"DECLARE", "FETCH", "LISTEN", "NOTIFY" };

	private static final String[] MAINTENANCE = { "VACUUM", "ANALYZE", "ANALYSE", "REINDEX", "CLUSTER", "CHECKPOINT" };

	/** What decides how pg_dump's later statements are read. */
	private static final String[] SETTINGS = { "CHECK_FUNCTION_BODIES", "DEFAULT_TABLESPACE",
			"DEFAULT_TABLE_ACCESS_METHOD", "DEFAULT_TOAST_COMPRESSION", "XMLOPTION", "XML" };

	private final String sql;

	private final List<SqlToken> tokens = new ArrayList<>();

	private SchemaStatementReader(String sql) {
		this.sql = sql;
		PostgresLexer lexer = new PostgresLexer(sql, 0, sql.length(), PlaceholderSyntax.NONE);
		while (lexer.hasNext()) {
			SqlToken token = lexer.next();
			if (token.isSignificant()) {
				this.tokens.add(token);
			}
		}
	}

	static SchemaStatement read(String sql) {
		SchemaStatementReader reader = new SchemaStatementReader(sql);
		Role role = reader.role(reader.reader());
		Set<String> schemas = (role == Role.DEFINITION) ? NamedSchemas.of(sql, reader.tokens) : Set.of();
		return new SchemaStatement(role, (role == Role.DEFINITION) ? reader.repeatable() : sql, schemas,
				reader.identifiers());
	}

	private TokenReader reader() {
		return new TokenReader(this.sql, this.tokens);
	}

	private Role role(TokenReader statement) {
		if (statement.accept("SET")) {
			return setting(statement);
		}
		if (statement.acceptAny("RESET", "SHOW", "DISCARD", "DEALLOCATE", "UNLISTEN")) {
			return Role.IGNORED;
		}
		if (statement.accept("SELECT")) {
			return select(statement);
		}
		if (statement.acceptAny(DATA)) {
			return Role.DATA;
		}
		if (statement.acceptAny(QUERIES)) {
			return Role.QUERY;
		}
		if (statement.acceptAny(MAINTENANCE)) {
			return Role.MAINTENANCE;
		}
		if (statement.accept("REASSIGN")) {
			return Role.SERVER;
		}
		if (statement.accept("DROP")) {
			return isOfServer(statement) ? Role.SERVER : drop(statement);
		}
		if (statement.acceptAny("GRANT", "REVOKE")) {
			return contains(statement, "ON") ? Role.DEFINITION : Role.SERVER;
		}
		if (statement.accept("COMMENT", "ON")) {
			return statement.accept("EXTENSION") ? Role.IGNORED : definition(statement);
		}
		if (statement.accept("ALTER")) {
			return changesOwnerAlone() ? Role.OWNER : definition(statement);
		}
		return statement.accept("CREATE") ? definition(statement) : Role.DEFINITION;
	}

	private static Role definition(TokenReader statement) {
		return isOfServer(statement) ? Role.SERVER : Role.DEFINITION;
	}

	private static boolean isOfServer(TokenReader statement) {
		if (statement.accept("USER")) {
			return !statement.accept("MAPPING");
		}
		return statement.acceptAny("DATABASE", "ROLE", "GROUP", "TABLESPACE", "SUBSCRIPTION", "SYSTEM", "OWNED");
	}

	private static Role drop(TokenReader statement) {
		return contains(statement, "IF") ? Role.OPTIONAL_DROP : Role.DROP;
	}

	private static boolean contains(TokenReader statement, String word) {
		while (!statement.atEnd()) {
			if (statement.accept(word)) {
				return true;
			}
			statement.take();
		}
		return false;
	}

	private Role setting(TokenReader set) {
		set.acceptAny("SESSION", "LOCAL");
		if (set.acceptAny("SEARCH_PATH", "SCHEMA")) {
			boolean nothing = set.acceptAny("=", "TO") && isEmptyText(set.take()) && set.atEnd();
			return nothing ? Role.IGNORED : Role.SEARCH_PATH;
		}
		return set.acceptAny(SETTINGS) ? Role.SETTING : Role.IGNORED;
	}

	/** pg_dump takes the search path away in this way, and names everything in full. */
	private Role select(TokenReader select) {
		select.accept("PG_CATALOG", ".");
		if (select.accept("SETVAL")) {
			return Role.DATA;
		}
		if (!select.accept("SET_CONFIG", "(")) {
			return Role.QUERY;
		}
		@Nullable SqlToken name = select.take();
		boolean searchPath = name != null && select.text(name).equals("'search_path'");
		if (!searchPath) {
			return Role.IGNORED;
		}
		return (select.accept(",") && isEmptyText(select.take())) ? Role.IGNORED : Role.SEARCH_PATH;
	}

	private boolean isEmptyText(@Nullable SqlToken token) {
		return token != null && token.text(this.sql).equals("''");
	}

	/** {@code ALTER … OWNER TO role}, with no other change before it. */
	private boolean changesOwnerAlone() {
		int owner = this.tokens.size() - 3;
		return owner > 2 && is(owner, "OWNER") && is(owner + 1, "TO")
				&& !this.tokens.get(owner - 1).text(this.sql).equals(",");
	}

	private boolean is(int index, String word) {
		SqlToken token = this.tokens.get(index);
		return token.kind() == SqlToken.Kind.WORD && Words.match(this.sql, token.start(), token.end(), word);
	}

	/** PostgreSQL takes no parts of a schema that may be there. */
	private String repeatable() {
		if (this.tokens.size() < 3 || !is(0, "CREATE") || !(is(1, "SCHEMA") || is(1, "EXTENSION")) || is(2, "IF")
				|| hasParts()) {
			return this.sql;
		}
		int end = this.tokens.get(1).end();
		return this.sql.substring(0, end) + " IF NOT EXISTS" + this.sql.substring(end);
	}

	private boolean hasParts() {
		for (int i = 2; i < this.tokens.size(); i++) {
			if (is(i, "CREATE") || is(i, "GRANT")) {
				return true;
			}
		}
		return false;
	}

	private Set<String> identifiers() {
		Set<String> identifiers = new HashSet<>();
		for (SqlToken token : this.tokens) {
			String text = token.text(this.sql);
			boolean word = token.kind() == SqlToken.Kind.WORD;
			if (word || (token.kind() == SqlToken.Kind.QUOTED_IDENTIFIER && token.terminated()
					&& text.startsWith("\""))) {
				identifiers.add(ObjectName.stored(text));
			}
		}
		return identifiers;
	}

}
