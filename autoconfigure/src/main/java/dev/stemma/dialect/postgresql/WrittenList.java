package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.schema.QualifiedName;

/**
 * Takes apart lists that the server has written: what stands in quotes or parentheses
 * stays together.
 */
final class WrittenList {

	private WrittenList() {
	}

	/**
	 * The parts between commas.
	 */
	static List<String> parts(String written) {
		return split(written, ',');
	}

	/**
	 * The parts between blanks.
	 */
	static List<String> words(String written) {
		return split(written, ' ');
	}

	/**
	 * A name of which parts may be quoted.
	 */
	static QualifiedName name(String written) {
		List<String> parts = split(written, '.').stream().map(WrittenList::unquoted).toList();
		return (parts.size() > 1) ? QualifiedName.of(parts.get(0), parts.get(1)) : QualifiedName.of(parts.get(0));
	}

	private static String unquoted(String part) {
		return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
	}

	private static List<String> split(String written, char separator) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		char quote = 0;
		int start = 0;
		for (int i = 0; i < written.length(); i++) {
			char c = written.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '"' || c == '\'') {
				quote = c;
			}
			else if (c == '(' || c == ')') {
				depth += (c == '(') ? 1 : -1;
			}
			else if (c == separator && depth == 0) {
				parts.add(written.substring(start, i).strip());
				start = i + 1;
			}
		}
		parts.add(written.substring(start).strip());
		return parts.stream().filter((part) -> !part.isEmpty()).toList();
	}

}
