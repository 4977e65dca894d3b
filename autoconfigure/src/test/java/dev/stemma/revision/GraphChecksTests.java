package dev.stemma.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GraphChecksTests {

	@Test
	void namesBothScriptsOfADuplicateId() {
		assertThat(texts("a\nb <- a\na")).singleElement()
			.asString()
			.contains("Revision a is declared twice: by 0_a.sql:1 and by 2_a.sql:1")
			.contains("(2_a.sql:1)");
	}

	@Test
	void namesTheNearestIdOfAMissingParent() {
		assertThat(texts("b3cab280570b\nc <- b3cab280507b")).singleElement()
			.asString()
			.isEqualTo("Revision c revises 'b3cab280507b', which does not exist (1_c.sql:1). "
					+ "Did you mean b3cab280570b?");
	}

	@Test
	void saysWhatToDoAboutAMissingDependencyThatResemblesNothing() {
		assertThat(texts("a + zzzzzz")).singleElement()
			.asString()
			.contains("Revision a depends on 'zzzzzz', which does not exist")
			.contains("Add its script");
	}

	@Test
	void takesALabelAsDependencyAndNotAsParent() {
		assertThat(texts("a [shop]\nb + shop")).isEmpty();
		assertThat(texts("a [shop]\nb <- shop")).singleElement()
			.asString()
			.contains("'shop', which does not exist")
			.contains("That is a branch label; the revision that carries it is a.");
	}

	@Test
	void refusesAReferenceToItself() {
		assertThat(texts("a <- a")).singleElement().asString().startsWith("Revision a revises itself");
		assertThat(texts("a + a")).singleElement().asString().startsWith("Revision a depends on itself");
		assertThat(texts("a + shop [shop]")).singleElement().asString().startsWith("Revision a depends on itself");
	}

	@Test
	void printsACycleAsAPath() {
		assertThat(texts("z\na <- c, z\nb <- a\nc <- b\nd <- c")).singleElement()
			.asString()
			.contains("in a cycle: a -> c -> b -> a (1_a.sql:1)");
	}

	@Test
	void findsACycleThroughParentsAndDependenciesAndLabels() {
		assertThat(texts("a + shop\nb <- a [shop]")).singleElement().asString().contains("a -> b -> a");
	}

	@Test
	void findsEveryKnotOfCycles() {
		assertThat(texts("a <- b\nb <- a\nbetween <- a\nc <- d, between\nd <- c")).hasSize(2)
			.anyMatch((text) -> text.contains("a -> b -> a"))
			.anyMatch((text) -> text.contains("c -> d -> c"));
	}

	@Test
	@Timeout(30)
	void findsACycleOfAHundredThousand() {
		List<Revision> revisions = new ArrayList<>(Graphs.line(100_000));
		revisions.set(99_999, new Revision("r0", List.of("r99999"), List.of(), Set.of(), Set.of(), "", null,
				Location.of("0_r0.sql")));
		assertThat(RevisionGraph.problems(revisions)).singleElement()
			.extracting(Problem::what)
			.asString()
			.contains("r99999 -> r99998 -> ")
			.contains("-> (99988 more) -> r99999");
	}

	@Test
	void refusesALabelUsedTwiceOrEqualToAnId() {
		assertThat(texts("a [shop]\nb [shop]")).singleElement()
			.asString()
			.contains("'shop' stands on two revisions: a (0_a.sql:1) and b");
		assertThat(texts("a [b]\nb")).singleElement()
			.asString()
			.contains("Branch label 'b' of revision a is the id of a revision (1_b.sql:1)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a-b", "a b", "a@b", "a+1", "a:b", "é", "a\"b", "a;b", "a\nb", "\u0000" })
	void refusesAnIllegalIdAndLabel(String name) {
		assertThat(RevisionGraph.problems(List.of(revision(name, Set.of(), Set.of())))).singleElement()
			.extracting(Problem::what)
			.asString()
			.startsWith("Revision id '" + name + "' is not 1 to 255 characters");
		assertThat(RevisionGraph.problems(List.of(revision("a", Set.of(name), Set.of())))).singleElement()
			.extracting(Problem::what)
			.asString()
			.startsWith("Branch label '" + name + "' is not 1 to 255 characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "base", "current", "graph", "journal" })
	void refusesAReservedIdLabelAndTag(String name) {
		assertThat(RevisionGraph.problems(List.of(revision(name, Set.of(), Set.of())))).hasSize(1);
		assertThat(RevisionGraph.problems(List.of(revision("a", Set.of(name), Set.of())))).hasSize(1);
		assertThat(RevisionGraph.problems(List.of(revision("a", Set.of(), Set.of(name))))).singleElement()
			.extracting(Problem::what)
			.isEqualTo("Tag '" + name + "' is a reserved word.");
	}

	@Test
	void takesNamesOf255CharactersAndTagsWithHyphens() {
		String longest = "x".repeat(255);
		assertThat(RevisionGraph.problems(List.of(revision(longest, Set.of("v1.2_x"), Set.of("order-items")))))
			.isEmpty();
		assertThat(RevisionGraph.problems(List.of(revision(longest + "x", Set.of(), Set.of())))).hasSize(1);
	}

	@Test
	void throwsAllProblemsAtOnce() {
		assertThatExceptionOfType(InvalidGraphException.class)
			.isThrownBy(() -> Graphs.graph("a <- nowhere\nhead\nb [shop]\nc [shop] #te:st\nb\nd <- d\ne <- f\nf <- e"))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(7)
				.allSatisfy((problem) -> assertThat(problem.where()).isNotNull()))
			.withMessageStartingWith("7 problems:");
	}

	@Test
	@Timeout(30)
	void doesNotSearchForNamesOnceALocationIsMissing() {
		List<Revision> revisions = new ArrayList<>();
		for (int i = 0; i < 50_000; i++) {
			revisions.add(new Revision("id" + i, List.of("gone" + i), List.of(), Set.of(), Set.of(), "", null,
					Location.of("x")));
		}
		assertThat(RevisionGraph.problems(revisions)).hasSize(50_000);
	}

	private static List<String> texts(String lines) {
		return RevisionGraph.problems(Graphs.revisions(lines)).stream().map(Problem::toString).toList();
	}

	private static Revision revision(String id, Set<String> labels, Set<String> tags) {
		return new Revision(id, List.of(), List.of(), labels, tags, "", null, Location.of("x.sql"));
	}

}
