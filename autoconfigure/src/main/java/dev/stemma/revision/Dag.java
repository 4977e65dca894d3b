package dev.stemma.revision;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The checked revisions as numbers in load order, their names, and the edges between
 * them.
 */
final class Dag {

	/**
	 * The state below every revision, where a walk down may end.
	 */
	static final int BASE = -1;

	private final List<Revision> revisions;

	private final Map<String, Integer> ids;

	private final Map<String, Integer> names;

	private final int[][] dependencies;

	private final Edges lines;

	private final Edges needs;

	private final Edges order;

	Dag(List<Revision> revisions) {
		this.revisions = List.copyOf(revisions);
		this.ids = new HashMap<>(revisions.size() * 2);
		this.names = new LinkedHashMap<>(revisions.size() * 2);
		for (int node = 0; node < revisions.size(); node++) {
			Revision revision = revisions.get(node);
			this.ids.put(revision.id(), node);
			this.names.put(revision.id(), node);
			for (String label : revision.branchLabels()) {
				this.names.put(label, node);
			}
		}
		int[][] parents = numbers(this.ids, Revision::revises);
		this.dependencies = numbers(this.names, Revision::dependsOn);
		this.lines = new Edges(parents);
		this.needs = new Edges(join(parents, this.dependencies));
		this.order = new Edges(join(parents, DependencyReduction.reduce(this.lines, this.needs, this.dependencies)));
	}

	private int[][] numbers(Map<String, Integer> known, Function<Revision, List<String>> references) {
		int[][] numbers = new int[this.revisions.size()][];
		for (int node = 0; node < numbers.length; node++) {
			numbers[node] = references.apply(this.revisions.get(node))
				.stream()
				.mapToInt(known::get)
				.distinct()
				.toArray();
		}
		return numbers;
	}

	private static int[][] join(int[][] parents, int[][] dependencies) {
		int[][] joined = new int[parents.length][];
		for (int node = 0; node < joined.length; node++) {
			joined[node] = (dependencies[node].length == 0) ? parents[node]
					: IntStream.concat(IntStream.of(parents[node]), IntStream.of(dependencies[node]))
						.distinct()
						.toArray();
		}
		return joined;
	}

	int size() {
		return this.revisions.size();
	}

	/**
	 * The edges by {@code revises} alone: the lines that branch and merge.
	 */
	Edges lines() {
		return this.lines;
	}

	/**
	 * The edges by {@code revises} and by {@code dependsOn}: what must be applied before.
	 */
	Edges needs() {
		return this.needs;
	}

	/**
	 * The edges that decide the order of plans: {@link #needs()} without dependencies
	 * that an ancestor on the line has as well.
	 */
	Edges order() {
		return this.order;
	}

	int[] dependencies(int node) {
		return this.dependencies[node];
	}

	Revision revision(int node) {
		return this.revisions.get(node);
	}

	List<Revision> revisions() {
		return this.revisions;
	}

	String id(int node) {
		return this.revisions.get(node).id();
	}

	@Nullable Integer byId(String id) {
		return this.ids.get(id);
	}

	@Nullable Integer byName(String idOrLabel) {
		return this.names.get(idOrLabel);
	}

	/**
	 * All ids and labels, in load order, with the revision that each names.
	 */
	Map<String, Integer> names() {
		return Collections.unmodifiableMap(this.names);
	}

	/**
	 * The revisions with these ids; ids that the graph does not know are left out.
	 */
	BitSet nodes(Collection<String> ids) {
		BitSet nodes = new BitSet(size());
		for (String id : ids) {
			Integer node = this.ids.get(id);
			if (node != null) {
				nodes.set(node);
			}
		}
		return nodes;
	}

	List<Revision> revisions(BitSet nodes) {
		return nodes.stream().mapToObj(this.revisions::get).toList();
	}

	List<Revision> revisions(int[] nodes) {
		return IntStream.of(nodes).mapToObj(this.revisions::get).toList();
	}

	List<String> ids(int[] nodes) {
		return IntStream.of(nodes).mapToObj(this::id).toList();
	}

	/**
	 * The ids as an unmodifiable set that keeps load order.
	 */
	Set<String> ids(BitSet nodes) {
		return ids(nodes.stream());
	}

	Set<String> ids(IntStream nodes) {
		Set<String> ids = new LinkedHashSet<>();
		nodes.forEach((node) -> ids.add(id(node)));
		return Collections.unmodifiableSet(ids);
	}

	/**
	 * The revisions that carry one of the tags.
	 */
	BitSet tagged(Set<String> tags) {
		BitSet tagged = new BitSet(size());
		if (!tags.isEmpty()) {
			for (int node = 0; node < size(); node++) {
				tagged.set(node, !Collections.disjoint(revision(node).tags(), tags));
			}
		}
		return tagged;
	}

}
