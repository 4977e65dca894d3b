package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps what is said in comments. No line begins with an at sign, which would make it a
 * directive of a script.
 */
final class Paragraph {

	private static final int WIDTH = 90;

	private Paragraph() {
	}

	/**
	 * The lines of a comment.
	 * @param prefix what each of them begins with: {@code -- }
	 * @param text what is said
	 */
	static List<String> lines(String prefix, String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.strip().split("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+")) {
			boolean full = prefix.length() + line.length() + 1 + word.length() > WIDTH;
			if (!line.isEmpty() && full && !word.startsWith("@")) {
				lines.add(prefix + line);
				line.setLength(0);
			}
			if (!line.isEmpty()) {
				line.append(' ');
			}
			else if (word.startsWith("@")) {
				line.append("Note: ");
			}
			line.append(word);
		}
		lines.add(prefix + line);
		return lines;
	}

}
