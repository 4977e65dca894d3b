package dev.stemma.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class TopologicalOrderTests {

	@Test
	void walksOneLineToItsEndBeforeTheNext() {
		RevisionGraph graph = Graphs.graph("""
				a
				b1 <- a
				b2 <- b1
				c1 <- a
				c2 <- c1
				m <- b2, c2
				""");
		assertThat(upgrade(graph, "heads")).containsExactly("a", "c1", "c2", "b1", "b2", "m");
	}

	@Test
	void breaksTiesByLoadOrder() {
		assertThat(upgrade(Graphs.graph("a\nb\nc"), "heads")).containsExactly("c", "b", "a");
		assertThat(upgrade(Graphs.graph("c\nb\na"), "heads")).containsExactly("a", "b", "c");
	}

	@Test
	void leavesOutADependencyThatAnAncestorHasToo() {
		Dag dag = new Dag(Graphs.revisions("""
				x
				a + x
				b <- a + x
				c + x
				"""));
		assertThat(dag.ids(dag.order().below(2))).containsExactly("a");
		assertThat(dag.ids(dag.needs().below(2))).containsExactly("a", "x");
		assertThat(dag.ids(dag.order().below(3))).containsExactly("x");
	}

	@Test
	void leavesOutTheSameDependenciesAsAskingEveryAncestor() {
		Random random = new Random(1);
		for (int round = 0; round < 5_000; round++) {
			Dag dag = new Dag(Graphs.random(random).revisions());
			for (int node = 0; node < dag.size(); node++) {
				Set<Integer> expected = new LinkedHashSet<>(boxed(dag.needs().below(node)));
				BitSet strictAncestors = Bits.minus(dag.lines().ancestors(Bits.of(node)), Bits.of(node));
				Set<Integer> parents = new HashSet<>(boxed(dag.lines().below(node)));
				strictAncestors.stream()
					.forEach((ancestor) -> expected.removeIf(
							(below) -> !parents.contains(below) && boxed(dag.dependencies(ancestor)).contains(below)));
				assertThat(boxed(dag.order().below(node))).containsExactlyElementsOf(expected);
			}
		}
	}

	@Test
	void isTheNaiveProcedureOfAlembicOnRandomGraphsFromRandomHeads() {
		Random random = new Random(42);
		for (int round = 0; round < 20_000; round++) {
			RevisionGraph graph = Graphs.random(random);
			Dag dag = new Dag(graph.revisions());
			BitSet applied = dag.nodes(Graphs.randomApplied(graph, random));
			BitSet targets = dag.nodes(Graphs.randomApplied(graph, random));
			targets = random.nextBoolean() ? dag.needs().tips(targets) : targets;
			BitSet plan = Bits.minus(dag.needs().ancestors(targets), applied);
			List<String> ours = dag.ids(TopologicalOrder.dependentsFirst(dag.order(), plan, targets));
			assertThat(ours).isEqualTo(naive(dag).dependentsFirst(dag.ids(plan), dag.ids(targets)));
		}
	}

	@Test
	void isTheNaiveProcedureOnWideAndDeepGraphsToo() {
		Random random = new Random(7);
		for (int round = 0; round < 40; round++) {
			Dag dag = new Dag(wide(random, 200));
			BitSet all = new BitSet();
			all.set(0, dag.size());
			BitSet heads = dag.needs().tops();
			List<String> ours = dag.ids(TopologicalOrder.dependentsFirst(dag.order(), all, heads));
			assertThat(ours).isEqualTo(naive(dag).dependentsFirst(dag.ids(all), dag.ids(heads)));
		}
	}

	@Test
	@Timeout(30)
	void ordersALineOfAHundredThousand() {
		RevisionGraph graph = RevisionGraph.of(Graphs.line(100_000));
		List<String> up = upgrade(graph, "head");
		assertThat(up).hasSize(100_000).startsWith("r0", "r1").endsWith("r99998", "r99999");
		DowngradePlan down = graph.planDowngrade("base", new HashSet<>(up), TagFilter.NONE);
		assertThat(Graphs.ids(down.steps())).hasSize(100_000).startsWith("r99999").endsWith("r0");
		assertThat(graph.history("r10:r99990", Set.of())).hasSize(99_981);
		assertThat(graph.planStamp(List.of("head"), Set.of()).added()).hasSize(100_000);
	}

	@Test
	@Timeout(30)
	void ordersThousandsOfLinesOnOneTrunk() {
		List<Revision> revisions = new ArrayList<>(Graphs.line(2_000));
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < 4_000; i++) {
			lines.append("a" + i + " <- r" + i / 2 + "\n");
			lines.append("b" + i + " <- a" + i).append((i % 3 == 1) ? " + b" + (i - 1) + "\n" : "\n");
		}
		revisions.addAll(Graphs.revisions(lines.toString()));
		assertThat(upgrade(RevisionGraph.of(revisions), "heads")).hasSize(10_000);
	}

	private static List<Integer> boxed(int[] nodes) {
		return IntStream.of(nodes).boxed().toList();
	}

	private static List<Revision> wide(Random random, int size) {
		StringBuilder lines = new StringBuilder("r0\n");
		for (int i = 1; i < size; i++) {
			lines.append("r").append(i).append(" <- r").append(Math.max(0, i - 1 - random.nextInt(12)));
			lines.append((random.nextInt(4) == 0) ? ", r" + random.nextInt(i) : "");
			lines.append((random.nextInt(4) == 0) ? " + r" + random.nextInt(i) : "").append("\n");
		}
		return Graphs.revisions(lines.toString());
	}

	private static NaiveTopologicalOrder naive(Dag dag) {
		Map<String, List<String>> below = new HashMap<>();
		for (int node = 0; node < dag.size(); node++) {
			below.put(dag.id(node), dag.ids(dag.order().below(node)));
		}
		return new NaiveTopologicalOrder(below, Graphs.ids(dag.revisions()));
	}

	private static List<String> upgrade(RevisionGraph graph, String target) {
		return Graphs.ids(graph.planUpgrade(target, Set.of(), TagFilter.NONE).steps());
	}

}
