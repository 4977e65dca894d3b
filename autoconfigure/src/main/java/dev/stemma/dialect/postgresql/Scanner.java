package dev.stemma.dialect.postgresql;

import dev.stemma.dialect.PlaceholderSyntax;

/**
 * Finds where a piece of SQL ends that begins at a given offset. The rules are those of
 * PostgreSQL's {@code scan.l} and psql's {@code psqlscan.l}.
 */
final class Scanner {

	/** What a method returns for something that has no end in the text. */
	static final int UNTERMINATED = -1;

	/** What a line consists of that ends the data behind a copy statement. */
	static final String END_OF_DATA = "\\.";

	private final String sql;

	private final int limit;

	private final PlaceholderSyntax placeholders;

	Scanner(String sql, int limit, PlaceholderSyntax placeholders) {
		this.sql = sql;
		this.limit = limit;
		this.placeholders = placeholders;
	}

	/**
	 * The character at an offset; NUL behind the end, which begins nothing.
	 */
	char at(int position) {
		return (position < this.limit) ? this.sql.charAt(position) : '\0';
	}

	boolean isAt(int position, char first, char second) {
		return at(position) == first && at(position + 1) == second;
	}

	/**
	 * The end of the placeholder at an offset, or -1 if none begins there.
	 */
	int placeholder(int start) {
		return this.placeholders.end(this.sql, start, this.limit);
	}

	int whitespace(int start) {
		int position = start;
		while (position < this.limit && Characters.isSpace(at(position))) {
			position++;
		}
		return position;
	}

	/**
	 * White space up to the end of the line, the line end included.
	 */
	int whitespaceOfLine(int start) {
		int position = start;
		while (position < this.limit && Characters.isSpace(at(position))) {
			if (at(position++) == '\n') {
				break;
			}
		}
		return position;
	}

	int restOfLine(int start) {
		int position = start;
		while (position < this.limit && !Characters.isLineEnd(at(position))) {
			position++;
		}
		return position;
	}

	int blockComment(int start) {
		int depth = 1;
		int position = start + 2;
		while (position < this.limit) {
			if (isAt(position, '/', '*')) {
				depth++;
				position += 2;
			}
			else if (isAt(position, '*', '/')) {
				depth--;
				position += 2;
				if (depth == 0) {
					return position;
				}
			}
			else {
				position++;
			}
		}
		return UNTERMINATED;
	}

	int word(int start) {
		int position = start + 1;
		while (position < this.limit && Characters.isWordPart(at(position)) && placeholder(position) < 0) {
			position++;
		}
		return position;
	}

	/**
	 * A number with the letters that touch it, which the server refuses as one token.
	 */
	int number(int start) {
		int position = digits(start);
		if (at(start) == '0' && "xXoObB".indexOf(at(position)) >= 0) {
			return word(position);
		}
		if (at(position) == '.' && at(position + 1) != '.') {
			position = digits(position + 1);
		}
		if (at(position) == 'e' || at(position) == 'E') {
			int sign = (at(position + 1) == '+' || at(position + 1) == '-') ? 1 : 0;
			if (Characters.isDigit(at(position + 1 + sign))) {
				position = digits(position + 1 + sign);
			}
		}
		return (Characters.isWordStart(at(position)) && placeholder(position) < 0) ? word(position) : position;
	}

	private int digits(int start) {
		int position = start;
		while (Characters.isDigit(at(position))
				|| (at(position) == '_' && position > start && Characters.isDigit(at(position + 1)))) {
			position++;
		}
		return position;
	}

	int parameter(int start) {
		int position = digits(start + 1);
		return (Characters.isWordStart(at(position)) && placeholder(position) < 0) ? word(position) : position;
	}

	int operator(int start) {
		char first = at(start);
		if (first == ':') {
			return (at(start + 1) == ':' || at(start + 1) == '=') ? start + 2 : start + 1;
		}
		if (first == '.') {
			return (at(start + 1) == '.') ? start + 2 : start + 1;
		}
		int position = start;
		while (position < this.limit && Characters.isOperatorPart(at(position)) && !isAt(position, '-', '-')
				&& !isAt(position, '/', '*') && (position == start || placeholder(position) < 0)) {
			position++;
		}
		return withoutTrailingSigns(start, Math.max(position, start + 1));
	}

