package dev.stemma.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Unique;

/**
 * Which change has to be made before which other. Changes are known by their places in
 * the list.
 */
final class ChangeGraph {

	private final List<Footprint> footprints;

	private final Needs neededBefore;

	private final Needs neededAfter;

	private final Map<ObjectReference, Set<Integer>> creators = new HashMap<>();

	private final Map<ObjectReference, Set<Integer>> droppers = new HashMap<>();

	private final Map<ObjectReference, Set<Integer>> rebuilders = new HashMap<>();

	private final Map<ObjectReference, Set<Integer>> alterers = new HashMap<>();

	private final Map<Integer, Set<Integer>> predecessors = new HashMap<>();

	private final Map<Integer, Set<Integer>> successors = new HashMap<>();

	/**
	 * A graph in which nothing has to be before anything yet.
	 * @param footprints what each change does
	 * @param neededBefore what needs what of what is there
	 * @param neededAfter what needs what of what is wanted
	 */
	ChangeGraph(List<Footprint> footprints, Needs neededBefore, Needs neededAfter) {
		this.footprints = footprints;
		this.neededBefore = neededBefore;
		this.neededAfter = neededAfter;
		for (int i = 0; i < footprints.size(); i++) {
			Footprint footprint = footprints.get(i);
			put(this.creators, footprint.creates(), i);
			put(this.droppers, footprint.drops(), i);
			put(this.rebuilders, footprint.rebuilds(), i);
			put(this.alterers, footprint.alters(), i);
		}
	}

	private static void put(Map<ObjectReference, Set<Integer>> map, Set<ObjectReference> keys, int change) {
		keys.forEach((key) -> map.computeIfAbsent(key, (none) -> new LinkedHashSet<>()).add(change));
	}

	private static Set<Integer> at(Map<ObjectReference, Set<Integer>> map, ObjectReference key) {
		return map.getOrDefault(key, Set.of());
	}

	/**
	 * Adds what follows from what the changes do and from the catalogs.
	 */
	void connect(Catalog before, Catalog after) {
		for (int i = 0; i < this.footprints.size(); i++) {
			Footprint footprint = this.footprints.get(i);
			for (ObjectReference created : footprint.creates()) {
				behindNeeded(created, i, Set.of());
			}
			for (ObjectReference dropped : footprint.drops()) {
				beforeNeeded(dropped, i);
			}
			for (ObjectReference rebuilt : footprint.rebuilds()) {
				change(rebuilt, i);
			}
			for (ObjectReference altered : footprint.alters()) {
				change(altered, i);
			}
			for (ObjectReference needed : footprint.needs()) {
				after(i, at(this.creators, needed));
			}
			for (ObjectReference marked : footprint.marks()) {
				mark(marked, i);
			}
		}
		connectNames(before, after);
	}

	private void behindNeeded(ObjectReference created, int change, Set<Integer> together) {
		for (ObjectReference needed : this.neededAfter.of(created)) {
			Set<Integer> earlier = new LinkedHashSet<>(at(this.creators, needed));
			earlier.addAll(at(this.alterers, needed));
			earlier.removeAll(together);
			earlier.addAll(at(this.rebuilders, needed));
			after(change, earlier);
		}
	}

	private void beforeNeeded(ObjectReference dropped, int change) {
		for (ObjectReference needed : this.neededBefore.of(dropped)) {
			before(change, at(this.droppers, needed));
			before(change, at(this.rebuilders, needed));
			if (dropped.kind() == ObjectKind.CONSTRAINT && needed.kind() == ObjectKind.COLUMN) {
				before(change, at(this.alterers, needed));
			}
		}
	}

	private void change(ObjectReference changed, int change) {
		settle(changed, change);
		// Another change of the same object brings what that needs, and comes in its
		// turn.
		behindNeeded(changed, change, at(this.alterers, changed));
		Set<ObjectReference> still = this.neededAfter.of(changed);
		for (ObjectReference needed : this.neededBefore.of(changed)) {
			if (!still.contains(needed)) {
				before(change, at(this.droppers, needed));
				before(change, at(this.rebuilders, needed));
			}
		}
	}

