package dev.stemma.dialect.postgresql;

/**
 * What single characters are to PostgreSQL: everything outside of ASCII is a letter.
 */
final class Characters {

	private Characters() {
	}

	static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	static boolean isLineEnd(char c) {
		return c == '\n' || c == '\r';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isWordStart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	}

	static boolean isWordPart(char c) {
		return isWordStart(c) || isDigit(c) || c == '$';
	}

	static boolean isOperatorPart(char c) {
		return "~!@#^&|`?+-*/%<>=".indexOf(c) >= 0;
	}

}
