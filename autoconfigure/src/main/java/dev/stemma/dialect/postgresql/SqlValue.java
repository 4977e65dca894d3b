package dev.stemma.dialect.postgresql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.InvalidDefinitionException;

/**
 * A value of Java as PostgreSQL reads it.
 *
 * @param text what the input function of its type takes, the same under all settings
 * @param bare whether SQL also takes it without quotes
 * @param type the type of the value as SQL writes it, or {@code null} where the literal
 * tells it by itself or has none
 */
record SqlValue(String text, boolean bare, @Nullable String type) {

	/**
	 * The form of a value.
	 * @throws InvalidDefinitionException if it has none
	 */
	static SqlValue of(Object value) {
		if (value instanceof CharSequence || value instanceof Character) {
			return quoted(PlainText.require(value.toString()), null);
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean truth) {
			return new SqlValue(truth ? "TRUE" : "FALSE", true, null);
		}
		if (value instanceof Enum<?> constant) {
			return quoted(constant.name(), null);
		}
		if (value instanceof UUID uuid) {
			return quoted(uuid.toString(), "pg_catalog.uuid");
		}
		if (value instanceof byte[] bytes) {
			return quoted("\\x" + HexFormat.of().formatHex(bytes), "pg_catalog.bytea");
		}
		if (value instanceof Collection<?> || value.getClass().isArray()) {
			return ArrayText.of(value);
		}
		SqlValue time = TimeText.of(value);
		if (time == null) {
			throw new InvalidDefinitionException(
					"A value of type %s has no SQL form".formatted(value.getClass().getName()),
					"Give it as a text, number, boolean, date or time of java.time, UUID, byte array, "
							+ "or an array or list of these.");
		}
		return time;
	}

	static SqlValue quoted(String text, @Nullable String type) {
		return new SqlValue(text, false, type);
	}

	private static SqlValue number(Number number) {
		String text = number.toString();
		if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
			// Behind a minus a bare negative number would begin a comment.
			return new SqlValue(text, true, (number.intValue() < 0) ? "pg_catalog.int4" : null);
		}
		if (number instanceof Long) {
			return new SqlValue(text, true, "pg_catalog.int8");
		}
		if (number instanceof BigDecimal || number instanceof BigInteger) {
			return new SqlValue(text, true, "pg_catalog.numeric");
		}
		if (number instanceof Double || number instanceof Float) {
			boolean finite = Double.isFinite(number.doubleValue());
			return new SqlValue(text, finite, (number instanceof Double) ? "pg_catalog.float8" : "pg_catalog.float4");
		}
		throw new InvalidDefinitionException(
				"A number of type %s has no SQL form".formatted(number.getClass().getName()),
				"Give it as an int, long, double or BigDecimal.");
	}

}
