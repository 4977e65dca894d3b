package dev.stemma.dialect;

/**
 * A piece of a SQL text. The tokens of a text, white space and comments included, are
 * never empty and join up to the whole of it.
 *
 * @param kind what it is
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param line the line of its first character, counted from 1
 * @param column the column of its first character, counted from 1 in Unicode code points
 * @param topLevel whether it stands at statement level: outside of parentheses and of SQL
 * function bodies; what opens or closes those stands where they stand
 * @param terminated whether it ends as it has to; {@code false} for a string, quoted
 * name, dollar quote, comment or block of copy data that runs into the end of the text
 */
public record SqlToken(Kind kind, int start, int end, int line, int column, boolean topLevel, boolean terminated) {

	public String text(String sql) {
		return sql.substring(this.start, this.end);
	}

	/**
	 * Whether it means anything to the database: neither white space nor a comment.
	 */
	public boolean isSignificant() {
		return this.kind != Kind.WHITESPACE && this.kind != Kind.LINE_COMMENT && this.kind != Kind.BLOCK_COMMENT;
	}

	/**
	 * What a token is.
	 */
	public enum Kind {

		/** White space. */
		WHITESPACE,
		/** A comment to the end of the line, without the line end. */
		LINE_COMMENT,
		/** A block comment, nested ones included. */
		BLOCK_COMMENT,
		/** A key word or an unquoted name. */
		WORD,
		/** A name in double quotes, Unicode escapes included. */
		QUOTED_IDENTIFIER,
		/** A number. */
		NUMBER,
		/**
		 * A string in single quotes of any form, its prefix and its continuations on
		 * further lines included.
		 */
		STRING,
		/** A string in dollar quotes. */
		DOLLAR_STRING,
		/** A positional parameter. */
		PARAMETER,
		/** A placeholder of ours, from its prefix to its suffix. */
		PLACEHOLDER,
		/** An operator, a piece of punctuation, or a character that means nothing. */
		OPERATOR,
		/** A semicolon that ends a statement. */
		SEMICOLON,
		/** A semicolon in parentheses or in a function body, which ends none. */
		INNER_SEMICOLON,
		/** A backslash command of the database's own client, to the end of its line. */
		META_COMMAND,
		/**
		 * The data lines behind a copy statement, up to and with the two characters of
		 * their end marker.
		 */
		COPY_DATA

	}

}
