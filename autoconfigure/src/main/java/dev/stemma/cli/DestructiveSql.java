package dev.stemma.cli;

import java.util.regex.Pattern;

/**
 * Finds the statements that take something away. It reads SQL as a person who skims it,
 * and rather shows a statement too many.
 */
final class DestructiveSql {

	private static final Pattern NOISE = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	/** What has no data of its own is not worth a line. */
	private static final Pattern DESTRUCTIVE = Pattern.compile(
			"\\bDROP\\s+(?!NOT\\b|DEFAULT\\b|CONSTRAINT\\b|IDENTITY\\b|EXPRESSION\\b|INDEX\\b|TRIGGER\\b|POLICY\\b|RULE\\b)"
					+ "|\\bDELETE\\s+FROM\\b|\\bTRUNCATE\\b",
			Pattern.CASE_INSENSITIVE);

	private DestructiveSql() {
	}

	/**
	 * Whether a statement drops or deletes what can't be made again from the scripts.
	 */
	static boolean matches(String statement) {
		return DESTRUCTIVE.matcher(NOISE.matcher(statement).replaceAll(" ")).find();
	}

	/**
	 * A statement on one line, without comments.
	 */
	static String line(String statement) {
		return statement.replaceAll("(?m)^\\s*--[^\\n]*$", " ").replaceAll("\\s+", " ").strip();
	}

}
