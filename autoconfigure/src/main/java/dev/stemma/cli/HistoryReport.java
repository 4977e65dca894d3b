package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.cli.drawing.DotDrawing;
import dev.stemma.cli.drawing.MermaidDrawing;
import dev.stemma.cli.drawing.Node;
import dev.stemma.cli.drawing.SvgDrawing;
import dev.stemma.cli.drawing.TerminalDrawing;

/**
 * The history, as lines, as a drawing or as a picture.
 *
 * @param session what the command has to work with
 * @param database the name of the database, or {@code null} if none was asked
 * @param items the revisions of the range, newest first
 * @param shown which of them are shown
 * @param form how they are drawn
 * @param verbose whether to tell all of each
 * @param indicateCurrent whether to mark what is current in lines, too
 */
record HistoryReport(Session session, @Nullable String database, List<HistoryItem> items, Set<String> shown,
		GraphForm form, boolean verbose, boolean indicateCurrent) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		HistoryNodes nodes = nodes();
		HistoryText text = new HistoryText(this.session, this.session.stemma().graph(), style);
		switch (this.form) {
			case NONE -> nodes.all().forEach((node) -> {
				out.println(text.line(node));
				if (this.verbose) {
					text.facts(nodes.item(node)).forEach((fact) -> out.println("  " + fact));
					out.println();
				}
			});
			case TERMINAL -> draw(out, nodes, text);
			// What draws them reads UTF-8, whatever a terminal shows
			case MERMAID -> out.print(MermaidDrawing.draw(nodes.all()));
			case DOT -> out.print(DotDrawing.draw(nodes.all()));
			case SVG -> out.print(SvgDrawing.draw(nodes.all()));
		}
	}

	private HistoryNodes nodes() {
		return new HistoryNodes(this.session, this.items, this.shown,
				this.form != GraphForm.NONE || this.indicateCurrent || this.session.terminal().isInteractive());
	}

	private void draw(PrintWriter out, HistoryNodes nodes, HistoryText text) {
		Terminal terminal = this.session.terminal();
		for (TerminalDrawing.Line line : TerminalDrawing.draw(nodes.all(), terminal.isUnicode(),
				terminal.isColoured())) {
			Node node = line.node();
			out.println((line.rails() + ((node != null) ? text.line(node) : "")).stripTrailing());
			if (node != null && this.verbose) {
				text.facts(nodes.item(node)).forEach((fact) -> out.println(line.below() + "  " + fact));
				out.println(line.below().stripTrailing());
			}
		}
	}

	@Override
	public boolean isFile() {
		return this.form != GraphForm.NONE && this.form != GraphForm.TERMINAL;
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("database", this.database);
		HistoryNodes nodes = nodes();
		json.put("history", nodes.all().stream().map((node) -> nodes.item(node).json()).toList());
		return json;
	}

}
