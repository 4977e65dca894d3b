package dev.stemma.cli;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.HistoryEntry;
import dev.stemma.cli.drawing.Mark;
import dev.stemma.cli.drawing.Node;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.script.Checksum;
import dev.stemma.script.Script;

/**
 * Writes of revisions what stands beside a drawing.
 */
final class HistoryText {

	private final Session session;

	private final RevisionGraph graph;

	private final Style style;

	HistoryText(Session session, RevisionGraph graph, Style style) {
		this.session = session;
		this.graph = graph;
		this.style = style;
	}

	/**
	 * A revision in one line.
	 */
	String line(Node node) {
		List<String> words = new ArrayList<>();
		words.add(this.style.yellow(node.id()));
		words.add(node.message());
		Words.labels(node.labels()).forEach((label) -> words.add(this.style.cyan(label)));
		Words.tags(node.tags()).forEach((tag) -> words.add(this.style.dim(tag)));
		node.notes().forEach((note) -> words.add(this.style.bold("(" + note + ")")));
		if (!node.dependencies().isEmpty()) {
			words.add(this.style.dim("needs " + String.join(", ", node.dependencies())));
		}
		words.add(standing(node.mark(), node.standing()));
		words.removeIf(String::isEmpty);
		return String.join(" ", words);
	}

	private String standing(Mark mark, String words) {
		return switch (mark) {
			case APPLIED, NOT_ASKED, EXCLUDED -> this.style.dim(words);
			case PENDING -> this.style.green(words);
			case UNKNOWN, FAILED -> this.style.red(words);
		};
	}

	/**
	 * All else that is known of a revision, a line for each.
	 */
	List<String> facts(HistoryItem item) {
		HistoryEntry entry = item.entry();
		Script script = item.script();
		Facts facts = (entry != null) ? Facts.of(entry) : new Facts();
		if (script != null) {
			Checksum checksum = script.checksum();
			facts = Facts.of(script.revision(), this.graph)
				.add("checksum", (checksum != null) ? checksum.toString() : null)
				.add("downgrade", (script.irreversible() != null) ? "none: it " + script.irreversible() : null);
		}
		return facts.add("state", (entry != null) ? Applied.words(entry, this.session) : null).lines(this.style);
	}

}
