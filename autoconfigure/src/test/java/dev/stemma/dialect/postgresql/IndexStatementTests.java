package dev.stemma.dialect.postgresql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.postgresql.IndexStatement.Action;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IndexStatement}.
 */
class IndexStatementTests {

	@Test
	void aNewIndexIsInTheSchemaOfItsTable() {
		assertThat(IndexStatement.parse("/* a */ CREATE INDEX CONCURRENTLY -- b\n Idx_A ON Shop.Orders (id);"))
			.isEqualTo(new IndexStatement(Action.CREATE, List.of(new ObjectName("shop", "idx_a")),
					new ObjectName("shop", "orders"), false));
	}

	@Test
	void theNameOfANewIndexMayBeTakenAlready() {
		assertThat(IndexStatement
			.parse("create unique index concurrently if not exists \"I \"\"x\"\"\" on only \"T.t\" using btree (a)"))
			.isEqualTo(new IndexStatement(Action.CREATE, List.of(new ObjectName(null, "I \"x\"")),
					new ObjectName(null, "T.t"), true));
	}

	@Test
	void aDroppedIndexHasNoTable() {
		assertThat(IndexStatement.parse("DROP INDEX CONCURRENTLY IF EXISTS S.\"I\", db.s.Ää CASCADE"))
			.isEqualTo(new IndexStatement(Action.DROP, List.of(new ObjectName("s", "I"), new ObjectName("s", "Ää")),
					null, false));
	}

	@Test
	void aLongNameIsCutAsTheServerCutsIt() {
		assertThat(IndexStatement.parse("DROP INDEX CONCURRENTLY a" + "é".repeat(40))).isNotNull()
			.satisfies((statement) -> assertThat(statement.indexes())
				.containsExactly(new ObjectName(null, "a" + "é".repeat(31))));
		assertThat(IndexStatement.parse("DROP INDEX CONCURRENTLY " + "é".repeat(40))).isNotNull()
			.satisfies((statement) -> assertThat(statement.indexes())
				.containsExactly(new ObjectName(null, "é".repeat(31))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SELECT 1", "CREATE INDEX i ON t (a)", "CREATE INDEX CONCURRENTLY ON t (a)",
			"CREATE INDEX CONCURRENTLY IF NOT EXISTS ON t (a)", "CREATE INDEX \"concurrently\" ON t (a)",
			"CREATE INDEX CONCURRENTLY s.i ON t (a)", "CREATE INDEX CONCURRENTLY U&\"i\" ON t (a)",
			"CREATE INDEX CONCURRENTLY i ON t", "CREATE INDEX CONCURRENTLY i ON \"t (a)", "DROP INDEX i",
			"DROP INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY a b", "DROP INDEX CONCURRENTLY a,",
			"REINDEX INDEX CONCURRENTLY i" })
	void everythingElseIsNone(String sql) {
		assertThat(IndexStatement.parse(sql)).isNull();
	}

}
