package dev.stemma.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody sees of what was written to a terminal.
 */
final class Screen {

	private static final String ERASE = "\u001b[K";

	private static final String QUESTION = "? [y/N] ";

	private Screen() {
	}

	/**
	 * The lines at the end, with what was drawn over gone.
	 */
	static String of(String written) {
		List<String> lines = new ArrayList<>();
		for (String line : written.split("\n", -1)) {
			String seen = "";
			for (String drawn : line.split("\r", -1)) {
				if (drawn.startsWith(ERASE)) {
					seen = question(seen) + drawn.substring(ERASE.length());
				}
				else {
					seen = drawn + seen.substring(Math.min(drawn.length(), seen.length()));
				}
			}
			lines.add(seen);
		}
		return String.join("\n", lines);
	}

	/**
	 * Who answers a question ends its line, which is not among what was written.
	 */
	private static String question(String seen) {
		int end = seen.indexOf(QUESTION);
		return (end != -1) ? seen.substring(0, end + QUESTION.length()) : "";
	}

	/**
	 * The same text whatever time things took.
	 */
	static String timeless(String text) {
		return text.replaceAll("\\d+ ms|\\d+\\.\\d s", "N ms").replaceAll("\"durationMs\":\\d+", "\"durationMs\":0");
	}

}
