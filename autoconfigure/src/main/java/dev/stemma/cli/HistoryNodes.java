package dev.stemma.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.stemma.HistoryEntry;
import dev.stemma.cli.drawing.Mark;
import dev.stemma.cli.drawing.NewestFirst;
import dev.stemma.cli.drawing.Node;

/**
 * Makes of the revisions that are shown what can be drawn. Where others between them are
 * not shown, lines lead over these.
 */
final class HistoryNodes {

	private final Session session;

	private final Map<String, HistoryItem> items = new HashMap<>();

	private final Set<String> shown;

	private final boolean withCurrent;

	private final Map<Node, HistoryItem> nodes = new LinkedHashMap<>();

	/**
	 * Creates what can be drawn.
	 * @param session what the command has to work with
	 * @param items the revisions of the range, newest first
	 * @param shown which of them are shown
	 * @param withCurrent whether to say what is current
	 */
	HistoryNodes(Session session, List<HistoryItem> items, Set<String> shown, boolean withCurrent) {
		this.session = session;
		this.shown = shown;
		this.withCurrent = withCurrent;
		items.forEach((item) -> this.items.put(item.id(), item));
		items.stream().filter((item) -> shown.contains(item.id())).forEach((item) -> this.nodes.put(node(item), item));
	}

	/**
	 * The revisions that are shown, newest first.
	 */
	List<Node> all() {
		return NewestFirst.order(List.copyOf(this.nodes.keySet()));
	}

	HistoryItem item(Node node) {
		return Objects.requireNonNull(this.nodes.get(node));
	}

	private Node node(HistoryItem item) {
		Set<String> parents = new LinkedHashSet<>();
		collect(item, parents, new HashSet<>());
		return new Node(item.id(), List.copyOf(parents), item.dependencies(), mark(item), item.message(), item.labels(),
				item.tags(), item.place().words(this.withCurrent), item.place().current(), standing(item));
	}

	private void collect(HistoryItem item, Set<String> parents, Set<String> visited) {
		for (String parent : item.parents()) {
			HistoryItem below = this.items.get(parent);
			if (below == null || this.shown.contains(parent)) {
				parents.add(parent);
			}
			else if (visited.add(parent)) {
				collect(below, parents, visited);
			}
		}
	}

	private static Mark mark(HistoryItem item) {
		HistoryEntry entry = item.entry();
		if (entry == null) {
			return Mark.NOT_ASKED;
		}
		return switch (entry.state()) {
			case APPLIED -> Mark.APPLIED;
			case PENDING -> Mark.PENDING;
			case EXCLUDED -> Mark.EXCLUDED;
			case UNKNOWN -> Mark.UNKNOWN;
			case FAILED -> Mark.FAILED;
		};
	}

	private String standing(HistoryItem item) {
		HistoryEntry entry = item.entry();
		if (entry == null) {
			return "";
		}
		String applied = (entry.appliedAt() != null) ? "applied " + this.session.time(entry.appliedAt()) : "";
		return switch (entry.state()) {
			case APPLIED -> applied;
			case PENDING -> "pending";
			case EXCLUDED -> "excluded by tags";
			case UNKNOWN -> applied + ", unknown to this build";
			case FAILED -> applied.isEmpty() ? "stopped half way" : applied + ", stopped half way in being taken back";
		};
	}

}
