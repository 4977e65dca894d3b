package dev.stemma.cli.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.stemma.cli.drawing.Lanes.Row;

/**
 * Draws revisions as a picture that stands for itself: no script, no font or style from
 * elsewhere, and readable on light and on dark. Each revision has a row, the newest at
 * the top; dependencies are dotted.
 */
public final class SvgDrawing {

	private static final int ROW = 28;

	private static final int LANE = 20;

	private static final int RAIL = 12;

	private static final int MARGIN = 22;

	/** The width of a character, or a little more. */
	private static final double CHARACTER = 7.3;

	private static final int COLOURS = 7;

	private static final String STYLE = """
			<style>
			.paper { fill: #ffffff; }
			text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; }
			.id { font-weight: bold; }
			.label { fill: #0a5bb8; }
			.tag, .standing { fill: #59636e; }
			.note { fill: #8a4a00; font-weight: bold; }
			.pending-word { fill: #1a7f37; }
			.failed-word, .unknown-word { fill: #cf222e; }
			.edge { fill: none; stroke-width: 2; }
			.dependency { fill: none; stroke: #818b98; stroke-width: 1.5; stroke-dasharray: 2 3; }
			.arrow { fill: #818b98; }
			.dot { stroke-width: 2; }
			.ring { fill: none; stroke-width: 1.5; }
			.hole { fill: #ffffff; }
			.excluded { fill: #ffffff; stroke-dasharray: 2 2; }
			.failed { fill: #cf222e; stroke: #cf222e; }
			.sign { font-size: 9px; font-weight: bold; text-anchor: middle; }
			.cross { stroke: #ffffff; stroke-width: 1.5; }
			.area { fill: #818b98; fill-opacity: 0; }
			.row:hover .area { fill-opacity: 0.15; }
			.l0 { stroke: #2a7de1; } .l1 { stroke: #8957e5; } .l2 { stroke: #2f9e55; } .l3 { stroke: #bf7f16; }
			.l4 { stroke: #cf4f8c; } .l5 { stroke: #16909c; } .l6 { stroke: #d0642a; }
			.f0 { fill: #2a7de1; } .f1 { fill: #8957e5; } .f2 { fill: #2f9e55; } .f3 { fill: #bf7f16; }
			.f4 { fill: #cf4f8c; } .f5 { fill: #16909c; } .f6 { fill: #d0642a; }
			@media (prefers-color-scheme: dark) {
			.paper, .hole, .excluded { fill: #0d1117; }
			text { fill: #e6edf3; }
			.label { fill: #79b8ff; }
			.tag, .standing { fill: #9198a1; }
			.note { fill: #e3b341; }
			.pending-word { fill: #56d364; }
			.failed-word, .unknown-word { fill: #ff7b72; }
			}
			</style>
			""";

	private final StringBuilder text = new StringBuilder();

	private final Lanes lanes;

	private final DependencyRails rails;

	private final Map<String, Integer> rowOf = new HashMap<>();

	private final int left;

	private SvgDrawing(List<Node> nodes) {
		this.lanes = Lanes.of(nodes);
		this.rails = DependencyRails.of(nodes);
		this.left = MARGIN + this.rails.width() * RAIL;
		nodes.forEach((node) -> this.rowOf.put(node.id(), this.rowOf.size()));
	}

	/**
	 * Draws.
	 * @param nodes the revisions, newest first
	 * @return the text, its lines ended
	 */
	public static String draw(List<Node> nodes) {
		return new SvgDrawing(NewestFirst.order(nodes)).draw();
	}

