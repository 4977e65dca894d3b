package dev.stemma.revision;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionGraphTests {

	private final RevisionGraph graph = Graphs.graph("""
			a [trunk]
			b1 <- a [bees]
			c1 <- a
			m <- b1, c1
			x + bees
			""");

	@Test
	void knowsItsRevisions() {
		assertThat(this.graph.size()).isEqualTo(5);
		assertThat(Graphs.ids(this.graph.revisions())).containsExactly("a", "b1", "c1", "m", "x");
		assertThat(this.graph.contains("m")).isTrue();
		assertThat(this.graph.contains("bees")).isFalse();
		assertThat(this.graph.find("nothing")).isNull();
		assertThat(this.graph.get("m").revises()).containsExactly("b1", "c1");
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> this.graph.get("nothing"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(IdentifierException.Reason.UNKNOWN));
	}

	@Test
	void knowsWhatIsBelowAndAbove() {
		assertThat(this.graph.parents("m")).containsExactly("b1", "c1");
		assertThat(this.graph.dependencies("x")).containsExactly("b1");
		assertThat(this.graph.prerequisites("x")).containsExactly("b1");
		assertThat(this.graph.children("a")).containsExactly("b1", "c1");
		assertThat(this.graph.children("b1")).containsExactly("m");
		assertThat(this.graph.dependents("b1")).containsExactly("m", "x");
		assertThat(this.graph.ancestors(List.of("x", "unknown"))).containsExactly("a", "b1", "x");
		assertThat(this.graph.descendants(List.of("b1"))).containsExactly("b1", "m", "x");
	}

	@Test
	void knowsItsEndsAndKnots() {
		assertThat(Graphs.ids(this.graph.heads())).containsExactly("m", "x");
		assertThat(Graphs.ids(this.graph.bases())).containsExactly("a", "x");
		assertThat(Graphs.ids(this.graph.branchPoints())).containsExactly("a");
		assertThat(Graphs.ids(this.graph.mergePoints())).containsExactly("m");
		RevisionGraph effective = Graphs.graph("a\nb + a");
		assertThat(Graphs.ids(effective.heads())).containsExactly("b");
		assertThat(Graphs.ids(effective.unrevised())).containsExactly("a", "b");
	}

	@Test
	void knowsTheLabelsOfALine() {
		assertThat(this.graph.labelsOn("m")).containsExactly("trunk", "bees");
		assertThat(this.graph.labelsOn("c1")).containsExactly("trunk");
		assertThat(this.graph.labelsOn("x")).isEmpty();
	}

	@Test
	void findsTipsOfWhatIsAppliedEvenWhereSomethingIsMissing() {
		assertThat(this.graph.tips(Set.of("a", "b1", "x", "unknown"))).containsExactly("x");
		assertThat(this.graph.tips(Set.of("a", "m"))).containsExactly("m");
		assertThat(this.graph.tips(Set.of())).isEmpty();
	}

	@Test
	void findsAppliedRevisionsWhosePrerequisitesAreNot() {
		assertThat(this.graph.unappliedAncestors(Set.of("a", "m", "x", "unknown")))
			.isEqualTo(Map.of("m", Set.of("b1", "c1"), "x", Set.of("b1")));
		assertThat(this.graph.unappliedAncestors(Set.of("a", "b1"))).isEmpty();
	}

	@Test
	void anEmptyGraphHasNothingToDo() {
		RevisionGraph empty = RevisionGraph.of(List.of());
		assertThat(empty.heads()).isEmpty();
		assertThat(empty.planUpgrade("head", Set.of(), TagFilter.NONE).isEmpty()).isTrue();
		assertThat(empty.planUpgrade("heads", Set.of("unknown"), TagFilter.NONE).behind()).isFalse();
		assertThat(empty.planDowngrade("base", Set.of(), TagFilter.NONE).isEmpty()).isTrue();
		assertThat(empty.history("", Set.of())).isEmpty();
	}

}
