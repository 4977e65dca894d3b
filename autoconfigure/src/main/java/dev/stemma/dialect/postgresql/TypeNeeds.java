package dev.stemma.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.SqlType;

/**
 * What of a type older servers lack.
 */
final class TypeNeeds {

	private static final Pattern NUMERIC = Pattern.compile(
			"\\b(?:numeric|decimal|dec)\\s*\\(\\s*(\\d{1,9})\\s*,\\s*([+-]?\\d{1,9})\\s*\\)", Pattern.CASE_INSENSITIVE);

	private TypeNeeds() {
	}

	/**
	 * Looks at a type.
	 * @param what what has it ("Column total of orders")
	 */
	static void look(Needs needs, String what, @Nullable SqlType type) {
		if (type instanceof SqlType.ArrayOf array) {
			look(needs, what, array.element());
		}
		else if (type instanceof SqlType.Written written) {
			look(needs, what, written.text());
		}
	}

	/**
	 * Looks at what SQL writes of types.
	 */
	static void look(Needs needs, String what, String sql) {
		Matcher numeric = NUMERIC.matcher(sql);
		while (numeric.find()) {
			int scale = Integer.parseInt(numeric.group(2));
			needs.add(scale < 0, 15, what, "a negative scale of numeric");
			needs.add(scale > Integer.parseInt(numeric.group(1)), 15, what,
					"a scale of numeric greater than its precision");
		}
	}

}
