package dev.stemma.dialect.postgresql;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * Writes SQL so that psql sends to the server what a driver would send.
 * <p>
 * psql replaces its own variables wherever a colon touches a name, a quote, a brace or a
 * digit: in the slice {@code a[1:n]} too, if somebody has set {@code n}. A space behind
 * the colon means nothing to the server and keeps psql from looking. Strings, quoted
 * names, dollar quotes and comments are safe, and so are {@code ::} and {@code :=}. A
 * backslash outside of quotes, which psql would take for a command, is no SQL and has
 * been refused before. psql reads line by line and forgets at a line's end that a string
 * may go on with the escapes that it began with: such a string is written in one piece.
 */
final class PsqlText {

	private PsqlText() {
	}

	/**
	 * A statement with its semicolon, which no comment swallows, and a line end.
	 */
	static String statement(String sql) {
		StringBuilder text = new StringBuilder(sql.length() + 16);
		PostgresLexer lexer = new PostgresLexer(sql, 0, sql.length(), PlaceholderSyntax.NONE);
		boolean inComment = false;
		while (lexer.hasNext()) {
			SqlToken token = lexer.next();
			String piece = token.text(sql);
			if (token.kind() == SqlToken.Kind.STRING && (piece.charAt(0) == 'E' || piece.charAt(0) == 'e')) {
				piece = inOnePiece(piece);
			}
			text.append(piece);
			if (token.kind() == SqlToken.Kind.OPERATOR && piece.equals(":") && token.end() < sql.length()
					&& !Characters.isSpace(sql.charAt(token.end()))) {
				text.append(' ');
			}
			inComment = token.kind() == SqlToken.Kind.LINE_COMMENT
					|| (inComment && token.kind() == SqlToken.Kind.WHITESPACE && piece.indexOf('\n') < 0);
		}
		return text.append(inComment ? "\n;\n" : ";\n").toString();
	}

	/**
	 * An escape string without its interruptions. A quote inside is doubled or stands
	 * behind a backslash, so that only an interruption has white space between two.
	 */
	private static String inOnePiece(String string) {
		StringBuilder piece = new StringBuilder(string.length());
		int position = 2;
		piece.append(string, 0, 2);
		while (position < string.length()) {
			char c = string.charAt(position);
			if (c == '\\' && position + 1 < string.length()) {
				piece.append(string, position, position + 2);
				position += 2;
			}
			else if (c == '\'' && position + 1 < string.length() && string.charAt(position + 1) == '\'') {
				piece.append("''");
				position += 2;
			}
			else if (c == '\'' && position + 1 < string.length()) {
				position = string.indexOf('\'', behindComments(string, position + 1)) + 1;
			}
			else {
				piece.append(c);
				position++;
			}
		}
		return piece.toString();
	}

	private static int behindComments(String string, int start) {
		int position = start;
		while (string.charAt(position) != '\'') {
			if (string.startsWith("--", position)) {
				while (!Characters.isLineEnd(string.charAt(position))) {
					position++;
				}
			}
			position++;
		}
		return position;
	}

	/**
	 * A word between quotes as a command of psql reads it.
	 */
	static String argument(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "''").replaceAll("\\R", " ") + "'";
	}

}
