package dev.stemma.cli.drawing;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leads dependencies down beside the lanes: one rail for each revision that others depend
 * on, from the first of these down to it.
 */
final class DependencyRails {

	private final Map<String, Integer> railOf = new HashMap<>();

	private final int width;

	private DependencyRails(List<Node> nodes) {
		Set<String> below = new HashSet<>();
		nodes.forEach((node) -> below.add(node.id()));
		BitSet used = new BitSet();
		int most = 0;
		for (Node node : nodes) {
			below.remove(node.id());
			Set<String> dependencies = new LinkedHashSet<>(node.dependencies());
			dependencies.retainAll(below);
			for (String dependency : dependencies) {
				if (!this.railOf.containsKey(dependency)) {
					int rail = used.nextClearBit(0);
					used.set(rail);
					this.railOf.put(dependency, rail);
				}
			}
			most = Math.max(most, used.length());
			Integer ended = this.railOf.get(node.id());
			if (ended != null) {
				used.clear(ended);
			}
		}
		this.width = most;
	}

	/**
	 * Finds rails.
	 * @param nodes the revisions, newest first
	 */
	static DependencyRails of(List<Node> nodes) {
		return new DependencyRails(nodes);
	}

	/**
	 * The rail that leads to a revision that one above it depends on, from 0.
	 */
	int to(String dependency) {
		Integer rail = this.railOf.get(dependency);
		if (rail == null) {
			throw new IllegalArgumentException("Nothing depends on " + dependency);
		}
		return rail;
	}

	/**
	 * How many rails there are beside each other.
	 */
	int width() {
		return this.width;
	}

}
