package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes revisions as a graph in Graphviz' language, from the oldest at the bottom to the
 * newest at the top; dependencies are dotted.
 */
public final class DotDrawing {

	private DotDrawing() {
	}

	/**
	 * Draws.
	 * @param nodes the revisions, newest first
	 * @return the text, its lines ended
	 */
	public static String draw(List<Node> nodes) {
		Set<String> ids = new HashSet<>();
		nodes.forEach((node) -> ids.add(node.id()));
		StringBuilder text = new StringBuilder("""
				digraph revisions {
				    rankdir=BT;
				    node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=11];
				    edge [arrowsize=0.7, color="#59636e"];
				""");
		for (Node node : nodes) {
			text.append("    ").append(quote(node.id())).append(" [label=").append(label(node)).append(", ");
			text.append(colours(node.mark())).append(node.current() ? ", penwidth=3" : "").append("];\n");
		}
		for (Node node : nodes) {
			edges(text, node.parents(), node, ids, "");
			edges(text, node.dependencies(), node, ids, " [style=dotted]");
		}
		return text.append("}\n").toString();
	}

	private static String label(Node node) {
		List<String> lines = new ArrayList<>(List.of(node.id(), node.message(), node.decorations()));
		lines.removeIf(String::isEmpty);
		return "\"" + String.join("\\n", lines.stream().map(DotDrawing::escape).toList()) + "\"";
	}

	private static void edges(StringBuilder text, List<String> from, Node to, Set<String> ids, String attributes) {
		from.stream()
			.filter(ids::contains)
			.forEach((id) -> text.append("    ")
				.append(quote(id))
				.append(" -> ")
				.append(quote(to.id()))
				.append(attributes)
				.append(";\n"));
	}

	private static String colours(Mark mark) {
		return switch (mark) {
			case APPLIED -> "fillcolor=\"#dafbe1\", color=\"#1a7f37\"";
			case PENDING, NOT_ASKED -> "fillcolor=\"#ffffff\", color=\"#59636e\"";
			case EXCLUDED ->
				"fillcolor=\"#f6f8fa\", color=\"#818b98\", fontcolor=\"#59636e\", style=\"rounded,filled,dashed\"";
			case FAILED -> "fillcolor=\"#ffebe9\", color=\"#cf222e\"";
			case UNKNOWN -> "fillcolor=\"#fff8c5\", color=\"#9a6700\"";
		};
	}

	private static String quote(String text) {
		return "\"" + escape(text) + "\"";
	}

	/**
	 * In labels a backslash begins what Graphviz replaces.
	 */
	private static String escape(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
