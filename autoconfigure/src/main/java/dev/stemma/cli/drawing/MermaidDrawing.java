package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes revisions as a flow chart in Mermaid's language, from the oldest at the bottom
 * to the newest at the top; dependencies are dotted. Its syntax is kept to what every
 * version reads: boxes have numbers for names and quoted texts.
 */
public final class MermaidDrawing {

	private static final String ZERO_WIDTH_SPACE = "#8203;";

	private static final String STYLES = """
			    classDef applied fill:#dafbe1,stroke:#1a7f37,color:#1f2328
			    classDef pending fill:#ffffff,stroke:#59636e,color:#1f2328
			    classDef excluded fill:#f6f8fa,stroke:#818b98,color:#59636e,stroke-dasharray:4 3
			    classDef failed fill:#ffebe9,stroke:#cf222e,color:#1f2328
			    classDef unknown fill:#fff8c5,stroke:#9a6700,color:#1f2328
			    classDef current stroke-width:4px
			    classDef head font-weight:bold
			""";

	private MermaidDrawing() {
	}

	/**
	 * Draws.
	 * @param nodes the revisions, newest first
	 * @return the text, its lines ended
	 */
	public static String draw(List<Node> nodes) {
		Map<String, String> names = new HashMap<>();
		nodes.forEach((node) -> names.put(node.id(), "r" + (names.size() + 1)));
		StringBuilder text = new StringBuilder("flowchart BT\n");
		for (Node node : nodes) {
			text.append("    ").append(names.get(node.id())).append("[\"").append(label(node)).append("\"]");
			text.append((node.mark() != Mark.NOT_ASKED) ? ":::" + node.mark().word() : "").append('\n');
		}
		for (Node node : nodes) {
			edges(text, node.parents(), " --> ", node, names);
			edges(text, node.dependencies(), " -.-> ", node, names);
		}
		text.append(STYLES);
		classes(text, "current", nodes.stream().filter(Node::current).toList(), names);
		classes(text, "head", nodes.stream().filter((node) -> node.notes().contains("head")).toList(), names);
		return text.toString();
	}

	private static String label(Node node) {
		List<String> lines = new ArrayList<>();
		lines.add(escape(node.id()));
		lines.add(escape(node.message()));
		lines.add(escape(node.decorations()));
		lines.removeIf(String::isEmpty);
		return String.join("<br/>", lines);
	}

	private static void edges(StringBuilder text, List<String> from, String arrow, Node to, Map<String, String> names) {
		from.stream()
			.filter(names::containsKey)
			.forEach((id) -> text.append("    ")
				.append(names.get(id))
				.append(arrow)
				.append(names.get(to.id()))
				.append('\n'));
	}

	private static void classes(StringBuilder text, String name, List<Node> nodes, Map<String, String> names) {
		if (!nodes.isEmpty()) {
			List<String> members = nodes.stream().map((node) -> names.get(node.id())).toList();
			text.append("    class ").append(String.join(",", members)).append(' ').append(name).append('\n');
		}
	}

	/**
	 * Writes all but letters, digits and harmless signs as entities, in Mermaid's
	 * spelling.
	 */
	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (Character.isLetterOrDigit(character) || " .,_-:/()[]".indexOf(character) >= 0) {
				escaped.appendCodePoint(character);
			}
			else {
				escaped.append('#').append(character).append(';');
				// Else it would make an end of line of a backslash and an n, even so
				escaped.append((character == '\\') ? ZERO_WIDTH_SPACE : "");
			}
		});
		return escaped.toString();
	}

}
