package dev.stemma.revision;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TagFilterTests {

	private static final TagFilter NO_DEMO = new TagFilter(Set.of(), Set.of("demo"));

	/** A line of demo data that grows out of the schema's line and depends on it. */
	private static final String SHOP = """
			s1 #schema
			s2 <- s1 #schema orders
			s3 <- s2 #schema
			d1 <- s1 [demo_data] #demo
			d2 <- d1 + s3 #demo
			""";

	@Test
	void refusesIllegalTagsAndContradictionsTogether() {
		assertThatExceptionOfType(InvalidTagFilterException.class)
			.isThrownBy(() -> new TagFilter(Set.of("a b", "demo"), Set.of("demo", "head")))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3));
	}

	@Test
	void headsLeaveOutALineOfExcludedRevisionsAsAWhole() {
		RevisionGraph graph = Graphs.graph(SHOP);
		UpgradePlan plan = graph.planUpgrade("heads", Set.of(), NO_DEMO);
		assertThat(Graphs.ids(plan.targets())).containsExactly("s3");
		assertThat(Graphs.ids(plan.steps())).containsExactly("s1", "s2", "s3");
		assertThat(Graphs.ids(plan.excluded())).containsExactly("d1", "d2");
		assertThat(Graphs.ids(graph.planUpgrade("head", Set.of(), NO_DEMO).steps())).containsExactly("s1", "s2", "s3");
		assertThat(graph.planUpgrade("heads", Set.of("s1", "s2", "s3"), NO_DEMO).isEmpty()).isTrue();
	}

	@Test
	void headsAreThoseOfWhatRemains() {
		RevisionGraph graph = Graphs.graph("a\nb <- a\nc <- b #demo\nd <- c #demo\ne <- a #demo");
		assertThat(Graphs.ids(graph.planUpgrade("heads", Set.of(), NO_DEMO).targets())).containsExactly("b");
		assertThat(Graphs.graph("a #demo\nb <- a #demo").planUpgrade("heads", Set.of(), NO_DEMO).targets()).isEmpty();
	}

	@Test
	void anAppliedDemoLineIsNoReasonToTakeTheTargetForBehind() {
		RevisionGraph graph = Graphs.graph(SHOP);
		UpgradePlan plan = graph.planUpgrade("heads", Set.of("s1", "s2", "s3", "d1", "d2"), NO_DEMO);
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.behind()).isFalse();
	}

	@Test
	void aMergeWithADemoLineNamesBoth() {
		RevisionGraph graph = Graphs.graph(SHOP + "m <- s3, d2 #schema");
		assertThatExceptionOfType(TagConflictException.class)
			.isThrownBy(() -> graph.planUpgrade("heads", Set.of(), NO_DEMO))
			.satisfies((ex) -> {
				assertThat(ex.selected().id()).isEqualTo("m");
				assertThat(ex.excluded().id()).isEqualTo("d1");
				assertThat(ex.tag()).isEqualTo("demo");
			})
			.withMessageContaining("Revision m needs revision d1")
			.withMessageContaining("excluded tag 'demo'");
	}

	@Test
	void includedTagsBringWhatTheyNeedAndReportTheRest() {
		RevisionGraph graph = Graphs.graph(SHOP);
		UpgradePlan plan = graph.planUpgrade("heads", Set.of(), new TagFilter(Set.of("orders"), Set.of()));
		assertThat(Graphs.ids(plan.steps())).containsExactly("s1", "s2");
		assertThat(Graphs.ids(plan.excluded())).containsExactly("s3", "d1", "d2");
		plan = graph.planUpgrade("heads", Set.of("s1", "s2"), new TagFilter(Set.of("orders"), Set.of()));
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.behind()).isFalse();
		assertThat(Graphs.ids(plan.excluded())).containsExactly("s3", "d1", "d2");
	}

	@Test
	void anExcludedTargetIsReportedAndNotRun() {
		UpgradePlan plan = Graphs.graph(SHOP).planUpgrade("d1", Set.of(), NO_DEMO);
		assertThat(Graphs.ids(plan.steps())).containsExactly("s1");
		assertThat(Graphs.ids(plan.excluded())).containsExactly("d1");
	}

	@Test
	void aDowngradeTakesTheIncludedAndTheirDependents() {
		RevisionGraph graph = Graphs.graph(SHOP);
		Set<String> applied = Set.of("s1", "s2", "s3", "d1", "d2");
		DowngradePlan plan = graph.planDowngrade("s1", applied, new TagFilter(Set.of("orders"), Set.of()));
		assertThat(Graphs.ids(plan.steps())).containsExactly("d2", "s3", "s2");
		assertThat(Graphs.ids(plan.excluded())).containsExactly("d1");
		assertThat(plan.target()).isEqualTo(graph.get("s1"));
	}

	@Test
	void aDowngradeIsRefusedWhereADependentCarriesAnExcludedTag() {
		assertThatExceptionOfType(TagConflictException.class).isThrownBy(() -> Graphs.graph(SHOP)
			.planDowngrade("s1", Set.of("s1", "s2", "s3", "d1", "d2"), new TagFilter(Set.of("orders"), Set.of("demo"))))
			.withMessageContaining("Revision s2 can't be taken down")
			.withMessageContaining("d2");
	}

	@Test
	void relativeStepsCountOnTheWholeGraph() {
		RevisionGraph graph = Graphs.graph("a\nb <- a #demo\nc <- b #demo");
		UpgradePlan plan = graph.planUpgrade("+2", Set.of(), NO_DEMO);
		assertThat(Graphs.ids(plan.targets())).isEqualTo(List.of("b"));
		assertThat(Graphs.ids(plan.steps())).isEqualTo(List.of("a"));
	}

}
