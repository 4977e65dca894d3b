package dev.stemma.script;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.dialect.SqlToken;

/**
 * A line of a comment.
 *
 * @param number its line in the script, counted from 1
 * @param text what stands in it, the characters that make it a comment left out
 */
record CommentLine(int number, String text) {

	/**
	 * The lines of a comment.
	 */
	static List<CommentLine> of(SqlToken comment, String script) {
		String text = comment.text(script);
		if (comment.kind() == SqlToken.Kind.LINE_COMMENT) {
			return List.of(new CommentLine(comment.line(), withoutDashes(text)));
		}
		String inside = text.substring(2, comment.terminated() ? text.length() - 2 : text.length());
		List<CommentLine> lines = new ArrayList<>();
		for (String line : inside.split("\n", -1)) {
			lines.add(new CommentLine(comment.line() + lines.size(), withoutStars(line)));
		}
		return lines;
	}

	private static String withoutDashes(String text) {
		int start = 0;
		while (start < text.length() && text.charAt(start) == '-') {
			start++;
		}
		return text.substring(start).strip();
	}

	private static String withoutStars(String text) {
		String line = text.strip();
		int start = 0;
		while (start < line.length() && line.charAt(start) == '*') {
			start++;
		}
		return line.substring(start).strip();
	}

}
