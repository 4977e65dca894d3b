package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Orders nodes so that none stands above what it needs, and otherwise leaves them as they
 * are: what a database remembers of revisions that were recorded at once is in no order.
 */
public final class NewestFirst {

	private NewestFirst() {
	}

	/**
	 * The nodes, ordered; a circle, which only a database that was tampered with can
	 * hold, stays as it is at the end.
	 */
	public static List<Node> order(List<Node> nodes) {
		Map<String, Integer> numbers = new HashMap<>();
		for (int i = 0; i < nodes.size(); i++) {
			numbers.put(nodes.get(i).id(), i);
		}
		List<List<Integer>> needs = new ArrayList<>();
		int[] above = new int[nodes.size()];
		for (Node node : nodes) {
			List<Integer> below = new ArrayList<>();
			node.parents().stream().filter(numbers::containsKey).map(numbers::get).forEach(below::add);
			node.dependencies().stream().filter(numbers::containsKey).map(numbers::get).forEach(below::add);
			below.forEach((number) -> above[number]++);
			needs.add(below);
		}
		return emit(nodes, needs, above);
	}

	private static List<Node> emit(List<Node> nodes, List<List<Integer>> needs, int[] above) {
		TreeSet<Integer> waiting = new TreeSet<>();
		TreeSet<Integer> free = new TreeSet<>();
		for (int i = 0; i < nodes.size(); i++) {
			((above[i] > 0) ? waiting : free).add(i);
		}
		List<Node> ordered = new ArrayList<>();
		while (!free.isEmpty()) {
			int next = free.first();
			free.remove(next);
			ordered.add(nodes.get(next));
			for (int below : needs.get(next)) {
				if (--above[below] == 0) {
					waiting.remove(below);
					free.add(below);
				}
			}
		}
		waiting.forEach((number) -> ordered.add(nodes.get(number)));
		return ordered;
	}

}
