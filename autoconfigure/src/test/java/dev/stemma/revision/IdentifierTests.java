package dev.stemma.revision;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.revision.IdentifierException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IdentifierTests {

	/** Two branches of one trunk, and a line of its own that depends on one of them. */
	private final RevisionGraph graph = Graphs.graph("""
			a1b2c3d4
			b1aaaaaa <- a1b2c3d4 [shop]
			b2aaaaaa <- b1aaaaaa
			c1aaaaaa <- a1b2c3d4 [stock]
			c2aaaaaa <- c1aaaaaa
			d1aaaaaa + c2aaaaaa [demo]
			""");

	@Test
	void resolvesIdsLabelsAndPartials() {
		assertThat(resolve("b2aaaaaa")).containsExactly("b2aaaaaa");
		assertThat(resolve("shop")).containsExactly("b1aaaaaa");
		assertThat(resolve("stoc")).containsExactly("c1aaaaaa");
		assertThat(resolve("a1b2")).containsExactly("a1b2c3d4");
	}

	@Test
	void resolvesHeadsWithDependenciesAndLinesWithout() {
		assertThat(resolve("heads")).containsExactly("b2aaaaaa", "d1aaaaaa");
		assertThat(resolve("stock@heads")).containsExactly("c2aaaaaa");
		assertThat(resolve("stock@head")).containsExactly("c2aaaaaa");
		assertThat(resolve("c1aa@head")).containsExactly("c2aaaaaa");
		assertThat(resolve("a1b2c3d4@heads")).containsExactly("b2aaaaaa", "c2aaaaaa");
	}

	@Test
	void resolvesBaseToNothingAndCurrentToTips() {
		Set<String> applied = Set.of("a1b2c3d4", "b1aaaaaa", "c1aaaaaa", "unknown");
		assertThat(resolve("base")).isEmpty();
		assertThat(resolve("shop@base")).isEmpty();
		assertThat(this.graph.resolveOne("base", Set.of())).isNull();
		assertThat(Graphs.ids(this.graph.resolve("current", applied))).containsExactly("b1aaaaaa", "c1aaaaaa");
		assertThat(Graphs.ids(this.graph.resolve("shop@current", applied))).containsExactly("b1aaaaaa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "@", "shop@", "@head", "a1b2c3d4 ", "shop@@head", "a1b2c3d4+1x", "a1b2c3d4+", "+",
			"v1-2x", "a:b", "a;b", "head@shop", "base@head", "-0", "a1b2c3d4+0", "a\nb", "ä" })
	void refusesWhatIsNoIdentifier(String text) {
		assertThat(failure(text).reason()).isEqualTo(Reason.MALFORMED);
	}

	@Test
	void saysTheNearestNamesOfAnUnknownOne() {
		IdentifierException ex = failure("b1aaaaba");
		assertThat(ex.reason()).isEqualTo(Reason.UNKNOWN);
		assertThat(ex.identifier()).isEqualTo("b1aaaaba");
		assertThat(ex.candidates()).containsExactly("b1aaaaaa", "b2aaaaaa", "c1aaaaaa");
		assertThat(failure("shpo@head")).hasMessageContaining("Did you mean shop?");
	}

	@Test
	void asksForFourCharactersOfAPartial() {
		assertThat(failure("b2a").reason()).isEqualTo(Reason.UNKNOWN);
		assertThat(failure("b2a")).hasMessageContaining("at least four characters");
	}

	@Test
	void listsTheCandidatesOfAnAmbiguousPartial() {
		RevisionGraph similar = Graphs.graph("abcd1\nabcd2\nabcd3x <- abcd1");
		IdentifierException ex = catchThrowableOfType(IdentifierException.class,
				() -> similar.resolve("abcd", Set.of()));
		assertThat(ex.reason()).isEqualTo(Reason.AMBIGUOUS);
		assertThat(ex.candidates()).containsExactly("abcd1", "abcd2", "abcd3x");
		assertThat(Graphs.ids(similar.resolve("abcd2@abcd", Set.of()))).containsExactly("abcd2");
		assertThat(catchThrowableOfType(IdentifierException.class, () -> similar.resolve("abcd1@abcd", Set.of()))
			.candidates()).containsExactly("abcd1", "abcd3x");
	}

	@Test
	void saysThatARevisionIsOnAnotherLine() {
		IdentifierException ex = failure("shop@c2aaaaaa");
		assertThat(ex.reason()).isEqualTo(Reason.NOT_ON_BRANCH);
		assertThat(ex).hasMessageContaining("'c2aaaaaa' is not on the line of 'shop'");
		assertThat(failure("shop@c2aa").reason()).isEqualTo(Reason.NOT_ON_BRANCH);
	}

	@Test
	void saysWhatToTypeWhereThereAreSeveralHeads() {
		IdentifierException ex = failure("head");
		assertThat(ex.reason()).isEqualTo(Reason.SEVERAL_HEADS);
		assertThat(ex.candidates()).containsExactly("b2aaaaaa", "c2aaaaaa", "d1aaaaaa");
		assertThat(ex).hasMessageContaining("Choose shop@head or stock@head or demo@head");
		assertThat(catchThrowableOfType(IdentifierException.class,
				() -> Graphs.graph("a\nbbbb\ncccc").resolve("head", Set.of())))
			.hasMessageContaining("Choose a or bbbb or cccc");
	}

	@Test
	void refusesStepsWhereNothingIsWalked() {
		assertThat(failure("+1").reason()).isEqualTo(Reason.NOT_ALLOWED_HERE);
		assertThat(failure("head-1").reason()).isEqualTo(Reason.NOT_ALLOWED_HERE);
	}

	@Test
	void wantsOneRevisionOrNone() {
		assertThat(catchThrowableOfType(IdentifierException.class, () -> this.graph.resolveOne("heads", Set.of()))
			.reason()).isEqualTo(Reason.SEVERAL_HEADS);
		assertThat(catchThrowableOfType(IdentifierException.class,
				() -> this.graph.resolveOne("current", Set.of("a1b2c3d4", "b1aaaaaa", "c1aaaaaa")))
			.reason()).isEqualTo(Reason.AMBIGUOUS);
	}

	@Test
	void givesANewRevisionTheHeadAsParentOrAnyBySplicing() {
		assertThat(Graphs.ids(this.graph.parentsForNew("shop@head", false))).containsExactly("b2aaaaaa");
		assertThat(this.graph.parentsForNew("base", false)).isEmpty();
		assertThat(Graphs.ids(this.graph.parentsForNew("b1aaaaaa", true))).containsExactly("b1aaaaaa");
		assertThat(catchThrowableOfType(IdentifierException.class, () -> this.graph.parentsForNew("b1aaaaaa", false))
			.reason()).isEqualTo(Reason.NOT_A_HEAD);
		assertThat(
				catchThrowableOfType(IdentifierException.class, () -> this.graph.parentsForNew("head", false)).reason())
			.isEqualTo(Reason.SEVERAL_HEADS);
		assertThat(catchThrowableOfType(IdentifierException.class, () -> this.graph.parentsForNew("current", false))
			.reason()).isEqualTo(Reason.NOT_ALLOWED_HERE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "base", "shop", "shop@head", "b2aaaaaa", "shop@b2aaaaaa", "head-1",
			"b1aaaaaa+1", "base+2" })
	void takesAConfiguredTargetThatHoldsForEveryStart(String target) {
		assertThatCode(() -> this.graph.checkConfiguredTarget(target)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "+2", "-1", "shop@+1", "current", "current-1", "shop@current", "a1b2", "sho", "shop@b2aa",
			"stoc@head" })
	void refusesAConfiguredTargetThatMoves(String target) {
		assertThat(configured(target).reason()).isEqualTo(Reason.NOT_ALLOWED_HERE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "1.0E10", "1e10", "12345", "1.5", "1.0E-5", "-2.5" })
	void refusesANumberOfYamlsMakingAsConfiguredTarget(String target) {
		assertThat(configured(target).reason()).isEqualTo(Reason.NUMBER);
		assertThat(configured(target)).hasMessageContaining("Quote it");
	}

	@Test
	void saysWhichIdYamlHasMadeANumberOf() {
		RevisionGraph numbers = Graphs.graph("007\n1e10\n42");
		assertThat(catchThrowableOfType(IdentifierException.class, () -> numbers.checkConfiguredTarget("7")))
			.hasMessageContaining("Quote it: \"007\"");
		assertThat(catchThrowableOfType(IdentifierException.class, () -> numbers.checkConfiguredTarget("1.0E10"))
			.candidates()).isEqualTo(List.of("1e10"));
		assertThatCode(() -> numbers.checkConfiguredTarget("42")).doesNotThrowAnyException();
		assertThatCode(() -> numbers.checkConfiguredTarget("1e10")).doesNotThrowAnyException();
	}

	@Test
	void refusesAnUnknownConfiguredTarget() {
		assertThat(configured("nowhere").reason()).isEqualTo(Reason.UNKNOWN);
		assertThat(configured("nowhere@head").reason()).isEqualTo(Reason.UNKNOWN);
		assertThat(configured("shop@").reason()).isEqualTo(Reason.MALFORMED);
	}

	private List<String> resolve(String identifier) {
		return Graphs.ids(this.graph.resolve(identifier, Set.of()));
	}

	private IdentifierException failure(String identifier) {
		return catchThrowableOfType(IdentifierException.class, () -> this.graph.resolve(identifier, Set.of()));
	}

	private IdentifierException configured(String target) {
		return catchThrowableOfType(IdentifierException.class, () -> this.graph.checkConfiguredTarget(target));
	}

}
