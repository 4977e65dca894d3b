package dev.stemma.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.script.Checksum;
import dev.stemma.script.Script;

/**
 * A revision as the history shows it: what its script says, what the database says, or
 * both.
 *
 * @param id its id
 * @param parents the ids of its parents
 * @param dependencies the ids of what it depends on, labels resolved where that is known
 * @param script its script, or {@code null} if this build does not know the revision
 * @param entry how it stands, or {@code null} if no database was asked
 * @param place what it is in the graph
 */
record HistoryItem(String id, List<String> parents, List<String> dependencies, @Nullable Script script,
		@Nullable HistoryEntry entry, Place place) {

	/**
	 * All revisions, newest first.
	 * @param stemma where they come from
	 * @param status how the database stands, or {@code null} if it was not asked
	 */
	static List<HistoryItem> all(Stemma stemma, @Nullable Status status) {
		RevisionGraph graph = stemma.graph();
		Map<String, HistoryEntry> entries = new LinkedHashMap<>();
		if (status != null) {
			status.history().forEach((entry) -> entries.put(entry.revision(), entry));
		}
		Set<String> ids = new LinkedHashSet<>(entries.keySet());
		graph.history("", Set.of()).forEach((revision) -> ids.add(revision.id()));
		Map<String, Integer> children = children(graph, entries, ids);
		Set<String> current = current(status);
		Set<String> heads = new HashSet<>(graph.heads().stream().map(Revision::id).toList());
		List<HistoryItem> items = new ArrayList<>();
		for (String id : ids) {
			boolean known = graph.contains(id);
			HistoryEntry entry = entries.get(id);
			List<String> parents = parents(id, graph, entry);
			Place place = new Place(current.contains(id), heads.contains(id), parents.size() > 1,
					children.getOrDefault(id, 0) > 1);
			items.add(new HistoryItem(id, parents,
					known ? graph.dependencies(id) : (entry != null) ? entry.dependsOn() : List.of(),
					known ? stemma.script(id) : null, entry, place));
		}
		return items;
	}

	private static Map<String, Integer> children(RevisionGraph graph, Map<String, HistoryEntry> entries,
			Set<String> ids) {
		Map<String, Integer> children = new HashMap<>();
		for (String id : ids) {
			parents(id, graph, entries.get(id)).forEach((parent) -> children.merge(parent, 1, Integer::sum));
		}
		return children;
	}

	private static List<String> parents(String id, RevisionGraph graph, @Nullable HistoryEntry entry) {
		return graph.contains(id) ? graph.parents(id) : (entry != null) ? entry.revises() : List.of();
	}

	private static Set<String> current(@Nullable Status status) {
		return (status != null) ? new HashSet<>(status.current().stream().map(AppliedRevision::id).toList()) : Set.of();
	}

	String message() {
		return (this.script != null) ? this.script.revision().message()
				: (this.entry != null) ? this.entry.message() : "";
	}

	List<String> labels() {
		return (this.script != null) ? List.copyOf(this.script.revision().branchLabels())
				: (this.entry != null) ? this.entry.branchLabels() : List.of();
	}

	List<String> tags() {
		return (this.script != null) ? List.copyOf(this.script.revision().tags())
				: (this.entry != null) ? this.entry.tags() : List.of();
	}

	/**
	 * The shape that it has in JSON; what only a database knows is {@code null} where
	 * none was asked.
	 */
	Map<String, @Nullable Object> json() {
		Map<String, @Nullable Object> shape = (this.entry != null) ? Shapes.of(this.entry) : scriptShape();
		shape.put("current", (this.entry != null) ? this.place.current() : null);
		shape.put("head", this.place.head());
		return shape;
	}

	private Map<String, @Nullable Object> scriptShape() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		if (this.script != null) {
			Revision revision = this.script.revision();
			Checksum checksum = this.script.checksum();
			shape.put("revision", revision.id());
			shape.put("revises", revision.revises());
			shape.put("dependsOn", revision.dependsOn());
			shape.put("branchLabels", labels());
			shape.put("tags", tags());
			shape.put("message", revision.message());
			shape.put("kind", this.script.kind());
			shape.put("state", null);
			shape.put("appliedAt", null);
			shape.put("appliedBy", null);
			shape.put("durationMs", null);
			shape.put("checksum", (checksum != null) ? checksum.toString() : null);
			shape.put("reversible", this.script.irreversible() == null);
		}
		return shape;
	}

	/**
	 * What a revision is in the graph.
	 *
	 * @param current whether it is a tip of what is applied
	 * @param head whether nothing revises it or depends on it
	 * @param merge whether it revises several
	 * @param branchPoint whether several revise it
	 */
	record Place(boolean current, boolean head, boolean merge, boolean branchPoint) {

		/**
		 * The words for it.
		 * @param withCurrent whether to say what is current
		 */
		List<String> words(boolean withCurrent) {
			List<String> words = new ArrayList<>();
			if (this.head) {
				words.add("head");
			}
			if (this.current && withCurrent) {
				words.add("current");
			}
			if (this.merge) {
				words.add("merge");
			}
			if (this.branchPoint) {
				words.add("branch point");
			}
			return words;
		}

	}

}
