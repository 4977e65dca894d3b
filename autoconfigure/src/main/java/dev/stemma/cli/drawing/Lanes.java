package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays revisions out, one a row, with lanes beside each other that lead from children
 * down to parents. A lane leads to one parent: as soon as a second child asks for a
 * parent, it joins the lane that leads there. So there are never more lanes than there
 * are parents to come, and what a lane leaves is taken by the next.
 */
final class Lanes {

	private final List<Row> rows = new ArrayList<>();

	/** The lanes in use, by the parent that they lead to. */
	private final Map<String, Integer> laneOf = new HashMap<>();

	private final BitSet used = new BitSet();

	private int width;

	private Lanes() {
	}

	/**
	 * Lays out.
	 * @param nodes the revisions, newest first
	 */
	static Lanes of(List<Node> nodes) {
		Lanes lanes = new Lanes();
		Set<String> below = new HashSet<>();
		nodes.forEach((node) -> below.add(node.id()));
		for (Node node : nodes) {
			below.remove(node.id());
			lanes.add(node, below);
		}
		return lanes;
	}

	private void add(Node node, Set<String> below) {
		BitSet before = (BitSet) this.used.clone();
		Integer awaited = this.laneOf.remove(node.id());
		int lane = (awaited != null) ? awaited : this.used.nextClearBit(0);
		this.width = Math.max(this.width, lane + 1);
		this.used.clear(lane);
		Map<String, Integer> edges = new HashMap<>();
		Set<String> parents = new LinkedHashSet<>(node.parents());
		parents.retainAll(below);
		for (String parent : parents) {
			edges.put(parent, this.laneOf.computeIfAbsent(parent, (id) -> free(lane)));
		}
		this.rows.add(new Row(node, lane, before, (BitSet) this.used.clone(), edges));
	}

	/**
	 * Takes the free lane that is nearest, and a new one only where none is free.
	 */
	private int free(int near) {
		int free = this.width;
		for (int distance = 0; distance <= this.width; distance++) {
			if (near + distance < this.width && !this.used.get(near + distance)) {
				free = near + distance;
				break;
			}
			if (near - distance >= 0 && !this.used.get(near - distance)) {
				free = near - distance;
				break;
			}
		}
		this.used.set(free);
		this.width = Math.max(this.width, free + 1);
		return free;
	}

	/**
	 * The rows, newest first.
	 */
	List<Row> rows() {
		return this.rows;
	}

	/**
	 * How many lanes there are beside each other.
	 */
	int width() {
		return this.width;
	}

	/**
	 * A revision in its lane.
	 *
	 * @param node the revision
	 * @param lane where it is drawn, from 0 at the left
	 * @param above the lanes that come from above
	 * @param below the lanes that go on below
	 * @param edges the lane that leads to each parent
	 */
	record Row(Node node, int lane, BitSet above, BitSet below, Map<String, Integer> edges) {

		int leftmost() {
			return this.edges.values().stream().mapToInt(Integer::intValue).reduce(this.lane, Math::min);
		}

		int rightmost() {
			return this.edges.values().stream().mapToInt(Integer::intValue).reduce(this.lane, Math::max);
		}

	}

}
