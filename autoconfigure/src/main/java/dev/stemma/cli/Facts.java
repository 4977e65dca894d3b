package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * What is known of a thing, a line for each: a label, and what stands under it.
 */
final class Facts {

	private static final int LABEL_WIDTH = 12;

	private final Map<String, String> lines = new LinkedHashMap<>();

	/**
	 * What a script says of its revision.
	 */
	static Facts of(Revision revision, RevisionGraph graph) {
		Facts facts = new Facts()
			.add("revises",
					revision.revises().isEmpty() ? "nothing, it is a base" : String.join(", ", revision.revises()))
			.add("depends on", revision.dependsOn())
			.add("revised by", graph.children(revision.id()))
			.add("labels", revision.branchLabels())
			.add("tags", revision.tags());
		if (revision.created() != null) {
			facts.add("created", Times.of(revision.created()));
		}
		return facts.add("script", revision.origin().toString());
	}

	/**
	 * What the database says of a revision that this build does not know.
	 */
	static Facts of(HistoryEntry entry) {
		return new Facts()
			.add("revises", entry.revises().isEmpty() ? "nothing, it is a base" : String.join(", ", entry.revises()))
			.add("depends on", entry.dependsOn())
			.add("labels", entry.branchLabels())
			.add("tags", entry.tags())
			.add("kind", entry.kind());
	}

	/**
	 * Adds a line, unless there is nothing to say.
	 */
	Facts add(String label, Collection<String> words) {
		return add(label, String.join(", ", words));
	}

	/**
	 * Adds a line, unless there is nothing to say.
	 */
	Facts add(String label, @Nullable String text) {
		if (text != null && !text.isEmpty()) {
			this.lines.put(label, text);
		}
		return this;
	}

	/**
	 * The lines, their labels as wide as each other.
	 */
	List<String> lines(Style style) {
		return this.lines.entrySet()
			.stream()
			.map((line) -> style.dim(line.getKey()) + " ".repeat(LABEL_WIDTH - line.getKey().length())
					+ line.getValue())
			.toList();
	}

	void write(PrintWriter out, Style style) {
		lines(style).forEach((line) -> out.println("  " + line));
	}

}