	/** A comment, or a feature, is said of what is there by then, as it is then. */
	private void mark(ObjectReference marked, int change) {
		settle(marked, change);
		after(change, at(this.rebuilders, marked));
	}

	/** Where something goes and comes again, what comes is meant. */
	private void settle(ObjectReference object, int change) {
		Set<Integer> creating = at(this.creators, object);
		after(change, creating);
		if (creating.isEmpty()) {
			before(change, at(this.droppers, object));
		}
	}

	/** What takes a name comes behind what had it. */
	private void connectNames(Catalog before, Catalog after) {
		Map<String, Set<Integer>> freed = new LinkedHashMap<>();
		for (int i = 0; i < this.footprints.size(); i++) {
			for (ObjectReference dropped : this.footprints.get(i).drops()) {
				for (String name : names(dropped, before)) {
					freed.computeIfAbsent(name, (none) -> new LinkedHashSet<>()).add(i);
				}
			}
		}
		for (int i = 0; i < this.footprints.size(); i++) {
			for (ObjectReference created : this.footprints.get(i).creates()) {
				for (String name : names(created, after)) {
					after(i, freed.getOrDefault(name, Set.of()));
				}
			}
		}
	}

	private static List<String> names(ObjectReference object, Catalog catalog) {
		String relation = "relation " + object.name();
		String type = "type " + object.name();
		return switch (object.kind()) {
			case TABLE, VIEW, MATERIALIZED_VIEW -> List.of(relation, type);
			case INDEX, SEQUENCE -> List.of(relation);
			case TYPE, DOMAIN -> List.of(type);
			case CONSTRAINT -> constraintNames(object, catalog);
			default -> List.of(object.toString());
		};
	}

	/** Some have indexes of the same name, and a table has one primary key. */
	private static List<String> constraintNames(ObjectReference object, Catalog catalog) {
		List<String> names = new ArrayList<>(List.of(object.toString()));
		Constraint constraint = DependentClosure.constraint(catalog, object);
		if (constraint instanceof PrimaryKey || constraint instanceof Unique || constraint instanceof Exclusion) {
			names.add("relation " + object.name().sibling(String.valueOf(object.part())));
		}
		if (constraint instanceof PrimaryKey) {
			names.add("primary key of " + object.name());
		}
		return names;
	}

	private void after(int change, Set<Integer> others) {
		others.forEach((other) -> add(other, change));
	}

	private void before(int change, Set<Integer> others) {
		others.forEach((other) -> add(change, other));
	}

	private void add(int first, int second) {
		if (first != second) {
			this.predecessors.computeIfAbsent(second, (key) -> new LinkedHashSet<>()).add(first);
			this.successors.computeIfAbsent(first, (key) -> new LinkedHashSet<>()).add(second);
		}
	}

	/**
	 * Has one change come before another, unless it has to come behind it.
	 * @return whether it does
	 */
	boolean prefer(int first, int second) {
		if (first == second || reaches(second, first)) {
			return false;
		}
		add(first, second);
		return true;
	}

	private boolean reaches(int from, int to) {
		Deque<Integer> open = new ArrayDeque<>(List.of(from));
		Set<Integer> seen = new HashSet<>();
		while (!open.isEmpty()) {
			int next = open.removeFirst();
			if (next == to) {
				return true;
			}
			if (seen.add(next)) {
				open.addAll(successors(next));
			}
		}
		return false;
	}

	Set<Integer> predecessors(int change) {
		return this.predecessors.getOrDefault(change, Set.of());
	}

	Set<Integer> successors(int change) {
		return this.successors.getOrDefault(change, Set.of());
	}

	Map<ObjectReference, Set<Integer>> rebuilders() {
		return this.rebuilders;
	}

	Set<Integer> creators(ObjectReference object) {
		return at(this.creators, object);
	}

	Set<Integer> droppers(ObjectReference object) {
		return at(this.droppers, object);
	}

}
