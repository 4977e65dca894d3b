package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.dialect.SqlToken.Kind;
import dev.stemma.schema.QualifiedName;

/**
 * A statement that the provider has written, in tokens.
 */
final class GeneratedStatement {

	private static final Set<String> KINDS = Set.of("table", "index", "sequence", "type", "view", "column", "cast");

	private static final Set<String> FILLERS = Set.of("if", "not", "exists", "only", "concurrently");

	private final String sql;

	private final SqlSyntax syntax;

	private final List<SqlToken> tokens = new ArrayList<>();

	GeneratedStatement(String sql, SqlSyntax syntax) {
		this.sql = sql;
		this.syntax = syntax;
		Iterator<SqlToken> all = syntax.tokens(sql, PlaceholderSyntax.NONE);
		while (all.hasNext()) {
			SqlToken token = all.next();
			if (token.isSignificant()) {
				this.tokens.add(token);
			}
		}
	}

	String sql() {
		return this.sql;
	}

	/**
	 * The same statement, where it is the comment that the provider writes without
	 * doubling quotes in it, as it was meant.
	 */
	GeneratedStatement withQuotesDoubled() {
		int start = this.sql.indexOf(" is '");
		if (!isWord(0, "comment") || start < 0 || !this.sql.endsWith("'") || isWhole(start + " is ".length())) {
			return this;
		}
		int text = start + " is '".length();
		return new GeneratedStatement(
				this.sql.substring(0, text) + this.sql.substring(text, this.sql.length() - 1).replace("'", "''") + "'",
				this.syntax);
	}

	/**
	 * The same statement without some names of constraints and indexes, so that the
	 * server gives them names that can be read.
	 * @param names the names, in lower case
	 */
	GeneratedStatement without(Set<String> names) {
		for (int i = 0; i + 2 < this.tokens.size(); i++) {
			boolean constraint = isWord(i, "constraint");
			if ((constraint || (i <= 2 && isWord(i, "index"))) && names.contains(lowerNameAt(i + 1))) {
				int start = this.tokens.get(constraint ? i : i + 1).start();
				String rest = this.sql.substring(this.tokens.get(i + 2).start());
				return new GeneratedStatement(this.sql.substring(0, start) + rest, this.syntax).without(names);
			}
		}
		return this;
	}

	private String lowerNameAt(int index) {
		String name = nameAt(index);
		return (name != null) ? name.toLowerCase(Locale.ROOT) : "";
	}

	/** Whether what begins somewhere is one literal and all that is left. */
	private boolean isWhole(int start) {
		SqlToken last = this.tokens.get(this.tokens.size() - 1);
		return last.kind() == Kind.STRING && last.start() == start;
	}

	/**
	 * The enum type that it creates, without its schema, or {@code null}.
	 */
	@Nullable String createdEnum() {
		List<String> names = (isWord(0, "create") && isWord(1, "type")) ? chain(2) : List.of();
		return (!names.isEmpty() && isWord(2 * names.size() + 2, "enum")) ? names.get(names.size() - 1) : null;
	}

	/**
	 * Whether it creates a cast.
	 */
	boolean isCast() {
		return isWord(0, "create") && isWord(1, "cast");
	}

	/**
	 * Whether a name is in it.
	 */
	boolean names(String name) {
		return IntStream.range(0, this.tokens.size()).anyMatch((index) -> name.equals(nameAt(index)));
	}

	/**
	 * Whether a type may be meant by a name in it: a name that begins a column, or an
	 * argument, is none.
	 */
	boolean mayUseType(String type) {
		return IntStream.range(1, this.tokens.size())
			.filter((index) -> type.equals(nameAt(index)))
			.mapToObj((index) -> this.tokens.get(index - 1).text(this.sql))
			.anyMatch((before) -> !before.equals("(") && !before.equals(","));
	}

	/**
	 * The names of constraints and indexes that it says.
	 */
	List<String> givenNames() {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isWord(i, "constraint") || (i <= 2 && isWord(i, "index"))) {
				String name = nameAt(behindFillers(i + 1));
				if (name != null) {
					names.add(name);
				}
			}
		}
		return names;
	}

	/**
	 * Whether it names a schema in a text that somebody has written for the database: a
	 * qualified name, or a string that has one in it.
	 */
	boolean mentions(String schema) {
		String lower = schema.toLowerCase(Locale.ROOT);
		for (int i = 0; i < this.tokens.size(); i++) {
			Kind kind = this.tokens.get(i).kind();
			if (kind == Kind.STRING || kind == Kind.DOLLAR_STRING) {
				String text = this.tokens.get(i).text(this.sql).toLowerCase(Locale.ROOT);
				if (!isWord(0, "comment") && (text.contains(lower + ".") || text.contains(lower + "\"."))) {
					return true;
				}
			}
			else if (schema.equals(nameAt(i)) && isDot(i + 1)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The table that it creates or changes, or whose index, column or comment it does, or
	 * {@code null} if it is about something else.
	 */
	@Nullable QualifiedName table() {
		int kind = kind();
		if (isWord(kind, "index")) {
			while (kind < this.tokens.size() && !isWord(kind, "on")) {
				kind++;
			}
		}
		else if (!isWord(kind, "table") && !isWord(kind, "column")) {
			return null;
		}
		List<String> names = chain(behindFillers(kind + 1));
		int last = names.size() - (isWord(kind, "column") ? 2 : 1);
		return (last < 0) ? null : QualifiedName.of((last > 0) ? names.get(last - 1) : null, names.get(last));
	}

	/**
	 * What it is about, for people, where that is no table.
	 */
	@Nullable String subject() {
		int kind = kind();
		List<String> names = chain(behindFillers(kind + 1));
		return names.isEmpty() ? null
				: this.tokens.get(kind).text(this.sql).toLowerCase(Locale.ROOT) + " " + names.get(names.size() - 1);
	}

	/** Where the word stands that says the kind of object. */
	private int kind() {
		int position = 0;
		while (position < this.tokens.size() && !KINDS.contains(wordAt(position))) {
			position++;
		}
		return position;
	}

	private List<String> chain(int start) {
		List<String> names = new ArrayList<>();
		int position = start;
		String name = nameAt(position);
		while (name != null) {
			names.add(name);
			position += 2;
			name = isDot(position - 1) ? nameAt(position) : null;
		}
		return names;
	}

	private int behindFillers(int start) {
		int position = start;
		while (FILLERS.contains(wordAt(position))) {
			position++;
		}
		return position;
	}

	private boolean isDot(int index) {
		return index < this.tokens.size() && this.tokens.get(index).text(this.sql).equals(".");
	}

	private boolean isWord(int index, String word) {
		return wordAt(index).equals(word);
	}

	private String wordAt(int index) {
		return (index < this.tokens.size() && this.tokens.get(index).kind() == Kind.WORD)
				? this.tokens.get(index).text(this.sql).toLowerCase(Locale.ROOT) : "";
	}

	private @Nullable String nameAt(int index) {
		if (index >= this.tokens.size()) {
			return null;
		}
		SqlToken token = this.tokens.get(index);
		String text = token.text(this.sql);
		return switch (token.kind()) {
			case WORD -> text.toLowerCase(Locale.ROOT);
			case QUOTED_IDENTIFIER -> (text.startsWith("\"") && text.length() > 2)
					? text.substring(1, text.length() - 1).replace("\"\"", "\"") : null;
			default -> null;
		};
	}

}
