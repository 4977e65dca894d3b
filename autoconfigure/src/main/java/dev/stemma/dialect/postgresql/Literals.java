package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.InvalidDefinitionException;

/**
 * Values as literals that mean the same whatever the settings of the session that reads
 * them.
 */
final class Literals {

	private Literals() {
	}

	/**
	 * A text in quotes. Backslashes stand in an escape string, which is read the same
	 * with {@code standard_conforming_strings} on and off.
	 * @throws InvalidDefinitionException if the text has characters that PostgreSQL does
	 * not take
	 */
	static String text(String text) {
		PlainText.require(text);
		String quoted = "'" + text.replace("'", "''") + "'";
		return (text.indexOf('\\') >= 0) ? "E" + quoted.replace("\\", "\\\\") : quoted;
	}

	/**
	 * A value where the column that it is written to says its type: {@code '2025-01-01'}
	 * suits a date, a timestamp and a text.
	 * @throws InvalidDefinitionException if the value has no SQL form
	 */
	static String of(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		SqlValue form = SqlValue.of(value);
		return form.bare() ? form.text() : text(form.text());
	}

	/**
	 * A value in an expression, where no column says its type: its own type is written
	 * with it, unless the literal has that type by itself. A text has none, as elsewhere
	 * in SQL.
	 * @throws InvalidDefinitionException if the value has no SQL form
	 */
	static String typed(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		SqlValue form = SqlValue.of(value);
		if (form.bare() && form.type() == null) {
			return form.text();
		}
		return text(form.text()) + ((form.type() != null) ? "::" + form.type() : "");
	}

}
