package dev.stemma.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alembic's procedure to the letter, as reference/alembic.md 2.5 describes it: a set of
 * ancestors for each head in the list, each asked in turn. Quadratic and worse.
 */
final class NaiveTopologicalOrder {

	private final Map<String, List<String>> below;

	private final List<String> loadOrder;

	NaiveTopologicalOrder(Map<String, List<String>> below, List<String> loadOrder) {
		this.below = below;
		this.loadOrder = loadOrder;
	}

	List<String> dependentsFirst(Set<String> plan, Set<String> startHeads) {
		Set<String> todo = new HashSet<>(plan);
		List<String> heads = new ArrayList<>(startHeads);
		heads.retainAll(todo);
		heads.sort(Comparator.comparingInt(this.loadOrder::indexOf));
		List<Set<String>> ancestors = new ArrayList<>();
		heads.forEach((head) -> ancestors.add(ancestors(head)));
		List<String> output = new ArrayList<>();
		int i = 0;
		while (!heads.isEmpty()) {
			String candidate = heads.get(i);
			int needing = firstOtherThatNeeds(candidate, ancestors, i);
			if (needing >= 0) {
				i = needing;
				continue;
			}
			output.add(candidate);
			todo.remove(candidate);
			List<String> next = new ArrayList<>(this.below.get(candidate));
			next.removeIf((name) -> !todo.contains(name) || heads.contains(name));
			if (next.isEmpty()) {
				heads.remove(i);
				ancestors.remove(i);
				i = Math.max(i - 1, 0);
			}
			else {
				heads.set(i, next.get(0));
				ancestors.set(i, ancestors(next.get(0)));
				for (String head : next.subList(1, next.size())) {
					heads.add(head);
					ancestors.add(ancestors(head));
				}
			}
		}
		return output;
	}

	private static int firstOtherThatNeeds(String candidate, List<Set<String>> ancestors, int own) {
		for (int j = 0; j < ancestors.size(); j++) {
			if (j != own && ancestors.get(j).contains(candidate)) {
				return j;
			}
		}
		return -1;
	}

	private Set<String> ancestors(String id) {
		Set<String> ancestors = new LinkedHashSet<>();
		List<String> todo = new ArrayList<>(List.of(id));
		while (!todo.isEmpty()) {
			String next = todo.remove(todo.size() - 1);
			if (ancestors.add(next)) {
				todo.addAll(this.below.get(next));
			}
		}
		return ancestors;
	}

}
