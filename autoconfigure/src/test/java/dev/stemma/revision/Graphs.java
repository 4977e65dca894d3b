package dev.stemma.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stemma.problem.Location;

/**
 * Graphs for tests, written down or drawn by lot.
 */
final class Graphs {

	private static final Pattern LINE = Pattern
		.compile("(\\S+)(?: <- ([^+\\[#]+?))?(?: \\+ ([^\\[#]+?))?(?: \\[([^]]+)])?(?: #(.+))?");

	private Graphs() {
	}

	/**
	 * One revision a line, in load order:
	 * {@code id <- parent, parent + dependency [label] #tag tag}.
	 */
	static RevisionGraph graph(String lines) {
		return RevisionGraph.of(revisions(lines));
	}

	static List<Revision> revisions(String lines) {
		List<Revision> revisions = new ArrayList<>();
		for (String line : lines.strip().split("\\R")) {
			Matcher matcher = LINE.matcher(line.strip());
			if (!matcher.matches()) {
				throw new IllegalArgumentException(line);
			}
			revisions.add(revision(matcher.group(1), words(matcher.group(2)), words(matcher.group(3)),
					words(matcher.group(4)), words(matcher.group(5)), revisions.size()));
		}
		return revisions;
	}

	private static Revision revision(String id, List<String> revises, List<String> dependsOn, List<String> labels,
			List<String> tags, int number) {
		return new Revision(id, revises, dependsOn, new LinkedHashSet<>(labels), new LinkedHashSet<>(tags), "", null,
				Location.of(number + "_" + id + ".sql", 1));
	}

	private static List<String> words(String text) {
		return (text != null) ? List.of(text.strip().split(",? +")) : List.of();
	}

	/**
	 * A line of revisions r0 to r(n-1), the last first.
	 */
	static List<Revision> line(int size) {
		List<Revision> revisions = new ArrayList<>(size);
		for (int i = size - 1; i >= 0; i--) {
			revisions.add(revision("r" + i, (i > 0) ? List.of("r" + (i - 1)) : List.of(), List.of(), List.of(),
					List.of(), i));
		}
		return revisions;
	}

	/**
	 * A graph with branches, merges, several bases, dependencies, and a few tags, loaded
	 * in any order.
	 */
	static RevisionGraph random(Random random) {
		int size = 1 + random.nextInt(25);
		List<Revision> revisions = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			Set<String> parents = some(random, i, pick(random, 0, 1, 1, 1, 3));
			Set<String> dependencies = some(random, i, pick(random, 0, 0, 0, 1, 2));
			dependencies.removeAll(parents);
			List<String> labels = (random.nextInt(6) == 0) ? List.of("label" + i) : List.of();
			List<String> tags = List.of("odd", "even").subList(i % 2, i % 2 + random.nextInt(2 - i % 2));
			revisions.add(revision("r" + i, List.copyOf(parents), List.copyOf(dependencies), labels, tags, i));
		}
		Collections.shuffle(revisions, random);
		return RevisionGraph.of(revisions);
	}

	private static int pick(Random random, int... choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static Set<String> some(Random random, int below, int most) {
		Set<String> some = new LinkedHashSet<>();
		for (int i = 0; i < most && below > 0; i++) {
			int reach = (random.nextBoolean()) ? below : Math.min(below, 4);
			some.add("r" + (below - 1 - random.nextInt(reach)));
		}
		return some;
	}

	/**
	 * Some revisions with all that they need: a state that a database may be in.
	 */
	static Set<String> randomApplied(RevisionGraph graph, Random random) {
		List<String> ids = new ArrayList<>(graph.revisions().stream().map(Revision::id).toList());
		Collections.shuffle(ids, random);
		return graph.ancestors(ids.subList(0, Math.min(ids.size(), random.nextInt(4))));
	}

	static List<String> ids(List<Revision> revisions) {
		return revisions.stream().map(Revision::id).toList();
	}

}
