package dev.stemma.dialect.postgresql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlToken;

/**
 * Walks over a statement's significant tokens, taking what it is asked for or nothing.
 */
final class TokenReader {

	private final String sql;

	private final List<SqlToken> tokens;

	private int next;

	TokenReader(String sql, List<SqlToken> tokens) {
		this.sql = sql;
		this.tokens = tokens;
	}

	boolean atEnd() {
		return this.next == this.tokens.size();
	}

	/**
	 * Takes unquoted words or pieces of punctuation if all of them come next.
	 * @param words the words, in capitals
	 */
	boolean accept(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (!isAt(this.next + i, words[i])) {
				return false;
			}
		}
		this.next += words.length;
		return true;
	}

	boolean nextIs(String word) {
		return isAt(this.next, word);
	}

	private boolean isAt(int index, String word) {
		if (index >= this.tokens.size()) {
			return false;
		}
		SqlToken token = this.tokens.get(index);
		return (token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.OPERATOR)
				&& Words.match(this.sql, token.start(), token.end(), word);
	}

	/**
	 * Takes one of several words.
	 */
	boolean acceptAny(String... words) {
		for (String word : words) {
			if (accept(word)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Takes a name with the names that qualify it, whatever they are made of.
	 */
	boolean acceptName() {
		if (!acceptNamePart()) {
			return false;
		}
		while (accept(".")) {
			acceptNamePart();
		}
		return true;
	}

	/**
	 * Takes a name and reads it.
	 * @return the name without its catalog, or {@code null} if none comes next that can
	 * be read
	 */
	@Nullable ObjectName takeName() {
		@Nullable String schema = null;
		@Nullable String name = takeNamePart();
		while (name != null && accept(".")) {
			schema = name;
			name = takeNamePart();
		}
		return (name != null) ? new ObjectName(schema, name) : null;
	}

	private @Nullable String takeNamePart() {
		if (atEnd() || !isName(this.tokens.get(this.next))) {
			return null;
		}
		String identifier = text(this.tokens.get(this.next));
		boolean escaped = identifier.endsWith("\"") && !identifier.startsWith("\"");
		if (escaped || !this.tokens.get(this.next).terminated()) {
			return null;
		}
		this.next++;
		return ObjectName.stored(identifier);
	}

	/**
	 * Takes one part of a name. Placeholders and what touches them are one.
	 */
	private boolean acceptNamePart() {
		int first = this.next;
		while (!atEnd() && isName(this.tokens.get(this.next)) && (this.next == first || isJoined(this.next))) {
			this.next++;
		}
		return this.next > first;
	}

	private boolean isJoined(int index) {
		SqlToken left = this.tokens.get(index - 1);
		SqlToken right = this.tokens.get(index);
		return left.end() == right.start()
				&& (left.kind() == SqlToken.Kind.PLACEHOLDER || right.kind() == SqlToken.Kind.PLACEHOLDER);
	}

	private static boolean isName(SqlToken token) {
		return switch (token.kind()) {
			case WORD, QUOTED_IDENTIFIER, PLACEHOLDER -> true;
			default -> false;
		};
	}

	String text(SqlToken token) {
		return token.text(this.sql);
	}

	/**
	 * Takes the next token, whatever it is.
	 * @return the token, or {@code null} at the end
	 */
	@Nullable SqlToken take() {
		return atEnd() ? null : this.tokens.get(this.next++);
	}

}
