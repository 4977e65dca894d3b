package dev.stemma.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Laws that hold on every graph and every state of a database.
 */
class RandomGraphTests {

	private static final int ROUNDS = 5_000;

	@Test
	void everyUpgradeAppliesWhatItsTargetNeedsAndNothingElseInOrder() {
		onRandomGraphs((graph, random) -> {
			Set<String> applied = new HashSet<>(Graphs.randomApplied(graph, random));
			String target = any(graph, random);
			Set<String> expected = new HashSet<>(applied);
			expected.addAll(graph.ancestors(Set.of(target)));
			for (Revision step : graph.planUpgrade(target, applied, TagFilter.NONE).steps()) {
				assertThat(applied).containsAll(graph.prerequisites(step.id()));
				assertThat(applied.add(step.id())).isTrue();
			}
			assertThat(applied).isEqualTo(expected);
			assertThat(graph.planUpgrade(target, applied, TagFilter.NONE).steps()).isEmpty();
		});
	}

	@Test
	void everyDowngradeTakesDependentsFirstAndLeavesAClosedSet() {
		onRandomGraphs((graph, random) -> {
			Set<String> applied = new HashSet<>(Graphs.randomApplied(graph, random));
			for (String id : List.copyOf(applied)) {
				Set<String> left = new HashSet<>(applied);
				DowngradePlan plan;
				try {
					plan = graph.planDowngrade(id, left, TagFilter.NONE);
				}
				catch (IdentifierException ex) {
					assertThat(ex.reason()).isEqualTo(IdentifierException.Reason.NOT_RELATED);
					continue;
				}
				for (Revision step : plan.steps()) {
					assertThat(graph.dependents(step.id())).doesNotContainAnyElementsOf(left);
					assertThat(left.remove(step.id())).isTrue();
				}
				assertThat(left).contains(id);
				assertThat(graph.unappliedAncestors(left)).isEmpty();
				assertThat(graph.children(id)).doesNotContainAnyElementsOf(left);
			}
		});
	}

	@Test
	void upAndDownToBaseLeavesNothing() {
		onRandomGraphs((graph, random) -> {
			Set<String> applied = new LinkedHashSet<>();
			graph.planUpgrade("heads", applied, TagFilter.NONE).steps().forEach((step) -> applied.add(step.id()));
			assertThat(applied).hasSize(graph.size());
			graph.planDowngrade("base", applied, TagFilter.NONE).steps().forEach((step) -> applied.remove(step.id()));
			assertThat(applied).isEmpty();
		});
	}

	@Test
	void tipsAndTheirAncestorsAreTheAppliedSetAgain() {
		onRandomGraphs((graph, random) -> {
			Set<String> applied = Graphs.randomApplied(graph, random);
			Set<String> tips = graph.tips(applied);
			assertThat(graph.ancestors(tips)).isEqualTo(applied);
			for (String tip : tips) {
				assertThat(graph.dependents(tip)).doesNotContainAnyElementsOf(applied);
			}
		});
	}

	@Test
	void aStampToTheTipsOfAStateIsThatState() {
		onRandomGraphs((graph, random) -> {
			Set<String> applied = Graphs.randomApplied(graph, random);
			List<String> tips = List.copyOf(graph.tips(applied));
			assertThat(graph.planStamp(tips, applied).isEmpty()).isTrue();
			assertThat(graph.planStamp(tips, Set.of()).added()).isEqualTo(applied);
			StampPlan cleared = graph.planStamp(List.of("base"), applied);
			assertThat(cleared.resulting()).isEmpty();
			assertThat(cleared.removed()).isEqualTo(applied);
		});
	}

	@Test
	void withTagsNothingExcludedRunsAndNothingRunsWithoutWhatItNeeds() {
		TagFilter filter = new TagFilter(Set.of(), Set.of("odd"));
		onRandomGraphs((graph, random) -> {
			Set<String> applied = new HashSet<>(Graphs.randomApplied(graph, random));
			UpgradePlan plan;
			try {
				plan = graph.planUpgrade("heads", applied, filter);
			}
			catch (TagConflictException ex) {
				assertThat(graph.ancestors(Set.of(ex.selected().id()))).contains(ex.excluded().id());
				assertThat(ex.excluded().tags()).contains("odd");
				return;
			}
			for (Revision step : plan.steps()) {
				assertThat(step.tags()).doesNotContain("odd");
				assertThat(applied).containsAll(graph.prerequisites(step.id()));
				applied.add(step.id());
			}
			assertThat(graph.planUpgrade("heads", applied, filter).steps()).isEmpty();
		});
	}

	@Test
	void noTextEndsInAnythingButAnAnswerOrAProblem() {
		List<String> pieces = List.of("head", "heads", "base", "current", "@", "+1", "-1", "-3", ":", "r1", "r12",
				"label3", "labe", "nothing", "+", "-", " ", "", "r0", "+99999999999", "-0");
		onRandomGraphs((graph, random) -> {
			Set<String> applied = Graphs.randomApplied(graph, random);
			StringBuilder text = new StringBuilder();
			for (int i = 0; i <= random.nextInt(4); i++) {
				text.append(pieces.get(random.nextInt(pieces.size())));
			}
			String identifier = text.toString();
			answers(() -> graph.planUpgrade(identifier, applied, TagFilter.NONE));
			answers(() -> graph.planDowngrade(identifier, applied, TagFilter.NONE));
			answers(() -> graph.planStamp(List.of(identifier), applied));
			answers(() -> graph.resolve(identifier, applied));
			answers(() -> graph.history(identifier, applied));
			answers(() -> graph.parentsForNew(identifier, random.nextBoolean()));
			answers(() -> graph.checkConfiguredTarget(identifier));
		});
	}

	private static void answers(Runnable question) {
		try {
			question.run();
		}
		catch (IdentifierException ex) {
			assertThat(ex.problems()).singleElement().satisfies((problem) -> assertThat(problem.advice()).isNotBlank());
		}
	}

	private static void onRandomGraphs(BiConsumer<RevisionGraph, Random> law) {
		Random random = new Random(2026);
		for (int round = 0; round < ROUNDS; round++) {
			law.accept(Graphs.random(random), random);
		}
	}

	private static String any(RevisionGraph graph, Random random) {
		return new ArrayList<>(graph.revisions()).get(random.nextInt(graph.size())).id();
	}

}
