package dev.stemma.dialect.postgresql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.stemma.dialect.SqlToken;
import dev.stemma.dialect.StatementNames;

/**
 * Finds the names in a statement by the words before them. It knows no grammar: an alias
 * or a column can pass for a relation, never the other way round.
 */
final class StatementNameReader {

	/** Behind these stand relations, one or a list of them. */
	private static final Set<String> BEFORE_RELATIONS = Set.of("REFERENCES", "ON", "TABLE", "ONLY", "INHERITS", "LIKE",
			"OF", "INTO", "UPDATE", "FROM", "JOIN", "BY", "VIEW", "SEQUENCE", "INDEX", "TRUNCATE", "LOCK", "PARTITION",
			"INHERIT", "USING", "COPY");

	/** These may stand between. */
	private static final Set<String> FILLERS = Set.of("IF", "NOT", "EXISTS", "CONCURRENTLY", "LATERAL");

	private static final String[] MODIFIERS = { "GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "UNIQUE",
			"MATERIALIZED", "RECURSIVE", "FOREIGN", "CONSTRAINT", "EVENT", "TRUSTED", "PROCEDURAL", "DEFAULT" };

	private final Set<String> relations = new HashSet<>();

	private final Set<String> schemas = new HashSet<>();

	private boolean unbounded;

	private StatementNameReader() {
	}

	static StatementNames read(String sql) {
		List<SqlToken> tokens = IndexStatement.significantTokens(sql);
		StatementNameReader names = new StatementNameReader();
		names.collect(sql, tokens);
		TokenReader reader = new TokenReader(sql, tokens);
		if (reader.accept("CREATE")) {
			return names.ofCreation(reader);
		}
		boolean alter = reader.accept("ALTER", "TABLE");
		names.unbounded |= !alter && reachesFar(new TokenReader(sql, tokens));
		return new StatementNames(alter, null, null, names.relations, names.schemas, names.unbounded);
	}

	private StatementNames ofCreation(TokenReader reader) {
		reader.accept("OR", "REPLACE");
		while (reader.acceptAny(MODIFIERS)) {
			// What it is comes behind them.
		}
		SqlToken token = reader.take();
		String kind = (token != null) ? reader.text(token).toUpperCase(Locale.ROOT) : null;
		reader.accept("CONCURRENTLY");
		reader.accept("IF", "NOT", "EXISTS");
		ObjectName created = (reader.nextIs("ON") || reader.nextIs("AUTHORIZATION")) ? null : reader.takeName();
		if ("SCHEMA".equals(kind) && created != null) {
			this.schemas.add(created.name());
		}
		return new StatementNames(true, kind, (created != null) ? created.name() : null, this.relations, this.schemas,
				this.unbounded);
	}

	/**
	 * Whether it is of a kind that takes hold of objects without naming them, or of
	 * extensions, which belong to the whole database.
	 */
	private static boolean reachesFar(TokenReader reader) {
		return reader.accept("DROP", "OWNED") || reader.accept("REASSIGN") || reader.accept("DROP", "EXTENSION")
				|| reader.accept("ALTER", "EXTENSION");
	}

	private void collect(String sql, List<SqlToken> tokens) {
		boolean block = !tokens.isEmpty() && isAt(sql, tokens, 0, "DO");
		boolean relation = false;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			switch (token.kind()) {
				case WORD, QUOTED_IDENTIFIER -> {
					relation = collectName(sql, tokens, i, relation);
				}
				case OPERATOR -> {
					relation = relation && "(,.".contains(token.text(sql));
				}
				default -> {
					if (token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.DOLLAR_STRING) {
						collectInside(token.text(sql), block);
					}
					relation = false;
				}
			}
		}
	}

	/**
	 * Takes a word or a name.
	 * @param relation whether it may be that of a relation
	 * @return whether what follows may
	 */
	private boolean collectName(String sql, List<SqlToken> tokens, int index, boolean relation) {
		SqlToken token = tokens.get(index);
		String text = token.text(sql);
		String word = (token.kind() == SqlToken.Kind.WORD) ? text.toUpperCase(Locale.ROOT) : "";
		boolean qualifies = isAt(sql, tokens, index + 1, ".");
		if (qualifies || isAt(sql, tokens, index - 1, "SCHEMA")) {
			this.schemas.add(name(text));
		}
		if (relation) {
			// What qualifies may be a relation itself, before a column's name.
			this.relations.add(name(text));
		}
		this.unbounded |= word.equals("SEARCH_PATH");
		boolean goesOn = qualifies || FILLERS.contains(word) || isAt(sql, tokens, index + 1, ",");
		return BEFORE_RELATIONS.contains(word) || (relation && goesOn);
	}

	/**
	 * What stands in a string can be SQL: the body of a function, the name of a sequence.
	 */
	private void collectInside(String string, boolean block) {
		String content = content(string);
		List<SqlToken> tokens = IndexStatement.significantTokens(content);
		if (block) {
			this.unbounded |= tokens.stream()
				.anyMatch((token) -> Words.match(content, token.start(), token.end(), "EXECUTE"));
		}
		collect(content, tokens);
	}

	private static String content(String string) {
		if (string.startsWith("$")) {
			int tag = string.indexOf('$', 1) + 1;
			return (string.length() >= 2 * tag) ? string.substring(tag, string.length() - tag) : "";
		}
		int quote = string.indexOf('\'');
		return (string.length() > quote + 1) ? string.substring(quote + 1, string.length() - 1) : "";
	}

	private static boolean isAt(String sql, List<SqlToken> tokens, int index, String word) {
		return index >= 0 && index < tokens.size()
				&& Words.match(sql, tokens.get(index).start(), tokens.get(index).end(), word);
	}

	/**
	 * A name as the catalog holds it; one with escapes stays as it is written.
	 */
	private static String name(String identifier) {
		return (identifier.indexOf('"') > 0) ? identifier : ObjectName.stored(identifier);
	}

}