	private String draw() {
		int texts = x(this.lanes.width()) + 4;
		int longest = this.lanes.rows().stream().mapToInt((row) -> columns(line(row.node()))).max().orElse(0);
		int width = (int) Math.ceil(texts + longest * CHARACTER) + MARGIN;
		int height = 2 * MARGIN + Math.max(0, this.lanes.rows().size() - 1) * ROW;
		add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"Revisions\">"
			.formatted(width, height, width, height));
		this.text.append(STYLE);
		add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>".formatted(width, height));
		this.lanes.rows().forEach(this::dependencies);
		this.lanes.rows().forEach(this::edges);
		this.lanes.rows().forEach((row) -> row(row, texts, width));
		add("</svg>");
		return this.text.toString();
	}

	/**
	 * An edge changes its lane right below the child, where no other dot is.
	 */
	private void edges(Row row) {
		int y = y(row.node().id());
		row.edges().entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach((edge) -> {
			int from = x(row.lane());
			int to = x(edge.getValue());
			int end = y(edge.getKey());
			String path = (from != to) ? "M%d %d C%d %d %d %d %d %d".formatted(from, y, from, y + ROW * 2 / 3, to,
					y + ROW / 3, to, y + ROW) : "M%d %d".formatted(from, y);
			add("<path class=\"edge l%d\" d=\"%s V%d\"/>".formatted(colour(edge.getValue()), path, end));
		});
	}

	/**
	 * A dependency leaves below the middle of the dot and arrives above it.
	 */
	private void dependencies(Row row) {
		int from = x(row.lane());
		int y = y(row.node().id()) + 4;
		for (String dependency : row.node().dependencies()) {
			Integer number = this.rowOf.get(dependency);
			if (number == null || y(dependency) <= y) {
				continue;
			}
			int rail = MARGIN / 2 + this.rails.to(dependency) * RAIL;
			int end = y(dependency) - 4;
			int to = x(this.lanes.rows().get(number).lane()) - 7;
			add("<path class=\"dependency\" d=\"M%d %d H%d Q%d %d %d %d V%d Q%d %d %d %d H%d\"/>".formatted(from, y,
					rail + 6, rail, y, rail, y + 6, end - 6, rail, end, rail + 6, end, to));
			add("<path class=\"arrow\" d=\"M%d %d l-6 -3 v6 z\"/>".formatted(to + 2, end));
		}
	}

	private void row(Row row, int texts, int width) {
		Node node = row.node();
		int y = y(node.id());
		add("<g class=\"row\"><title>" + escape(tooltip(node)) + "</title>");
		add("<rect class=\"area\" y=\"%d\" width=\"%d\" height=\"%d\"/>".formatted(y - ROW / 2, width, ROW));
		dot(node.mark(), x(row.lane()), y, colour(row.lane()));
		if (node.current()) {
			add("<circle class=\"ring l%d\" cx=\"%d\" cy=\"%d\" r=\"9\"/>".formatted(colour(row.lane()), x(row.lane()),
					y));
		}
		this.text.append("<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">".formatted(texts, y + 4));
		span("id", node.id());
		span("message", node.message());
		node.labels().forEach((label) -> span("label", "[" + label + "]"));
		node.tags().forEach((tag) -> span("tag", "#" + tag));
		node.notes().forEach((note) -> span("note", "(" + note + ")"));
		span("standing " + node.mark().word() + "-word", node.standing());
		add("</text></g>");
	}

	private void dot(Mark mark, int x, int y, int colour) {
		String look = switch (mark) {
			case APPLIED, NOT_ASKED -> "f" + colour;
			case PENDING, UNKNOWN -> "hole";
			case EXCLUDED -> "excluded";
			case FAILED -> "failed";
		};
		add("<circle class=\"dot %s l%d\" cx=\"%d\" cy=\"%d\" r=\"%s\"/>".formatted(look, colour, x, y,
				(mark == Mark.UNKNOWN || mark == Mark.FAILED) ? "6.5" : "5"));
		if (mark == Mark.UNKNOWN) {
			add("<text class=\"sign\" x=\"%d\" y=\"%d\">?</text>".formatted(x, y + 3));
		}
		if (mark == Mark.FAILED) {
			add("<path class=\"cross\" d=\"M%d %d l5 5 m0 -5 l-5 5\"/>".formatted(x - 2, y - 2));
		}
	}

	private void span(String style, String shown) {
		if (!shown.isEmpty()) {
			this.text.append("<tspan class=\"").append(style).append("\">").append(escape(shown)).append(" </tspan>");
		}
	}

	private static String line(Node node) {
		return String.join(" ", node.id(), node.message(), node.decorations(), node.standing());
	}

	private static String tooltip(Node node) {
		StringBuilder tooltip = new StringBuilder((node.id() + " " + node.message()).strip());
		if (!node.parents().isEmpty()) {
			tooltip.append("\nrevises ").append(String.join(", ", node.parents()));
		}
		if (!node.dependencies().isEmpty()) {
			tooltip.append("\nneeds ").append(String.join(", ", node.dependencies()));
		}
		return tooltip + (node.standing().isEmpty() ? "" : "\n" + node.standing());
	}

	/**
	 * How many characters' room a text takes; those of East Asia take that of two.
	 */
	private static int columns(String shown) {
		return shown.codePoints().map((character) -> (character < 0x1100) ? 1 : 2).sum();
	}

	private int x(int lane) {
		return this.left + lane * LANE;
	}

	private int y(String id) {
		return MARGIN + this.rowOf.getOrDefault(id, 0) * ROW;
	}

	private static int colour(int lane) {
		return lane % COLOURS;
	}

	private static String escape(String shown) {
		return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private void add(String line) {
		this.text.append(line).append('\n');
	}

}
