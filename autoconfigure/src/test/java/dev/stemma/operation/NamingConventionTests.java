package dev.stemma.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Domain;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlTypes;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The names of what is left without one.
 */
class NamingConventionTests {

	private static final QualifiedName MEMBERS = QualifiedName.of("app", "members");

	private final NamingConvention naming = NamingConvention.POSTGRESQL;

	static List<Arguments> kinds() {
		return List.of(Arguments.of(PrimaryKey.of("a", "b"), "members_pkey", "pk_members"),
				Arguments.of(Unique.of("a", "b"), "members_a_b_key", "uq_members_a"),
				Arguments.of(ForeignKey.of("a").references("teams", "id"), "members_a_fkey", "fk_members_a_teams_id"),
				Arguments.of(ForeignKey.of("a").references("teams"), "members_a_fkey", "fk_members_a_teams"),
				Arguments.of(Check.of("a > 0").over("a"), "members_a_check", "ck_members_a"),
				Arguments.of(Check.of("a > 0"), "members_check", "ck_members"),
				Arguments.of(Exclusion.of("gist", IndexKey.column("a"), "&&"), "members_a_excl", "ex_members_a"),
				Arguments.of(Exclusion.of("gist", IndexKey.expression("f(a)"), "&&"), "members_excl", "ex_members"),
				Arguments.of(NotNull.of("a"), "members_a_not_null", "nn_members_a"));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyKindOfConstraintHasItsPattern(Constraint constraint, String usual, String own) {
		NamingConvention ours = new NamingConvention("pk_%(table)s", "uq_%(table)s_%(column_0)s",
				"fk_%(table)s_%(columns)s_%(referred_table)s_%(referred_columns)s", "ck_%(table)s_%(columns)s",
				"ex_%(table)s_%(columns)s", "nn_%(table)s_%(column_0)s", "ix_%(columns)s");
		assertThat(this.naming.named(MEMBERS, constraint).name()).isEqualTo(usual);
		assertThat(ours.named(MEMBERS, constraint).name()).isEqualTo(own);
		assertThat(ours.named(MEMBERS, constraint.named("mine")).name()).isEqualTo("mine");
	}

	@Test
	void indexesAreNamedAfterTheirKeys() {
		Index index = Index.on(MEMBERS, List.of(IndexKey.column("a"), IndexKey.expression("lower(b)")));
		assertThat(this.naming.named(index).name()).isEqualTo("members_a_expr_idx");
		assertThat(this.naming.named(index.named("mine")).name()).isEqualTo("mine");
	}

	@Test
	void constraintsOfATableWithTheSameNameAreNumbered() {
		Table table = this.naming
			.named(Table.of(MEMBERS, Column.of("a", SqlTypes.integer()).check("a > 0"), Check.of("a < 9").over("a"),
					Check.of("a <> 5").over("a"), Check.of("a <> 6").named("members_a_check1")));
		assertThat(table.allConstraints()).extracting(Constraint::name)
			.containsExactly("members_a_check", "members_a_check2", "members_a_check3", "members_a_check1");
	}

	@Test
	void constraintsOfAColumnWithTheSameNameAreNumbered() {
		Column column = this.naming.named(MEMBERS,
				Column.of("a", SqlTypes.integer()).check("members_a_check", "a > 0").check("a < 9"));
		assertThat(column.constraints()).extracting(Constraint::name)
			.containsExactly("members_a_check", "members_a_check1");
	}

	@Test
	void checksOfADomainAreNamed() {
		SchemaObject domain = this.naming.named(Domain.of(QualifiedName.of("email"), SqlTypes.text())
			.check(Check.of("VALUE <> ''").named("email_check"))
			.check("VALUE LIKE '%@%'"));
		assertThat(((Domain) domain).checks()).extracting(Check::name).containsExactly("email_check", "email_check1");
	}

	@Test
	void otherObjectsStayAsTheyAre() {
		View view = View.of(MEMBERS, "SELECT 1");
		assertThat(this.naming.named(view)).isSameAs(view);
	}

	@Test
	void aLongNameIsCutAndTellsItselfFromOthers() {
		String a = "a".repeat(40);
		String name = this.naming.named(MEMBERS, Unique.of(a, "b".repeat(40))).name();
		String other = this.naming.named(MEMBERS, Unique.of(a, "b".repeat(41))).name();
		assertThat(name).hasSize(63).startsWith("members_" + a + "_bbbbb_").matches(".*_[0-9a-f]{8}");
		assertThat(other).hasSize(63).isNotEqualTo(name);
		assertThat(this.naming.named(MEMBERS, Unique.of("c".repeat(51))).name())
			.isEqualTo("members_" + "c".repeat(51) + "_key");
	}

	@Test
	void aNameIsNotCutInsideOfACharacter() {
		for (int length = 20; length < 40; length++) {
			String name = this.naming.named(MEMBERS, Unique.of("x".repeat(length) + "ü€😀".repeat(9))).name();
			assertThat(name).doesNotContain("\uFFFD").matches(".*_[0-9a-f]{8}");
			assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(59, 63);
		}
	}

	@Test
	void namesThatLookLikeTokensStayAsTheyAre() {
		assertThat(this.naming.named(QualifiedName.of("%(columns)s"), Unique.of("%(table)s")).name())
			.isEqualTo("%(columns)s_%(table)s_key");
	}

	@Test
	void anUnknownTokenIsRefused() {
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> new NamingConvention("pk_%(tabel)s", "u", "f", "c", "e", "n", "i"))
			.withMessage("The naming convention 'pk_%(tabel)s' has an unknown token. There are %(table)s, "
					+ "%(columns)s, %(column_0)s, %(referred_table)s and %(referred_columns)s.");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> new NamingConvention("p", "", "f", "c", "e", "n", "i"))
			.withMessage("A naming convention has an empty name. Give it a name.");
	}

}
