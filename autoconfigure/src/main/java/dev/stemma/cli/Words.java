package dev.stemma.cli;

import java.util.Collection;
import java.util.List;

/**
 * Small pieces of sentences.
 */
final class Words {

	private Words() {
	}

	/**
	 * A number and what is counted.
	 * @param word one of it; more of it have an s
	 */
	static String count(long number, String word) {
		return number + " " + word + ((number != 1) ? "s" : "");
	}

	/**
	 * An id and a message, which may be empty, on one line.
	 */
	static String named(String id, String message) {
		return (id + " " + oneLine(message)).stripTrailing();
	}

	/**
	 * Branch labels as they stand behind a revision wherever one is listed.
	 */
	static List<String> labels(Collection<String> labels) {
		return labels.stream().map("[%s]"::formatted).toList();
	}

	/**
	 * Tags as they stand behind a revision wherever one is listed.
	 */
	static List<String> tags(Collection<String> tags) {
		return tags.stream().map("#"::concat).toList();
	}

	/**
	 * A text on one line. What would move a terminal's cursor, or paint, counts as a
	 * space: not all that is shown was written by who looks at it.
	 */
	static String oneLine(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ").strip();
	}

}
