package dev.stemma.dialect.postgresql;

import dev.stemma.schema.InvalidDefinitionException;

/**
 * Texts that a PostgreSQL server takes.
 */
final class PlainText {

	private PlainText() {
	}

	/**
	 * The text itself, if the server takes all its characters.
	 * @throws InvalidDefinitionException if it holds a NUL, or half of a character
	 * outside of the basic plane, which the driver would send as a question mark
	 */
	static String require(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\0') {
				throw refused(text, i, "a NUL character");
			}
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
			}
			else if (Character.isSurrogate(c)) {
				throw refused(text, i, "half of a surrogate pair");
			}
		}
		return text;
	}

	private static InvalidDefinitionException refused(String text, int index, String what) {
		return new InvalidDefinitionException("A text has %s at offset %d, which PostgreSQL does not take: %s"
			.formatted(what, index, shortened(text, index)),
				"Take it out, or keep the value in a column of type bytea.");
	}

	private static String shortened(String text, int index) {
		String around = text.substring(Math.max(0, index - 20), Math.min(text.length(), index + 20));
		return around.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
	}

}
