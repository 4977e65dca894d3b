package dev.stemma.dialect.postgresql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlToken;

/**
 * Finds the schemas that a definition names. A name with a dot in it is an object's where
 * only such a one can stand; elsewhere it may be a column of a table, or of its alias.
 * Texts and the bodies of functions are not looked into.
 */
final class NamedSchemas {

	/** Words after which an object stands. */
	private static final Set<String> BEFORE_OBJECTS = Set.of("table", "view", "index", "sequence", "type", "domain",
			"function", "procedure", "routine", "aggregate", "collation", "conversion", "statistics", "configuration",
			"dictionary", "parser", "template", "class", "family", "references", "of", "partition", "join", "only",
			"exists");

	/** What has an argument that {@code FROM} stands before. */
	private static final Set<String> TAKING_FROM = Set.of("extract", "substring", "trim", "overlay");

	private final String sql;

	private final List<SqlToken> tokens;

	private final Set<String> schemas = new LinkedHashSet<>();

	/** The words before the parentheses that are open. */
	private final Deque<String> open = new ArrayDeque<>();

	private final boolean privileges;

	private boolean query;

	private NamedSchemas(String sql, List<SqlToken> tokens) {
		this.sql = sql;
		this.tokens = tokens;
		this.privileges = is(0, "grant") || is(0, "revoke");
	}

	/**
	 * Their names as the server stores them, its own left out.
	 * @param tokens the tokens of one statement that are no white space and no comments
	 */
	static Set<String> of(String sql, List<SqlToken> tokens) {
		NamedSchemas named = new NamedSchemas(sql, tokens);
		int position = 0;
		while (position < tokens.size()) {
			position = named.read(position);
		}
		named.schemas.removeIf((schema) -> schema.startsWith("pg_") || schema.equals("information_schema"));
		return named.schemas;
	}

	/** Returns where to go on. */
	private int read(int position) {
		int next = position + 1;
		if (is(position, "(")) {
			this.open.push((position > 0) ? text(position - 1) : "");
			return next;
		}
		if (is(position, ")")) {
			this.open.poll();
			return next;
		}
		if (this.tokens.get(position).kind() != SqlToken.Kind.WORD || is(next, ".")) {
			return next;
		}
		String word = text(position);
		this.query |= word.equals("select") && !this.privileges;
		if (BEFORE_OBJECTS.contains(word)) {
			return objects(next, 2);
		}
		return switch (word) {
			// What a foreign server calls a schema is none
			case "schema", "schemas" -> (position > 0 && is(position - 1, "foreign")) ? next : schemas(next);
			case "column", "by" -> objects(next, 3);
			case "inherits" -> inherited(next);
			// In a query it stands before a condition
			case "on" -> this.query ? next : objects(next, 2);
			case "from" -> isBeforeArgument(position) ? next : objects(next, 2);
			default -> next;
		};
	}

	private int inherited(int parenthesis) {
		this.open.push("inherits");
		return objects(parenthesis + 1, 2);
	}

	private boolean isBeforeArgument(int from) {
		return (from > 0 && is(from - 1, "distinct"))
				|| (!this.open.isEmpty() && TAKING_FROM.contains(this.open.peek()));
	}

	/** {@code [IF NOT EXISTS] [AUTHORIZATION] a, b}. */
	private int schemas(int position) {
		int next = is(position, "if") ? position + 3 : position;
		next = is(next, "authorization") ? next + 1 : next;
		while (true) {
			String schema = name(next);
			if (schema != null) {
				this.schemas.add(schema);
			}
			if (!is(next + 1, ",")) {
				return next + 1;
			}
			next += 2;
		}
	}

	/**
	 * Reads names with commas between them.
	 * @param position where the first begins
	 * @param parts of how many parts a name is, at least, that names a schema
	 * @return behind the last; before what stands alone, which may be a word that says
	 * more
	 */
	private int objects(int position, int parts) {
		int start = position;
		while (true) {
			String first = name(start);
			if (first == null) {
				return start;
			}
			int count = 1;
			int end = start + 1;
			while (is(end, ".") && name(end + 1) != null) {
				end += 2;
				count++;
			}
			if (count >= parts) {
				this.schemas.add(first);
			}
			if (!is(end, ",")) {
				return (count > 1) ? end : start;
			}
			start = end + 1;
		}
	}

	private boolean is(int position, String text) {
		return position < this.tokens.size() && text(position).equals(text);
	}

	private String text(int position) {
		return Words.fold(this.tokens.get(position).text(this.sql));
	}

	private @Nullable String name(int position) {
		if (position >= this.tokens.size()) {
			return null;
		}
		SqlToken token = this.tokens.get(position);
		String text = token.text(this.sql);
		boolean name = token.kind() == SqlToken.Kind.WORD
				|| (token.kind() == SqlToken.Kind.QUOTED_IDENTIFIER && token.terminated() && text.startsWith("\""));
		return name ? ObjectName.stored(text) : null;
	}

}
