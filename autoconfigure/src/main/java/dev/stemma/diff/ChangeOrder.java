package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * Puts changes in an order in which they can be made, and taken back in reverse: what
 * comes does so behind what it needs, what goes does so in front of what it needed. Where
 * nothing needs anything they come by kinds and names, and what is dropped comes last.
 */
final class ChangeOrder {

	private final List<Change> changes;

	private final List<Footprint> footprints;

	private final List<Rank> ranks = new ArrayList<>();

	private final ChangeGraph graph;

	private final Map<String, List<Integer>> followers = new HashMap<>();

	private final Set<Integer> ordered = new LinkedHashSet<>();

	private final Set<Integer> seen = new HashSet<>();

	private ChangeOrder(List<Change> changes, Belongings before, Belongings after, Needs neededBefore,
			Needs neededAfter) {
		this.changes = changes;
		this.footprints = changes.stream().map(Footprint::of).toList();
		this.graph = new ChangeGraph(this.footprints, neededBefore, neededAfter);
		for (int i = 0; i < changes.size(); i++) {
			this.ranks.add(Rank.of(changes.get(i), this.footprints.get(i), before, after, i));
			this.followers.computeIfAbsent(place(i), (key) -> new ArrayList<>()).add(i);
		}
		this.followers.values().forEach((each) -> each.sort(Comparator.comparing(this.ranks::get)));
		this.graph.connect(before.catalog(), after.catalog());
		preferReferenced(after.catalog(), true);
		preferReferenced(before.catalog(), false);
		preferTablesOfTriggers();
		preferOrderOfTables();
	}

	/**
	 * The changes in their order; foreign keys are made with their tables where they can
	 * be.
	 * @param changes the changes in any order
	 */
	static List<Change> of(List<Change> changes, Belongings before, Belongings after, Needs neededBefore,
			Needs neededAfter) {
		ChangeOrder order = new ChangeOrder(changes, before, after, neededBefore, neededAfter);
		List<Change> named = new TextNeeds(changes, order.footprints, order.graph).connect();
		order.sort();
		return new Folding(named, order.footprints, order.graph, new ArrayList<>(order.ordered)).fold();
	}

	private String place(int change) {
		Rank rank = this.ranks.get(change);
		return rank.phase() + " " + rank.group();
	}

	/** A table is better made behind those that it refers to, and dropped before them. */
	private void preferReferenced(Catalog catalog, boolean created) {
		Map<ObjectReference, Set<Integer>> tables = new LinkedHashMap<>();
		for (int i = 0; i < this.changes.size(); i++) {
			Footprint footprint = this.footprints.get(i);
			for (ObjectReference object : created ? footprint.creates() : footprint.drops()) {
				if (object.kind() == ObjectKind.TABLE) {
					tables.computeIfAbsent(object, (key) -> new HashSet<>()).add(i);
				}
			}
		}
		List<ObjectReference> sorted = new ArrayList<>(tables.keySet());
		sorted.sort(Comparator.comparing((table) -> table.name().toString()));
		for (ObjectReference reference : sorted) {
			Table table = catalog.table(reference.name());
			if (table == null) {
				continue;
			}
			for (Constraint constraint : table.allConstraints()) {
				if (constraint instanceof ForeignKey key) {
					Set<Integer> others = tables.getOrDefault(ObjectReference.table(key.referencedTable()), Set.of());
					for (int own : tables.getOrDefault(reference, Set.of())) {
						others.forEach((other) -> prefer(created ? other : own, created ? own : other));
					}
				}
			}
		}
	}

	/** The changes of a table came in an order in which they can be made. */
	private void preferOrderOfTables() {
		Map<String, Integer> last = new HashMap<>();
		for (int i = 0; i < this.changes.size(); i++) {
			boolean foreignKey = Folding.isForeignKey(this.changes.get(i));
			if (this.ranks.get(i).isOfTable() && !foreignKey) {
				Integer previous = last.put(place(i), i);
				if (previous != null) {
					prefer(previous, i);
				}
			}
		}
	}

	/** A trigger goes with its table where its function goes behind that. */
	private void preferTablesOfTriggers() {
		for (int i = 0; i < this.changes.size(); i++) {
			ObjectReference trigger = this.changes.get(i).object();
			if (trigger.kind() == ObjectKind.TRIGGER && this.footprints.get(i).isDrop()) {
				List<Integer> waiting = new ArrayList<>(this.graph.successors(i));
				for (int table : this.graph.droppers(ObjectReference.table(trigger.name()))) {
					waiting.forEach((other) -> prefer(table, other));
				}
			}
		}
	}

	private void prefer(int first, int second) {
		this.graph.prefer(first, second);
	}

	private void sort() {
		List<Integer> all = new ArrayList<>();
		for (int i = 0; i < this.changes.size(); i++) {
			all.add(i);
		}
		all.sort(Comparator.comparing(this.ranks::get));
		all.forEach(this::visit);
	}

	private void visit(int change) {
		if (!this.seen.add(change)) {
			return;
		}
		this.graph.predecessors(change).stream().sorted(Comparator.comparing(this.ranks::get)).forEach(this::visit);
		this.ordered.add(change);
		if (this.footprints.get(change).creates().contains(this.changes.get(change).object())) {
			follow(change);
		}
	}

	/** What belongs to a new object comes right behind it. */
	private void follow(int change) {
		for (int follower : this.followers.getOrDefault(place(change), List.of())) {
			boolean ready = this.ordered.containsAll(this.graph.predecessors(follower));
			if (ready && !this.seen.contains(follower)) {
				visit(follower);
			}
		}
	}

}
