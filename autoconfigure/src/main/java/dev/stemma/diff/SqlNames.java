package dev.stemma.diff;

import java.util.regex.Pattern;

import dev.stemma.schema.QualifiedName;

/**
 * Names in SQL text.
 */
final class SqlNames {

	private SqlNames() {
	}

	/**
	 * A name in quotes.
	 */
	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * A name in quotes, with its schema if it has one.
	 */
	static String quoted(QualifiedName name) {
		return (name.schema() != null) ? quoted(name.schema()) + "." + quoted(name.name()) : quoted(name.name());
	}

	/**
	 * A text in quotes.
	 */
	static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/**
	 * Whether a name may be meant somewhere in a text. A name in a string counts, for
	 * sequences are named so.
	 */
	static boolean mentions(String text, String name) {
		if (!text.contains(name)) {
			return false;
		}
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(text).find();
	}

}
