package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.problem.Problem;

/**
 * A rename as it is typed: {@code old:new} for a table, {@code table.old:new} for a
 * column, with the schema in front where it is not the home schema. A name with a dot, a
 * colon or a quote in it stands in double quotes, as in SQL.
 *
 * @param text what was typed
 * @param old the old name, in its parts
 * @param newName the new name, without schema and table
 */
public record AskedRename(String text, List<String> old, String newName) {

	private static final int MOST_PARTS = 3;

	public AskedRename {
		old = List.copyOf(old);
	}

	/**
	 * Reads what was typed.
	 * @throws InvalidRenameException if it is no rename
	 */
	public static AskedRename parse(String text) {
		List<List<String>> sides = sides(text);
		if (sides.size() != 2 || sides.stream().anyMatch((side) -> side.contains(""))
				|| sides.get(0).size() > MOST_PARTS) {
			throw new InvalidRenameException(List.of(Problem.of("'" + text + "' does not say what is renamed to what.",
					"Write old:new for a table, table.old:new for a column.")));
		}
		List<String> renamed = sides.get(1);
		return new AskedRename(text, sides.get(0), renamed.get(renamed.size() - 1));
	}

	/**
	 * The parts between dots of what stands between colons.
	 */
	private static List<List<String>> sides(String text) {
		List<List<String>> sides = new ArrayList<>();
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
				part.append(text.charAt(i++));
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (c == '.' || c == ':')) {
				parts.add(part.toString());
				part.setLength(0);
				if (c == ':') {
					sides.add(parts);
					parts = new ArrayList<>();
				}
			}
			else {
				part.append(c);
			}
		}
		parts.add(part.toString());
		sides.add(parts);
		return sides;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
