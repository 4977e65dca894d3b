package dev.stemma.autogenerate;

import java.util.List;

/**
 * Texts as literals in Java. A text of several lines is a text block, which is kept as
 * the text itself behind a mark until its indentation is known.
 */
final class JavaText {

	/** Stands in no literal. */
	private static final char BLOCK = '\0';

	private static final String QUOTES = "\"\"\"";

	private JavaText() {
	}

	static String literal(String text) {
		return (text.strip().indexOf('\n') >= 0 && text.lines().allMatch(JavaText::endsPlainly)) ? BLOCK + text
				: "\"" + escaped(text, false).replace("\"", "\\\"") + "\"";
	}

	/**
	 * White space that a text block loses is kept by an octal escape, which reaches to
	 * 377.
	 */
	private static boolean endsPlainly(String line) {
		return line.isEmpty() || line.charAt(line.length() - 1) <= 0xFF
				|| !Character.isWhitespace(line.charAt(line.length() - 1));
	}

	static boolean isBlock(String literal) {
		return !literal.isEmpty() && literal.charAt(0) == BLOCK;
	}

	/**
	 * A text block.
	 * @param literal what stands for it
	 * @param depth the depth of the line where it begins
	 */
	static String block(String literal, int depth) {
		String indentation = "\n" + "\t".repeat(depth + 2);
		List<String> lines = List.of(literal.substring(1).split("\n", -1));
		StringBuilder text = new StringBuilder(QUOTES);
		for (int i = 0; i < lines.size(); i++) {
			String line = escapedEnd(escapedBlock(lines.get(i)));
			boolean last = i == lines.size() - 1;
			text.append((line.isEmpty() && !last) ? "\n" : indentation + line);
		}
		String end = lines.get(lines.size() - 1);
		if (end.isEmpty()) {
			return text.append(QUOTES).toString();
		}
		// An end that stands alone keeps the white space that all lines begin with.
		boolean indented = lines.stream().allMatch((line) -> line.isEmpty() || Character.isWhitespace(line.charAt(0)));
		if (indented || end.endsWith("\"")) {
			text.append('\\').append(indentation);
		}
		return text.append(QUOTES).toString();
	}

	private static String escapedBlock(String line) {
		return escaped(line, true).replace(QUOTES, "\\\"\"\"");
	}

	/** White space at the end of a line is left out unless it is escaped. */
	private static String escapedEnd(String line) {
		int end = line.length();
		if (end == 0 || !Character.isWhitespace(line.charAt(end - 1))) {
			return line;
		}
		return line.substring(0, end - 1) + "\\%03o".formatted((int) line.charAt(end - 1));
	}

	private static String escaped(String text, boolean block) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\\' -> escaped.append("\\\\");
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '\t' -> escaped.append(block ? "\t" : "\\t");
				default -> escaped.append(Character.isISOControl(c) ? "\\%03o".formatted((int) c) : String.valueOf(c));
			}
		}
		return escaped.toString();
	}

}
