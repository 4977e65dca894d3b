package dev.stemma.dialect.postgresql;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.QualifiedName;

/**
 * What stands in statements of several kinds. Clauses that may be missing begin with a
 * blank, or are empty.
 */
final class Clauses {

	/** What stands for itself in the definition of a column, where not everything may. */
	private static final Pattern SIMPLE = Pattern
		.compile("-?\\d+(\\.\\d+)?|'[^'\\\\]*'(::[a-z][a-z_ ]*)?|[A-Za-z_][\\w.]*(\\([^()]*\\))?");

	/** Values that need no quotes in lists of parameters. */
	private static final Pattern PLAIN_VALUE = Pattern
		.compile("-?\\d+(\\.\\d+)?|true|false|on|off|auto|local|cascaded");

	private Clauses() {
	}

	/**
	 * SQL in brackets.
	 */
	static String parenthesised(String sql) {
		return "(" + closed(sql) + ")";
	}

	/**
	 * SQL to which something can be added on the same line.
	 */
	static String closed(String sql) {
		String text = sql.strip();
		return endsInComment(text) ? text + "\n" : text;
	}

	private static boolean endsInComment(String sql) {
		if (!sql.contains("--")) {
			return false;
		}
		SqlToken last = null;
		for (Iterator<SqlToken> tokens = tokens(sql); tokens.hasNext();) {
			last = tokens.next();
		}
		return last != null && last.kind() == SqlToken.Kind.LINE_COMMENT;
	}

	/**
	 * A query without the semicolon that may stand at its end, and what stands behind
	 * that.
	 */
	static String query(String sql) {
		String text = sql.strip();
		int end = 0;
		boolean semicolon = false;
		for (Iterator<SqlToken> tokens = tokens(text); tokens.hasNext();) {
			SqlToken token = tokens.next();
			if (token.kind() == SqlToken.Kind.SEMICOLON) {
				semicolon = true;
			}
			else if (token.isSignificant()) {
				end = token.end();
				semicolon = false;
			}
		}
		return semicolon ? text.substring(0, end) : text;
	}

	private static Iterator<SqlToken> tokens(String sql) {
		return new PostgresLexer(sql, 0, sql.length(), PlaceholderSyntax.NONE);
	}

	/**
	 * An expression as a column's definition takes it: in brackets, unless it is a
	 * literal, a name or a call.
	 */
	static String columnDefault(String expression) {
		String text = expression.strip();
		return SIMPLE.matcher(text).matches() ? text : parenthesised(text);
	}

	static String collation(@Nullable QualifiedName collation) {
		return (collation != null) ? " COLLATE " + Identifiers.of(collation) : "";
	}

	static String tablespace(@Nullable String tablespace) {
		return (tablespace != null) ? " TABLESPACE " + Identifiers.of(tablespace) : "";
	}

	static String include(List<String> columns) {
		return columns.isEmpty() ? "" : " INCLUDE " + Identifiers.list(columns);
	}

	static String where(@Nullable String condition) {
		return (condition != null) ? " WHERE " + parenthesised(condition) : "";
	}

	static String deferrability(Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> " DEFERRABLE";
			case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
		};
	}

	/**
	 * {@code WITH (…)}, if there is something to be said.
	 */
	static String with(Map<String, String> parameters) {
		return parameters.isEmpty() ? "" : " WITH " + assignments(parameters);
	}

	/**
	 * Parameters with their values, in brackets.
	 */
	static String assignments(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((entry) -> Identifiers.parameter(entry.getKey()) + " = " + parameterValue(entry.getValue()))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String parameterValue(String value) {
		return PLAIN_VALUE.matcher(value).matches() ? value : Literals.text(value);
	}

	/**
	 * The keys of an index or a partition key, in brackets.
	 */
	static String keys(Collection<IndexKey> keys) {
		return keys.stream().map(Clauses::key).collect(Collectors.joining(", ", "(", ")"));
	}

	static String key(IndexKey key) {
		String what = (key.column() != null) ? Identifiers.of(key.column())
				: parenthesised(String.valueOf(key.expression()));
		String operatorClass = (key.operatorClass() != null) ? " " + key.operatorClass() : "";
		String nulls = "";
		if (key.nullsFirst() != null && key.nullsFirst() != key.descending()) {
			nulls = key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
		}
		return what + collation(key.collation()) + operatorClass + (key.descending() ? " DESC" : "") + nulls;
	}

	/**
	 * A clause on a line of its own, if it says something.
	 */
	static String line(String clause) {
		return clause.isEmpty() ? "" : "\n" + clause.strip();
	}

	/**
	 * A text in dollar quotes that end where it ends: not in it, nor half in it and half
	 * behind.
	 * @param tag the word in the quotes; a number is added where it has to be another
	 */
	static String dollarQuoted(String text, String tag) {
		String quote = "$" + tag + "$";
		for (int number = 1; (text + quote).indexOf(quote) != text.length(); number++) {
			quote = "$" + tag + number + "$";
		}
		return quote + text + quote;
	}

}