	/**
	 * An operator of more than one character ends with a sign only if it contains a
	 * character that is in no operator of standard SQL: {@code =-1} is two tokens.
	 */
	private int withoutTrailingSigns(int start, int end) {
		for (int position = start; position < end; position++) {
			if ("~!@#^&|`?%".indexOf(at(position)) >= 0) {
				return end;
			}
		}
		int position = end;
		while (position > start + 1 && (at(position - 1) == '+' || at(position - 1) == '-')) {
			position--;
		}
		return position;
	}

	/**
	 * A string and all that continues it behind a line end.
	 * @param quote the offset of its opening quote
	 * @param form how its inside is read
	 */
	int string(int quote, StringForm form) {
		int position = quote + 1;
		while (position < this.limit) {
			char c = at(position);
			if (c == '\\' && form == StringForm.ESCAPES) {
				position += 2;
			}
			else if (c != '\'') {
				position++;
			}
			else if (form != StringForm.BITS && at(position + 1) == '\'') {
				position += 2;
			}
			else {
				int continuation = continuation(position + 1);
				if (continuation < 0) {
					return position + 1;
				}
				position = continuation + 1;
			}
		}
		return UNTERMINATED;
	}

	/**
	 * The offset of the quote that continues a string: behind white space and line
	 * comments with a line end among them.
	 */
	private int continuation(int start) {
		boolean lineEnd = false;
		int position = start;
		while (position < this.limit) {
			char c = at(position);
			if (Characters.isSpace(c)) {
				lineEnd |= Characters.isLineEnd(c);
				position++;
			}
			else if (isAt(position, '-', '-')) {
				position = restOfLine(position);
			}
			else {
				return (c == '\'' && lineEnd) ? position : -1;
			}
		}
		return -1;
	}

	/**
	 * A name in double quotes.
	 * @param quote the offset of its opening quote
	 */
	int quotedIdentifier(int quote) {
		int position = quote + 1;
		while (position < this.limit) {
			if (at(position++) == '"') {
				if (at(position) != '"') {
					return position;
				}
				position++;
			}
		}
		return UNTERMINATED;
	}

	/**
	 * The end of the dollar quote's opening delimiter, or -1 if there is none.
	 */
	int dollarDelimiter(int start) {
		int position = start + 1;
		if (Characters.isWordStart(at(position))) {
			while (Characters.isWordPart(at(position)) && at(position) != '$') {
				position++;
			}
		}
		return (at(position) == '$') ? position + 1 : -1;
	}

	int dollarString(int start, int delimiterEnd) {
		String delimiter = this.sql.substring(start, delimiterEnd);
		int closing = this.sql.indexOf(delimiter, delimiterEnd);
		int end = closing + delimiter.length();
		return (closing < 0 || end > this.limit) ? UNTERMINATED : end;
	}

	/**
	 * Lines of data up to and with the marker that stands on a line of its own.
	 */
	int copyData(int start) {
		int line = start;
		while (line < this.limit) {
			int marked = line + END_OF_DATA.length();
			if (marked <= this.limit && this.sql.startsWith(END_OF_DATA, line)
					&& (marked == this.limit || at(marked) == '\n' || isAt(marked, '\r', '\n')
							|| (at(marked) == '\r' && marked + 1 == this.limit))) {
				return marked;
			}
			int lineEnd = this.sql.indexOf('\n', line);
			line = (lineEnd < 0) ? this.limit : lineEnd + 1;
		}
		return UNTERMINATED;
	}

	/**
	 * How the inside of a string is read.
	 */
	enum StringForm {

		/** A doubled quote is a quote. */
		PLAIN,
		/** A backslash takes away the next character's meaning, too. */
		ESCAPES,
		/** Nothing has a meaning but the quote that ends it. */
		BITS

	}

}
