package dev.stemma.autogenerate;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamePatternsTests {

	private static final ObjectReference USERS = ObjectReference.table(QualifiedName.of("users"));

	private static final ObjectReference LOG = ObjectReference.table(QualifiedName.of("audit", "log"));

	private static final ObjectReference EMAIL = ObjectReference.column(QualifiedName.of("users"), "email");

	private static final ObjectReference INDEX = ObjectReference.of(ObjectKind.INDEX, QualifiedName.of("users_idx"));

	private static NamePatterns include(String... patterns) {
		return NamePatterns.of(List.of(patterns), List.of());
	}

	private static NamePatterns exclude(String... patterns) {
		return NamePatterns.of(List.of(), List.of(patterns));
	}

	@Test
	void withoutPatternsAllIsCompared() {
		assertThat(List.of(USERS, LOG, EMAIL, INDEX)).allMatch(include()::includes);
	}

	@Test
	void whatIsExcludedIsLeftAlone() {
		assertThat(exclude("table:us*").includes(USERS)).isFalse();
		assertThat(exclude("table:us*").includes(INDEX)).isTrue();
		assertThat(exclude("table:us*").includes(EMAIL)).isTrue();
		assertThat(exclude("index:*").includes(INDEX)).isFalse();
		assertThat(exclude("table:user?").includes(USERS)).isFalse();
		assertThat(exclude("table:user").includes(USERS)).isTrue();
	}

	@Test
	void aPatternWithoutAKindMeansWholeObjects() {
		assertThat(exclude("users*").includes(USERS)).isFalse();
		assertThat(exclude("users*").includes(INDEX)).isFalse();
		assertThat(exclude("*").includes(EMAIL)).isTrue();
	}

	@Test
	void aSchemaMayStandInFront() {
		assertThat(exclude("table:log").includes(LOG)).isFalse();
		assertThat(exclude("table:audit.*").includes(LOG)).isFalse();
		assertThat(exclude("table:audit.*").includes(USERS)).isTrue();
		assertThat(exclude("table:aud?t.log").includes(LOG)).isFalse();
	}

	@Test
	void aTableMayStandInFrontOfAColumn() {
		assertThat(exclude("column:email").includes(EMAIL)).isFalse();
		assertThat(exclude("column:users.e*").includes(EMAIL)).isFalse();
		assertThat(exclude("column:orders.e*").includes(EMAIL)).isTrue();
		assertThat(exclude("column:audit.users.email").includes(EMAIL)).isTrue();
		assertThat(exclude("column:*.log.x").includes(ObjectReference.column(LOG.name(), "x"))).isFalse();
	}

	@Test
	void onlyWhatIsIncludedOfItsKindIsCompared() {
		NamePatterns patterns = NamePatterns.of(List.of("table:users", "table:orders"), List.of("column:email"));
		assertThat(patterns.includes(USERS)).isTrue();
		assertThat(patterns.includes(LOG)).isFalse();
		assertThat(patterns.includes(INDEX)).isTrue();
		assertThat(patterns.includes(EMAIL)).isFalse();
		assertThat(patterns.includes(ObjectReference.column(USERS.name(), "name"))).isTrue();
	}

	@Test
	void exclusionWinsOverInclusion() {
		assertThat(NamePatterns.of(List.of("table:*"), List.of("table:users")).includes(USERS)).isFalse();
	}

	@Test
	void kindsMayBeWrittenAsTheyAreSpoken() {
		ObjectReference view = ObjectReference.of(ObjectKind.MATERIALIZED_VIEW, QualifiedName.of("totals"));
		for (String kind : List.of("materialized-view", "materialized view", "Materialized_View")) {
			assertThat(exclude(kind + ":totals").includes(view)).as(kind).isFalse();
		}
	}

	@Test
	void capitalsAndSignsCountAsTheyAreWritten() {
		assertThat(exclude("table:Users").includes(USERS)).isTrue();
		assertThat(exclude("table:user[s]").includes(USERS)).isTrue();
	}

	@Test
	void allThatCannotBeUnderstoodIsSaid() {
		assertThatExceptionOfType(InvalidNamePatternException.class)
			.isThrownBy(() -> NamePatterns.of(List.of("tabel:users", "table:"), List.of("table:a.b.c", "x:y", "a..b")))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::toString)
				.containsExactly(
						"The pattern 'tabel:users' begins with no kind of objects: 'tabel'. Did you mean 'table'?",
						"The pattern 'table:' has an empty name in it. '*' stands for any name: table:*",
						"The pattern 'table:a.b.c' has too many dots. Write name or schema.name.",
						"The pattern 'x:y' begins with no kind of objects: 'x'. Kinds are table, column, constraint, "
								+ "index, sequence, type, domain, view, materialized-view, function, procedure, "
								+ "trigger, extension, schema, cast.",
						"The pattern 'a..b' has an empty name in it. '*' stands for any name: table:*"));
	}

}
