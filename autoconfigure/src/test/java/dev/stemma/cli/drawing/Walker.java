package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a drawing as a person does: follows its lines from each dot to the dots below.
 */
final class Walker {

	private final List<String> rails;

	private final List<String> ids;

	Walker(List<TerminalDrawing.Line> lines) {
		this.rails = lines.stream().map(TerminalDrawing.Line::rails).toList();
		this.ids = new ArrayList<>();
		lines.forEach((line) -> this.ids.add((line.node() != null) ? line.node().id() : null));
	}

	/**
	 * The revisions that the lines lead to, by the revision that they come from.
	 */
	Map<String, Set<String>> parents() {
		Map<String, Set<String>> parents = new HashMap<>();
		for (int row = 0; row < this.rails.size(); row++) {
			if (this.ids.get(row) != null) {
				Set<String> found = new TreeSet<>();
				int dot = this.rails.get(row).indexOf('●');
				down(row + 1, dot, found);
				sideways(row, dot, -1, found);
				sideways(row, dot, 1, found);
				parents.put(this.ids.get(row), found);
			}
		}
		return parents;
	}

	private void sideways(int row, int dot, int step, Set<String> found) {
		if (at(row, dot + step) != '─') {
			return;
		}
		for (int column = dot + step;; column += step) {
			switch (at(row, column)) {
				case '─', '│' -> {
				}
				case '┼', '┬' -> down(row + 1, column, found);
				case '├', '┤', '╭', '╮' -> {
					down(row + 1, column, found);
					return;
				}
				default -> throw new AssertionError("A line that ends in nothing:\n" + this);
			}
		}
	}

	/**
	 * Follows a line down, which may end right where it begins: below a dot.
	 */
	private void down(int from, int column, Set<String> found) {
		for (int row = from; "│├┤┼●".indexOf(at(row, column)) >= 0; row++) {
			if (at(row, column) == '●') {
				found.add(this.ids.get(row));
				return;
			}
		}
		if (from > 0 && at(from - 1, column) != '●') {
			throw new AssertionError("A line that ends in nothing:\n" + this);
		}
	}

	private char at(int row, int column) {
		if (row >= this.rails.size() || column < 0 || column >= this.rails.get(row).length()) {
			return ' ';
		}
		return this.rails.get(row).charAt(column);
	}

	/**
	 * What the lines should lead to.
	 */
	static Map<String, Set<String>> expected(List<Node> nodes) {
		Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
		Map<String, Set<String>> parents = new HashMap<>();
		nodes.forEach((node) -> parents.put(node.id(),
				node.parents().stream().filter(ids::contains).collect(Collectors.toCollection(TreeSet::new))));
		return parents;
	}

	@Override
	public String toString() {
		String[] lines = new String[this.rails.size()];
		Arrays.setAll(lines, (row) -> this.rails.get(row) + ((this.ids.get(row) != null) ? this.ids.get(row) : ""));
		return String.join("\n", lines);
	}

}
