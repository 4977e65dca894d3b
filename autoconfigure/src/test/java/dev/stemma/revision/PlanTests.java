package dev.stemma.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stemma.revision.IdentifierException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PlanTests {

	/** A trunk a, two lines b and c that merge in m, and a line x that depends on c1. */
	private final RevisionGraph graph = Graphs.graph("""
			a
			b1 <- a [bees]
			b2 <- b1
			c1 <- a [seas]
			c2 <- c1
			m <- b2, c2
			x1 [axe]
			x2 <- x1 + c1
			""");

	@Test
	void anUpgradeTakesWhatTheTargetNeedsAndNoSibling() {
		assertThat(up("b2")).containsExactly("a", "b1", "b2");
		assertThat(up("x2")).containsExactly("a", "c1", "x1", "x2");
		assertThat(up("m", "b2")).containsExactly("c1", "c2", "m");
		assertThat(up("base")).isEmpty();
	}

	@Test
	void anUpgradeToSomethingAppliedDoesNothingAndSaysThatItIsBehind() {
		UpgradePlan plan = this.graph.planUpgrade("b1", this.graph.ancestors(List.of("b2")), TagFilter.NONE);
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.behind()).isTrue();
		assertThat(this.graph.planUpgrade("b2", this.graph.ancestors(List.of("b2")), TagFilter.NONE).behind())
			.isFalse();
		assertThat(this.graph.planUpgrade("c1", this.graph.ancestors(List.of("c1", "b1")), TagFilter.NONE).behind())
			.isFalse();
		assertThat(this.graph.planUpgrade("base", Set.of("a"), TagFilter.NONE).behind()).isTrue();
		assertThat(this.graph.planUpgrade("base", Set.of(), TagFilter.NONE).behind()).isFalse();
		assertThat(this.graph.planUpgrade("b1", Set.of(), TagFilter.NONE).behind()).isFalse();
	}

	@Test
	void plansIgnoreAppliedRevisionsThatTheGraphDoesNotKnow() {
		assertThat(up("b1", "a", "gone")).containsExactly("b1");
		assertThat(Graphs.ids(this.graph.planDowngrade("base", Set.of("a", "gone"), TagFilter.NONE).steps()))
			.containsExactly("a");
		assertThat(this.graph.planStamp(List.of("b1"), Set.of("gone")).resulting()).containsExactly("a", "b1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			b1      | +1        | b2
			b1      | b1+1      | b2
			''      | bees@a+2  | a,b1,b2
			''      | m-1       | AMBIGUOUS
			''      | b2-1      | a,b1
			''      | base+1    | AMBIGUOUS
			''      | bees@+2   | a,b1
			''      | axe@+1    | x1
			x2      | seas@+1   | c2
			x2      | bees@+1   | b1
			a       | +1        | AMBIGUOUS
			b1,c1   | +1        | AMBIGUOUS
			b1,c1   | seas@+1   | c2
			b1      | +3        | TOO_FEW_STEPS
			''      | -1        | WRONG_DIRECTION
			''      | head      | SEVERAL_HEADS
			''      | head-1    | SEVERAL_HEADS
			''      | bees@x1   | NOT_ON_BRANCH
			m       | +9        | TOO_FEW_STEPS
			""")
	void anUpgradeCountsStepsFromWhatIsAppliedOrNamed(String tips, String target, String expected) {
		Set<String> applied = this.graph.ancestors(List.of(tips.split(",")));
		assertThat(outcome(() -> this.graph.planUpgrade(target, applied, TagFilter.NONE).steps())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			b2      | b1        | b2
			b2      | -1        | b2
			b2      | -3        | b2,b1,a
			b2      | -4        | TOO_FEW_STEPS
			''      | -1        | TOO_FEW_STEPS
			m       | b2        | m
			m       | b1        | m,b2
			m       | -1        | AMBIGUOUS
			m       | a         | m,b2,b1,c2,c1
			m,x2    | c1        | m,c2
			m,x2    | a         | m,b2,b1,x2,c2,c1
			m,x2    | -1        | AMBIGUOUS
			m,x2    | axe@-1    | x2
			m,x2    | base      | m,b2,b1,x2,x1,c2,c1,a
			b2,c2   | bees@a    | b2,b1
			b2,c2   | bees@-1   | b2
			b2,c2   | a@a       | AMBIGUOUS
			b2,c2   | bees@base | b2,b1
			b2,x2   | seas@base | x2,c1
			b2,x2   | seas@-1   | x2,c1
			x2      | x1        | x2
			b2      | b2        | ''
			b2      | c1        | NOT_RELATED
			x2      | bees@-1   | NOT_RELATED
			x1      | bees@-1   | NOT_RELATED
			b2      | +1        | WRONG_DIRECTION
			b2      | m-9       | AMBIGUOUS
			b2      | b2-2      | b2,b1
			b2      | nowhere   | UNKNOWN
			""")
	void aDowngradeTakesDownWhatIsAboveTheTarget(String tips, String target, String expected) {
		Set<String> applied = this.graph.ancestors(List.of(tips.split(",")));
		assertThat(outcome(() -> this.graph.planDowngrade(target, applied, TagFilter.NONE).steps()))
			.isEqualTo(expected);
	}

	@Test
	void listsTheFormsToTypeWhereStepsAreAmbiguous() {
		IdentifierException ex = catchThrowableOfType(IdentifierException.class,
				() -> this.graph.planDowngrade("-1", this.graph.ancestors(List.of("b2", "c2")), TagFilter.NONE));
		assertThat(ex).hasMessageContaining("bees@-1 or seas@-1");
		assertThat(ex.candidates()).containsExactly("b2", "c2");
	}

	@Test
	void aTargetThatAnotherImpliesIsRefused() {
		assertThat(catchThrowableOfType(IdentifierException.class,
				() -> this.graph.planUpgrade(List.of("b1", "b2"), Set.of(), TagFilter.NONE))
			.reason()).isEqualTo(Reason.OVERLAPPING);
		assertThat(Graphs.ids(this.graph.planUpgrade(List.of("b1", "c1"), Set.of(), TagFilter.NONE).steps()))
			.containsExactly("a", "c1", "b1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''      | b1        | a,b1
			b2      | b1        | a,b1
			b2      | c1        | a,b1,b2,c1
			b2      | a         | a
			b2      | x2        | a,b1,b2,c1,x1,x2
			b2,x2   | c1        | a,b1,b2,c1
			b2,c2   | bees@base | a,c1,c2
			b2,c2   | base      | ''
			b1      | heads     | a,b1,b2,c1,c2,m,x1,x2
			''      | +1        | NOT_ALLOWED_HERE
			''      | head      | SEVERAL_HEADS
			''      | nowhere   | UNKNOWN
			""")
	void aStampKeepsTheTargetAndTheLinesThatHaveNothingToDoWithIt(String tips, String target, String expected) {
		Set<String> applied = this.graph.ancestors(List.of(tips.split(",")));
		String outcome = outcome(
				() -> this.graph.planStamp(List.of(target), applied).resulting().stream().sorted().toList());
		assertThat(outcome).isEqualTo(expected);
	}

	@Test
	void aStampListsWhatItAddsAndRemovesInTheOrderOfPlans() {
		StampPlan plan = this.graph.planStamp(List.of("c2"), this.graph.ancestors(List.of("b2", "x2")));
		assertThat(plan.added()).containsExactly("c2");
		assertThat(plan.removed()).isEmpty();
		plan = this.graph.planStamp(List.of("a"), this.graph.ancestors(List.of("b2", "x2")));
		assertThat(plan.removed()).containsExactly("b2", "b1", "x2", "x1", "c1");
		assertThat(plan.resulting()).containsExactly("a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''          | m,b2,b1,x2,x1,c2,c1,a
			:           | m,b2,b1,x2,x1,c2,c1,a
			b1:m        | m,b2,b1
			:b2         | b2,b1,a
			base:b1     | b1,a
			b1:         | m,b2,b1
			-2:b2       | b2,b1,a
			-9:b2       | b2,b1,a
			b1:+1       | b2,b1
			current:m   | m,b2
			:current    | b2,b1,a
			b2:b1       | NOT_RELATED
			b1:c2       | NOT_RELATED
			b1          | MALFORMED
			a:b:c       | MALFORMED
			+1:m        | NOT_ALLOWED_HERE
			b1+1:m      | NOT_ALLOWED_HERE
			:-1         | WRONG_DIRECTION
			:head       | SEVERAL_HEADS
			""")
	void historyIsARangeNewestFirst(String range, String expected) {
		Set<String> applied = this.graph.ancestors(List.of("b2"));
		assertThat(outcome(() -> this.graph.history(range, applied))).isEqualTo(expected);
	}

	private List<String> up(String target, String... tips) {
		Set<String> applied = new HashSet<>(this.graph.ancestors(List.of(tips)));
		applied.addAll(List.of(tips));
		return Graphs.ids(this.graph.planUpgrade(target, applied, TagFilter.NONE).steps());
	}

	/**
	 * The ids that come out, or the reason why nothing does.
	 */
	private static String outcome(Supplier<Collection<?>> question) {
		try {
			return String.join(",",
					question.get()
						.stream()
						.map((answer) -> (answer instanceof Revision revision) ? revision.id() : answer.toString())
						.toList());
		}
		catch (IdentifierException ex) {
			return ex.reason().name();
		}
	}

}
