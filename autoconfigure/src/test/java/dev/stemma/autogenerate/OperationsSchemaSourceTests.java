package dev.stemma.autogenerate;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.NamingConvention;
import dev.stemma.problem.Problem;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationsSchemaSourceTests {

	private static final SchemaNames NAMES = new SchemaNames("public", Map.of());

	private static final NamingConvention NAMING = new NamingConvention("pk_%(table)s", "uq_%(table)s_%(columns)s",
			"fk_%(table)s_%(columns)s", "ck_%(table)s_%(columns)s", "ex_%(table)s_%(columns)s",
			"nn_%(table)s_%(columns)s", "ix_%(table)s_%(columns)s");

	@Test
	void operationsBecomeStatementsWithTheNamesOfTheConvention() {
		WantedSchema wanted = source((op) -> {
			op.createTable("teams", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
					column("name", text()).notNull().unique());
			op.createIndex(index("teams", "name"));
			op.execute("CREATE VIEW names AS SELECT name FROM teams; COMMENT ON VIEW names IS 'short'");
		}).read();
		assertThat(wanted.statements(NAMES)).extracting(SourceStatement::sql)
			.containsExactly("""
					CREATE TABLE teams (
					    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_teams PRIMARY KEY,
					    name text NOT NULL CONSTRAINT uq_teams_name UNIQUE
					)""", "CREATE INDEX ix_teams_name ON teams (name)", "CREATE VIEW names AS SELECT name FROM teams",
					"COMMENT ON VIEW names IS 'short'");
		assertThat(wanted.statements(NAMES).get(0).subject()).isEqualTo("create table teams");
		assertThat(wanted.claims()).isEqualTo(Claims.ALL);
		assertThat(wanted.isMovable()).isTrue();
		assertThat(wanted.contents()).isEqualTo("3 operations");
		PostgresServer.createDatabase()
			.execute(wanted.statements(NAMES).stream().map(SourceStatement::sql).toArray(String[]::new));
	}

	@Test
	void aSchemaThatIsNamedCannotBeMoved() {
		WantedSchema wanted = source((op) -> {
			op.createSchema("audit");
			op.in("audit").createTable("log", column("what", text()));
		}).read();
		assertThat(wanted.isMovable()).isFalse();
		assertThat(wanted.schemas()).containsExactly("audit");
		assertThat(wanted.statements(NAMES)).extracting(SourceStatement::sql)
			.first()
			.isEqualTo("CREATE SCHEMA IF NOT EXISTS audit");
	}

	@Test
	void whatIsNoDefinitionIsRefusedAllAtOnce() {
		OperationsSchemaSource source = source((op) -> {
			op.createTable("t", column("a", text()));
			op.bulkInsert("t", columns("a"), row("x"), row("y"));
			op.dropTable("t");
			op.execute("DELETE FROM t");
			op.createIndex(index("t", "a"), CreateOptions::concurrently);
		});
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(source::read)
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::toString)
				.containsExactly(
						"The schema definition 'schema' writes data, which is no part of a schema: insert 2 rows into t. Write data in migrations.",
						"The schema definition 'schema' drops something, and is to say what there is: drop table t. Leave out what creates the object.",
						"Statement 'DELETE FROM t' writes data, which is no part of a schema. Write data in migrations; pg_dump leaves it out with --schema-only.",
						"Statement 'CREATE INDEX CONCURRENTLY ix_t_a ON t (a)' takes no transaction. Leave out CONCURRENTLY: it is not part of how a schema is to be."));
	}

	@Test
	void aDefinitionThatReadsTheDatabaseIsRefused() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> source((op) -> op.jdbc().sql("SELECT 1").query().singleValue()).read())
			.withMessage("The schema definition 'schema': A migration needs a live database for op.jdbc(), and its "
					+ "operations are only recorded. Say it in SQL with execute, or run the migration online.");
	}

	@Test
	void aDefinitionThatFailsIsNamed() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(() -> source((op) -> {
			throw new IllegalStateException("no luck");
		}).read())
			.withMessage("The schema definition 'schema' fails: java.lang.IllegalStateException: no luck. Keep what "
					+ "it does to its operations; there is no database yet.")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void aDefinitionOfNothingIsRefused() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(() -> source((op) -> List.of()).read())
			.withMessageStartingWith("The schema definition 'schema' defines nothing.");
	}

	private static OperationsSchemaSource source(SchemaDefinition definition) {
		return OperationsSchemaSource.of("schema", definition, NAMING, new PostgresDialect());
	}

}
