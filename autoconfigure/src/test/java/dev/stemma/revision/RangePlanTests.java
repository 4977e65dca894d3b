package dev.stemma.revision;

import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.revision.IdentifierException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RangePlanTests {

	/** A trunk a, two lines b and c that merge in m, and a line x that depends on c1. */
	private final RevisionGraph graph = Graphs.graph("""
			a
			b1 <- a [bees]
			b2 <- b1 #demo
			c1 <- a [seas]
			c2 <- c1
			m <- b2, c2
			x1 [axe]
			x2 <- x1 + c1
			""");

	@Test
	void anUpgradeGoesFromTheStartToTheEnd() {
		assertThat(up("a:b2")).containsExactly("b1", "b2");
		assertThat(up("b2")).containsExactly("a", "b1", "b2");
		assertThat(up(":b2")).containsExactly("a", "b1", "b2");
		assertThat(up("base:b2")).containsExactly("a", "b1", "b2");
		assertThat(up("m:")).containsExactly("x1", "x2");
		assertThat(up("b1:c1")).containsExactly("c1");
		assertThat(up(":")).hasSize(8);
		assertThat(up("a:a")).isEmpty();
	}

	@Test
	void stepsCountFromTheStart() {
		assertThat(up("b1:+2")).containsExactly("c1", "c2", "b2", "m");
		assertThat(up("a:seas@+2")).containsExactly("c1", "c2");
		assertThat(down("b2:-1")).containsExactly("b2");
		assertThat(down("b1+1:-2")).containsExactly("b2", "b1");
	}

	@Test
	void aDowngradeGoesFromTheStartToTheEnd() {
		assertThat(down("m:b1")).containsExactly("m", "b2");
		assertThat(down("heads:base")).hasSize(8);
		assertThat(down("b2:base")).containsExactly("b2", "b1", "a");
		RangePlan plan = this.graph.planDowngradeRange("m:a");
		assertThat(plan.applied()).containsExactlyInAnyOrder("a", "b1", "b2", "c1", "c2", "m");
		assertThat(Graphs.ids(plan.start())).containsExactly("m");
		assertThat(Graphs.ids(plan.reached())).containsExactly("a");
		assertThat(this.graph.planDowngradeRange("b2:base").reached()).isEmpty();
	}

	@Test
	void tagsFilterAnUpgrade() {
		RangePlan plan = this.graph.planUpgradeRange("b1:b2", new TagFilter(Set.of(), Set.of("demo")));
		assertThat(plan.steps()).isEmpty();
		assertThat(Graphs.ids(plan.excluded())).containsExactly("b2");
		assertThat(Graphs.ids(plan.reached())).containsExactly("b1");
	}

	@Test
	void aRangeThatGoesTheWrongWayIsRefused() {
		assertReason("b2:b1", Reason.WRONG_DIRECTION,
				"The range 'b2:b1' ends below its start, and an upgrade goes up. Turn its ends, or make a downgrade of it.");
		assertReason("b2:base", Reason.WRONG_DIRECTION, null);
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> down("b1:b2"))
			.matches((ex) -> ex.reason() == Reason.NOT_RELATED);
	}

	@Test
	void aDowngradeNeedsBothEnds() {
		for (String range : List.of("b1", "b1:", ":b1", ":")) {
			assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> down(range))
				.withMessage("'" + range + "' does not say where a downgrade starts and where it ends. "
						+ "Write start:end, heads:base say: no database is asked what is applied.");
		}
	}

	@Test
	void whatDependsOnADatabaseIsRefused() {
		for (String range : List.of("current:b1", "current", "b1:current", "b1:current+1", "-1:b2", "+1:b2")) {
			assertReason(range, Reason.NOT_ALLOWED_HERE, null);
		}
		assertReason("a:b:c", Reason.MALFORMED, null);
		assertReason("", Reason.MALFORMED, null);
		assertReason("a:nope", Reason.UNKNOWN, null);
	}

	@Test
	void aRangeDoesWhatADatabaseThatIsThereWouldDo() {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			RevisionGraph graph = Graphs.random(random);
			List<String> ids = Graphs.ids(graph.revisions());
			String start = ids.get(random.nextInt(ids.size()));
			RangePlan plan = graph.planUpgradeRange(start + ":heads", TagFilter.NONE);
			assertThat(plan.steps()).as("seed %d", seed)
				.isEqualTo(graph.planUpgrade("heads", graph.ancestors(List.of(start)), TagFilter.NONE).steps());
			assertThat(graph.planDowngradeRange(start + ":base").steps()).as("seed %d", seed)
				.isEqualTo(graph.planDowngrade("base", graph.ancestors(List.of(start)), TagFilter.NONE).steps());
		}
	}

	private void assertReason(String range, Reason reason, String message) {
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> up(range))
			.matches((ex) -> ex.reason() == reason)
			.satisfies((ex) -> assertThat((message != null) ? message : ex.getMessage()).isEqualTo(ex.getMessage()));
	}

	private List<String> up(String range) {
		return Graphs.ids(this.graph.planUpgradeRange(range, TagFilter.NONE).steps());
	}

	private List<String> down(String range) {
		return Graphs.ids(this.graph.planDowngradeRange(range).steps());
	}

}
