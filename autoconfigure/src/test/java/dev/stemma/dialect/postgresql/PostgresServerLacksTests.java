package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.PostgresServer;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableOption;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Check;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Domain;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static dev.stemma.operation.Ddl.attribute;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.daterange;
import static dev.stemma.operation.Ddl.exclude;
import static dev.stemma.operation.Ddl.int4range;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerLacksTests {

	private static final QualifiedName T = QualifiedName.of("t");

	private static final PostgresServer.Database DATABASE = database();

	private static final int VERSION = Integer.parseInt(DATABASE.query("SHOW server_version_num").get(0)) / 10_000;

	private static final PostgresDdlWriter WRITER = new PostgresDdlWriter();

	private static PostgresServer.Database database() {
		PostgresServer.Database database = PostgresServer.createDatabase();
		database.execute("CREATE EXTENSION btree_gist",
				"CREATE TABLE t (a int, b int NOT NULL, g int GENERATED ALWAYS AS (b + 1) STORED, d daterange, x text)",
				"CREATE TABLE p (a int, b int, PRIMARY KEY (a, b))", "CREATE ROLE lacks_reader");
		return database;
	}

	static Stream<Arguments> features() {
		return Stream.of(
				// 15
				needs(15, "The unique constraint u of t needs NULLS NOT DISTINCT",
						add(Unique.of("a").nullsEqual().named("u"))),
				needs(15, "The unique constraint on a of n needs NULLS NOT DISTINCT",
						table(column("a", integer()).with(Unique.of("a").nullsEqual()))),
				needs(15, "Index i needs NULLS NOT DISTINCT", create(Index.on(T, "a").withUniqueNulls().named("i"))),
				needs(15, "The foreign key f of t needs columns behind ON DELETE SET NULL or SET DEFAULT", add(
						ForeignKey.of("a", "b").references("p").onDelete(ForeignKey.Action.SET_NULL, "a").named("f"))),
				needs(15, "View v needs security_invoker",
						create(View.of(QualifiedName.of("v"), "SELECT 1 AS one").with("security_invoker", "true"))),
				needs(15, "Sequence s needs UNLOGGED for sequences",
						create(new Sequence(QualifiedName.of("s"), null, counting(), null, true))),
				needs(15, "Column c of t needs a negative scale of numeric",
						change(ColumnChange.Add.of(column("c", numeric(3, -2))))),
				needs(15, "Column c of n needs a scale of numeric greater than its precision",
						table(column("c", numeric(2, 5).array()))),
				needs(15, "Column a of t needs a negative scale of numeric",
						change(new ColumnChange.SetType("a", type("DECIMAL (3, -2)"), null, null, null, null))),
				needs(15, "Domain d needs a negative scale of numeric",
						create(Domain.of(QualifiedName.of("d"), numeric(3, -2)))),
				needs(15, "Attribute a of type c needs a negative scale of numeric",
						create(CompositeType.of(QualifiedName.of("c"), attribute("a", numeric(3, -2))))),
				needs(15, "Function f needs a scale of numeric greater than its precision",
						create(Routine.function(QualifiedName.of("f"), "TABLE (x numeric(1,2))", "SELECT 0.01"))),
				// 16
				needs(16, "Column x of t needs SET STORAGE DEFAULT",
						change(new ColumnSetting.SetStorage("x", null, null))),
				// 17
				needs(17, "Column g of t needs SET EXPRESSION",
						change(new ColumnChange.SetExpression("g", "b + 2", null))),
				needs(17, "The grant on table t needs the privilege MAINTAIN",
						new Grant(privileges("SELECT", "maintain"), ObjectReference.table(T), List.of("lacks_reader"),
								null)),
				needs(17, "The revocation on table t needs the privilege MAINTAIN",
						new Revoke(privileges("MAINTAIN"), ObjectReference.table(T), List.of("lacks_reader"), false,
								null)),
				needs(17, "The partitioned table n needs an exclusion constraint on partitioned tables",
						create(Table
							.of(QualifiedName.of("n"), column("a", integer()), column("r", int4range()),
									exclude("gist", key("a"), "=").and(key("r"), "&&").named("e"))
							.partitionBy(PartitionKey.range("a")))),
				// 18
				needs(18, "Column v of t needs a virtual generated expression",
						change(ColumnChange.Add.of(column("v", integer()).generatedAlwaysAsVirtual("b + 1")))),
				needs(18, "Column v of n needs a virtual generated expression",
						table(column("a", integer()), column("v", integer()).generatedAlwaysAsVirtual("a + 1"))),
				needs(18, "The constraint nn of t needs NOT NULL as a constraint of the table",
						add(NotNull.of("a").named("nn"))),
				needs(18, "The constraint nn of n needs NOT NULL as a constraint of the table",
						table(column("a", integer()), NotNull.of("a").named("nn"))),
				needs(18, "The constraint nn of t needs NOT NULL that is NOT VALID",
						add(NotNull.of("a").unvalidated().named("nn"))),
				needs(18, "The constraint nn of n needs NOT NULL with NO INHERIT",
						table(column("a", integer()).with(NotNull.of("a").notInherited().named("nn")))),
				needs(18, "Column a of t needs a constraint with a name that refuses nulls",
						change(new ColumnChange.SetNullable("a", false, "nn", null))),
				needs(18, "The check k of t needs NOT ENFORCED", add(Check.of("a > 0").unenforced().named("k"))),
				needs(18, "The foreign key f of t needs NOT ENFORCED",
						add(ForeignKey.of("a", "b").references("p").unenforced().named("f"))),
				needs(18, "The unique constraint u of t needs WITHOUT OVERLAPS",
						add(Unique.of("a", "d").noOverlaps().named("u"))),
				needs(18, "The primary key pk of n needs WITHOUT OVERLAPS",
						table(column("a", integer()), column("d", daterange()),
								PrimaryKey.of("a", "d").noOverlaps().named("pk"))),
				needs(18, "Table t needs the storage parameter autovacuum_vacuum_max_threshold",
						change(parameters("autovacuum_vacuum_max_threshold", "10"))),
				needs(18, "Table t needs the storage parameter vacuum_max_eager_freeze_failure_rate",
						change(parameters("toast.vacuum_max_eager_freeze_failure_rate", "0.5"))),
				needs(18, "Table n needs the storage parameter autovacuum_vacuum_max_threshold",
						create(Table.of(QualifiedName.of("n"), column("a", integer()))
							.with("autovacuum_vacuum_max_threshold", "10"))));
	}

	@ParameterizedTest
	@MethodSource("features")
	void whatAVersionBroughtIsRefusedBefore(int since, String sentence, Operation operation) throws SQLException {
		for (int version = 14; version <= 19; version++) {
			List<Problem> problems = WRITER.lacking(operation, version * 10_000 + 3);
			if (version < since) {
				assertThat(problems).singleElement()
					.hasToString(
							"%s, which PostgreSQL %d brought, and the server has version %d.3. Leave it out, or have a server of version %d or later."
								.formatted(sentence, since, version, since));
			}
			else {
				assertThat(problems).isEmpty();
			}
		}
		if (VERSION < since) {
			assertThatThrownBy(() -> runAndRollBack(operation)).isInstanceOf(SQLException.class);
		}
		else {
			runAndRollBack(operation);
		}
	}

	private static void runAndRollBack(Operation operation) throws SQLException {
		try (Connection connection = DATABASE.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String sql : WRITER.statements(operation)) {
				statement.execute(sql);
			}
			connection.rollback();
		}
	}

	@Test
	void aPeriodNeedsVersion18() {
		assertThat(WRITER.lacking(add(ForeignKey.of("a", "d").references("p").coveringPeriod().named("f")), 170000))
			.singleElement()
			.asString()
			.startsWith(
					"The foreign key f of t needs PERIOD, which PostgreSQL 18 brought, and the server has version 17.0.");
	}

	@Test
	void eachThingThatIsLackingIsNamed() {
		Operation operation = AlterTable.of(T, ColumnChange.Add.of(column("c", numeric(3, -2)).unique()),
				new ColumnChange.SetExpression("g", "1", null),
				ConstraintChange.Add.of(Unique.of("a", "d").nullsEqual().noOverlaps().named("u")),
				ConstraintChange.Add.of(Check.of("a > 0").named("k")));
		assertThat(WRITER.lacking(operation, 140015)).extracting(Problem::what)
			.containsExactly(
					"Column c of t needs a negative scale of numeric, which PostgreSQL 15 brought, and the server has version 14.15",
					"Column g of t needs SET EXPRESSION, which PostgreSQL 17 brought, and the server has version 14.15",
					"The unique constraint u of t needs NULLS NOT DISTINCT, which PostgreSQL 15 brought, and the server has version 14.15",
					"The unique constraint u of t needs WITHOUT OVERLAPS, which PostgreSQL 18 brought, and the server has version 14.15");
		assertThat(WRITER.lacking(operation, 170000)).hasSize(1);
	}

	static Stream<Arguments> harmless() {
		return Stream.<Consumer<Operations>>of(
				(op) -> op.createTable("n", column("a", numeric(5, 5)).notNull("nn"),
						column("x", text()).storage(Storage.EXTERNAL).compression("pglz"),
						column("y", type("numeric(3,0)[]")).with(NotNull.of("y").named("named"))),
				(op) -> op.alterColumn("t", "a", (c) -> c.notNull()),
				(op) -> op.createIndex(Index.on(T, "a").withUnique().named("i")),
				(op) -> op.execute("SELECT 1 AS \"NOT ENFORCED\""))
			.map(Arguments::of);
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void whatEveryVersionHasIsNotRefused(Consumer<Operations> migration) throws SQLException {
		for (Operation operation : DdlServer.recorded(migration)) {
			assertThat(WRITER.lacking(operation, 140000)).isEmpty();
			runAndRollBack(operation);
		}
	}

	private static Arguments needs(int since, String sentence, Operation operation) {
		return Arguments.of(since, sentence, operation);
	}

	private static Operation table(TableElement... elements) {
		return create(Table.of(QualifiedName.of("n"), elements));
	}

	private static Operation create(SchemaObject object) {
		return CreateObject.of(object);
	}

	private static Operation change(TableChange change) {
		return AlterTable.of(T, change);
	}

	private static Operation add(Constraint constraint) {
		return change(ConstraintChange.Add.of(constraint));
	}

	private static TableOption.SetParameters parameters(String name, String value) {
		return new TableOption.SetParameters(Map.of(name, value), null);
	}

}
