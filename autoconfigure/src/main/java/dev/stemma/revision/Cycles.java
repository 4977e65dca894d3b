package dev.stemma.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cycles among named links, one for each knot: what is in no cycle is peeled off from
 * both ends, one cycle of the rest is found and taken out, and so on until nothing is
 * left.
 */
final class Cycles {

	private final Map<String, Set<String>> below = new LinkedHashMap<>();

	private final Map<String, Set<String>> above = new HashMap<>();

	private final Deque<String> loose = new ArrayDeque<>();

	private Cycles(Map<String, Set<String>> links) {
		links.keySet().forEach((name) -> this.above.put(name, new LinkedHashSet<>()));
		links.forEach((name, targets) -> {
			this.below.put(name, new LinkedHashSet<>(targets));
			targets.forEach((target) -> neighbours(this.above, target).add(name));
		});
	}

	/**
	 * Cycles that have no name in common, each as the names on its way; every knot of
	 * cycles shows at least one.
	 */
	static List<List<String>> in(Map<String, Set<String>> links) {
		Cycles graph = new Cycles(links);
		graph.peel(List.copyOf(graph.below.keySet()));
		List<List<String>> cycles = new ArrayList<>();
		while (!graph.below.isEmpty()) {
			List<String> cycle = graph.cycleFrom(graph.below.keySet().iterator().next());
			cycles.add(cycle);
			cycle.forEach(graph::remove);
			graph.peel(List.of());
		}
		return cycles;
	}

	/**
	 * Removes all that has nothing below or nothing above, until everything has both.
	 */
	private void peel(Collection<String> candidates) {
		candidates.forEach(this::loosen);
		while (!this.loose.isEmpty()) {
			remove(this.loose.remove());
		}
	}

	private void loosen(String name) {
		Set<String> below = this.below.get(name);
		if (below != null && (below.isEmpty() || neighbours(this.above, name).isEmpty())) {
			this.loose.add(name);
		}
	}

	private void remove(String name) {
		Set<String> targets = this.below.remove(name);
		if (targets == null) {
			return;
		}
		for (String target : targets) {
			neighbours(this.above, target).remove(name);
			loosen(target);
		}
		for (String source : neighbours(this.above, name)) {
			neighbours(this.below, source).remove(name);
			loosen(source);
		}
	}

	/**
	 * Everything left has something below it, so a walk down must meet itself.
	 */
	private List<String> cycleFrom(String start) {
		Map<String, Integer> seen = new HashMap<>();
		List<String> path = new ArrayList<>();
		String name = start;
		while (!seen.containsKey(name)) {
			seen.put(name, path.size());
			path.add(name);
			name = neighbours(this.below, name).iterator().next();
		}
		return List.copyOf(path.subList(seen.getOrDefault(name, 0), path.size()));
	}

	private static Set<String> neighbours(Map<String, Set<String>> links, String name) {
		return links.getOrDefault(name, Collections.emptySet());
	}

}
