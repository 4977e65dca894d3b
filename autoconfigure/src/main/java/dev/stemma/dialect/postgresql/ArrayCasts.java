package dev.stemma.dialect.postgresql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the casts of lists of values as the server does when it reads its own text
 * again. Of {@code status IN ('a', 'b')} on a {@code varchar} it makes
 * {@code (ARRAY['a'::character varying, …])::text[]}, and of that, when a migration is
 * made of it, {@code ARRAY[('a'::character varying)::text, …]}, which then stays so.
 */
final class ArrayCasts {

	private static final String VALUE = "E?'(?:[^']|'')*'::[a-z][a-z ]*";

	private static final Pattern VALUES = Pattern.compile(VALUE);

	private static final Pattern ARRAY = Pattern
		.compile("\\(ARRAY\\[(" + VALUE + "(?:, " + VALUE + ")*)\\]\\)::([a-z][a-z ]*)\\[\\]");

	private ArrayCasts() {
	}

	/**
	 * The same text with a cast of each value in place of one of the whole list.
	 */
	static String spread(String sql) {
		return sql.contains("(ARRAY[") ? ARRAY.matcher(sql).replaceAll(ArrayCasts::spread) : sql;
	}

	private static String spread(MatchResult array) {
		String values = VALUES.matcher(array.group(1))
			.replaceAll((value) -> Matcher.quoteReplacement("(%s)::%s".formatted(value.group(), array.group(2))));
		return Matcher.quoteReplacement("ARRAY[" + values + "]");
	}

}
