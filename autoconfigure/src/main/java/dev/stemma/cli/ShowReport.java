package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.script.Checksum;
import dev.stemma.script.Script;

/**
 * The answer of {@code show}.
 *
 * @param session gives times their form
 * @param graph the revisions of this build
 * @param revisions what is shown
 */
record ShowReport(Session session, RevisionGraph graph, List<ShownRevision> revisions) implements Report {

	private static final List<String> KEYS = List.of("revision", "revises", "dependsOn", "branchLabels", "tags",
			"message", "kind", "created", "origin", "state", "appliedAt", "appliedBy", "durationMs", "checksum",
			"reversible", "text");

	@Override
	public void write(PrintWriter out, Style style) {
		for (ShownRevision shown : this.revisions) {
			if (!shown.equals(this.revisions.get(0))) {
				out.println();
			}
			write(shown, out, style);
		}
	}

	private void write(ShownRevision shown, PrintWriter out, Style style) {
		out.println(Words.named(style.yellow(shown.id()), message(shown)));
		Script script = shown.script();
		Facts facts;
		if (script != null) {
			facts = Facts.of(script.revision(), this.graph);
		}
		else {
			facts = (shown.entry() != null) ? Facts.of(shown.entry()) : new Facts();
		}
		facts.add("state", state(shown)).add("downgrade", downgrade(shown)).write(out, style);
		out.println();
		if (shown.text() != null) {
			out.println(shown.text().stripTrailing());
		}
		else {
			out.println(style.dim((script != null)
					? "It is written in Java, and its source is not here: class " + script.revision().origin() + "."
					: "This build does not know its script."));
		}
	}

	private String message(ShownRevision shown) {
		if (shown.script() != null) {
			return shown.script().revision().message();
		}
		return (shown.entry() != null) ? shown.entry().message() : "";
	}

	private @Nullable String state(ShownRevision shown) {
		HistoryEntry entry = shown.entry();
		if (entry == null) {
			return null;
		}
		String applied = Applied.words(entry, this.session);
		return switch (entry.state()) {
			case APPLIED -> applied;
			case UNKNOWN -> applied + ", unknown to this build";
			case PENDING -> "not applied";
			case EXCLUDED -> "not applied, excluded by tags";
			case FAILED -> applied.isEmpty() ? "stopped half way" : applied + ", stopped half way in being taken back";
		};
	}

	private static @Nullable String downgrade(ShownRevision shown) {
		Script script = shown.script();
		if (script != null) {
			return (script.irreversible() != null) ? "none: it " + script.irreversible() : null;
		}
		HistoryEntry entry = shown.entry();
		return (entry != null && entry.reversible()) ? "stored in the database: migrations downgrade --from-database"
				: "none";
	}

	@Override
	public Object json() {
		List<Object> shapes = new ArrayList<>();
		for (ShownRevision shown : this.revisions) {
			shapes.add(shape(shown));
		}
		return Map.of("revisions", shapes);
	}

	private static Map<String, @Nullable Object> shape(ShownRevision shown) {
		Script script = shown.script();
		HistoryEntry entry = shown.entry();
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		KEYS.forEach((key) -> shape.put(key, null));
		if (entry != null) {
			shape.putAll(Shapes.of(entry));
		}
		if (script != null) {
			Checksum checksum = script.checksum();
			shape.putAll(Shapes.of(script.revision()));
			shape.put("kind", script.kind());
			shape.put("checksum", (checksum != null) ? checksum.toString() : null);
			shape.putIfAbsent("reversible", script.irreversible() == null);
		}
		shape.put("text", shown.text());
		return shape;
	}

}
