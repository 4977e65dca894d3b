package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.stemma.CatalogSnapshot;
import dev.stemma.problem.Problem;
import dev.stemma.runner.DatabaseUnavailableException;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.runner.ReadOnlyServerException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.schema.Column;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Wanted schemas in a transaction that is rolled back.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScratchTests {

	private static final String[] SHOP = { """
			CREATE TABLE customers (
			    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			    email varchar(255) NOT NULL UNIQUE,
			    state varchar(10) DEFAULT 'new' CHECK (state IN ('new', 'old')),
			    created timestamptz DEFAULT now())""", """
			CREATE TABLE orders (
			    id serial PRIMARY KEY,
			    customer bigint NOT NULL REFERENCES customers,
			    total numeric(10, 2))""", "CREATE INDEX orders_customer_idx ON orders (customer) WHERE total > 0" };

	private final ScratchFixture fixture = new ScratchFixture();

	@Test
	void theSameSchemaReadsTheSameOnBothSides() {
		this.fixture.database.execute(SHOP);
		CatalogPair pair = this.fixture.compare(WantedStatements.of(SHOP));
		assertThat(pair.live().objects()).hasSizeGreaterThan(3);
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void whatTheServerHasAndNoSourceCreatesReadsTheSameOnBothSides() {
		this.fixture.database.execute("CREATE EXTENSION citext", "CREATE EXTENSION pg_trgm",
				"CREATE TYPE mood AS ENUM ('sad', 'happy')", "CREATE SCHEMA audit");
		String[] statements = { "CREATE TABLE people (id int PRIMARY KEY, name citext UNIQUE, mood mood DEFAULT 'sad')",
				"CREATE INDEX people_name_idx ON people USING gin ((name::text) gin_trgm_ops)",
				"CREATE TABLE audit.visits (person int REFERENCES people, mood mood)" };
		this.fixture.database.execute(statements);
		CatalogPair pair = this.fixture.scratch()
			.compare(Set.of("audit", "missing"), List.of(WantedStatements.withAudit(statements)));
		assertThat(columns(pair.wanted().table(QualifiedName.of("people")))).containsEntry("name", "citext")
			.containsEntry("mood", "mood");
		assertThat(pair.wanted().all(Table.class)).isEqualTo(pair.live().all(Table.class)).hasSize(2);
	}

	private static Map<String, String> columns(Table table) {
		return table.columns()
			.stream()
			.collect(Collectors.toMap(Column::name, (column) -> String.valueOf(column.type())));
	}

	@Test
	void nothingIsLeftAndNothingIsChanged() {
		this.fixture.database.execute(SHOP);
		CatalogSnapshot before = this.fixture.snapshot();
		this.fixture.compare(WantedStatements.of("CREATE TABLE orders (id int)", "CREATE TYPE color AS ENUM ('red')"));
		assertThat(this.fixture.snapshot()).isEqualTo(before);
		assertThat(this.fixture.leftovers()).isEmpty();
	}

	@Test
	void anEmptyWantedSchemaIsReadAsNothing() {
		this.fixture.database.execute(SHOP);
		assertThat(this.fixture.compare(WantedStatements.of()).wanted().all(Table.class)).isEmpty();
	}

	@Test
	void liveTablesAreNotLockedWhileTheWantedOnesStand() throws Exception {
		this.fixture.database.execute(SHOP);
		this.fixture.database.execute("CREATE TYPE mood AS ENUM ('sad')");
		CompletableFuture<CatalogPair> comparing = CompletableFuture
			.supplyAsync(() -> this.fixture.compare(WantedStatements.of(SHOP[0], SHOP[1], SHOP[2],
					"ALTER TABLE customers ADD mood mood", "DO $$ BEGIN PERFORM pg_sleep(3); END $$")));
		awaitSleep();
		try (Connection other = this.fixture.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE public.orders, public.customers IN ACCESS EXCLUSIVE MODE NOWAIT");
			statement.execute("ALTER TABLE public.orders ADD note text");
			other.rollback();
		}
		assertThat(this.fixture.database.query("""
				SELECT c.relname, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
				WHERE c.relnamespace = 'public'::regnamespace AND l.pid <> pg_backend_pid()""")).isEmpty();
		assertThat(comparing.get().wanted().all(Table.class)).hasSize(2);
	}

	private void awaitSleep() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> !this.fixture.database
				.query("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
				.isEmpty());
	}

	@Test
	void aBackendThatDiesLeavesNothing() throws Exception {
		this.fixture.database.execute(SHOP);
		CatalogSnapshot before = this.fixture.snapshot();
		CompletableFuture<CatalogPair> comparing = CompletableFuture.supplyAsync(() -> this.fixture
			.compare(WantedStatements.of("CREATE TABLE orders (id int)", "DO $$ BEGIN PERFORM pg_sleep(30); END $$")));
		awaitSleep();
		this.fixture.database.query("""
				SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE wait_event = 'PgSleep' AND datname = current_database()""");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(comparing::join)
			.withCauseInstanceOf(DatabaseUnavailableException.class);
		assertThat(this.fixture.leftovers()).isEmpty();
		assertThat(this.fixture.snapshot()).isEqualTo(before);
	}

	@Test
	void twoAtOnceDoNotMeet() {
		WantedSchema wanted = WantedStatements.of(SHOP[0], SHOP[1], "DO $$ BEGIN PERFORM pg_sleep(1); END $$");
		CompletableFuture<CatalogPair> one = CompletableFuture.supplyAsync(() -> this.fixture.compare(wanted));
		CompletableFuture<CatalogPair> two = CompletableFuture.supplyAsync(() -> this.fixture.compare(wanted));
		assertThat(one.join().wanted()).isEqualTo(two.join().wanted());
	}

	@Test
	void theHomeSchemaMayBeNamed() {
		this.fixture.database.execute(SHOP);
		WantedStatements naming = new WantedStatements(Set.of("public"), true,
				(names) -> Arrays.stream(SHOP)
					.map((sql) -> sql.replace("TABLE ", "TABLE " + names.of("public") + ".")
						.replace(" ON ", " ON " + names.of("public") + "."))
					.map(SourceStatement::of)
					.toList());
		CatalogPair pair = this.fixture.compare(naming);
		assertThat(pair.live().objects()).hasSizeGreaterThan(3);
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void itDoesNotMatterWhichSourceComesFirst() {
		CatalogPair pair = this.fixture.compare(WantedStatements.of(SHOP[1]), WantedStatements.of(SHOP[0]));
		assertThat(pair.wanted().all(Table.class)).hasSize(2);
	}

	@Test
	void allRefusedStatementsAreReportedWithoutWhatFollowsFromThem() {
		InvalidSchemaSourceException ex = refused(
				WantedStatements.in("schema.sql", "CREATE TABLE a (id nonsense)", "CREATE TABLE b (a int REFERENCES a)",
						"CREATE TABLE c (id int,\n  name varchr(3))", "CREATE TABL d ()", "CREATE TABLE e (id int)"));
		assertThat(ex.problems()).extracting(Problem::toString)
			.satisfiesExactly(
					(a) -> assertThat(a).isEqualTo(
							"""
									The server refused a statement of the wanted schema: type "nonsense" does not exist [SQLSTATE 42704] in: \
									CREATE TABLE a (id nonsense) (schema.sql:1:1). No source creates it: correct its name, or have a source \
									create it. A table that only the database has does not count."""),
					(c) -> assertThat(c).contains("varchr").contains("(schema.sql:22)"),
					(d) -> assertThat(d).contains("syntax error at or near \"TABL\"").contains("(schema.sql:31:1)"));
		assertThat(this.fixture.leftovers()).isEmpty();
	}

	private InvalidSchemaSourceException refused(WantedSchema... wanted) {
		return catchThrowableOfType(InvalidSchemaSourceException.class, () -> this.fixture.compare(wanted));
	}

	@Test
	void aModelThatRefersToATableOfTheDatabaseOnlyIsRefused() {
		this.fixture.database.execute("CREATE TABLE regions (id int PRIMARY KEY)", "CREATE TYPE mood AS ENUM ('sad')");
		assertThat(refused(WantedStatements.of("CREATE TABLE shops (region int REFERENCES regions)")).problems())
			.singleElement()
			.asString()
			.contains("relation \"regions\" does not exist");
		assertThat(refused(WantedStatements.of("CREATE TABLE shops (mood mood, region int REFERENCES regions)"))
			.problems()).singleElement().asString().contains("type \"mood\" does not exist");
		assertThat(refused(WantedStatements.of("CREATE VIEW all_regions AS SELECT * FROM regions")).problems())
			.hasSize(1);
		assertThat(refused(WantedStatements.of("ALTER TYPE mood ADD VALUE 'happy'")).problems()).hasSize(1);
		assertThat(refused(WantedStatements.of("DROP TABLE regions")).problems()).hasSize(1);
	}

	@Test
	void aMissingExtensionIsNamed() {
		assertThat(refused(WantedStatements.of("CREATE TABLE t (h hstore)")).problems()).singleElement()
			.extracting(Problem::advice)
			.asString()
			.matches("hstore is of extension hstore, which the server has in version [0-9.]+ and this database has "
					+ "not: run CREATE EXTENSION hstore in a migration\\.");
		assertThat(refused(WantedStatements.of("CREATE TABLE t (g geometry)")).problems()).singleElement()
			.extracting(Problem::advice)
			.isEqualTo("geometry is of extension postgis, which is not installed on the server: install its files "
					+ "there, then run CREATE EXTENSION postgis in a migration.");
		assertThat(refused(WantedStatements.of("CREATE TABLE t (id int, EXCLUDE USING gist (id WITH =))")).problems())
			.singleElement()
			.extracting(Problem::advice)
			.asString()
			.contains("CREATE EXTENSION btree_gist");
	}

	@Test
	void anExtensionOfTheSourceMayBeThere() {
		this.fixture.database.execute("CREATE EXTENSION citext");
		CatalogPair pair = this.fixture.compare(WantedStatements.of("CREATE EXTENSION IF NOT EXISTS citext",
				"CREATE EXTENSION citext", "CREATE EXTENSION hstore", "CREATE TABLE t (c citext, h hstore)"));
		assertThat(columns(pair.wanted().table(QualifiedName.of("t")))).containsEntry("h", "hstore");
		assertThat(this.fixture.database.query("SELECT extname FROM pg_extension ORDER BY 1")).containsExactly("citext",
				"plpgsql");
	}

	@Test
	void whatControlsTheTransactionIsNeverRun() {
		this.fixture.database.execute(SHOP);
		assertThat(refused(WantedStatements.of("CREATE TABLE t (id int)", "COMMIT")).problems()).singleElement()
			.asString()
			.startsWith("What creates the wanted schema has a statement that creates nothing: COMMIT.");
		assertThat(refused(WantedStatements.of("CREATE TABLE t (id int); COMMIT; CREATE TABLE u (id int)")).problems())
			.hasSize(1);
		assertThat(this.fixture.leftovers()).isEmpty();
	}

	@Test
	void aRoleThatMayNotCreateSchemasIsToldWhatToDo() {
		role("scratch_poor", "");
		assertThatExceptionOfType(MissingPrivilegeException.class)
			.isThrownBy(() -> this.fixture
				.scratch(this.fixture.database.dataSource("scratch_poor"), ScratchMode.TRANSACTION)
				.compare(Set.of(), List.of(WantedStatements.of("CREATE TABLE t (id int)"))))
			.withMessageContaining("GRANT CREATE ON DATABASE \"%s\" TO \"scratch_poor\"", this.fixture.database.name())
			.withMessageContaining("stemma.scratch=database");
	}

	@Test
	void aRoleThatMayCreateSchemasIsEnough() {
		role("scratch_creator", "");
		this.fixture.database
			.execute("GRANT CREATE ON DATABASE " + this.fixture.database.name() + " TO scratch_creator");
		CatalogPair pair = this.fixture
			.scratch(this.fixture.database.dataSource("scratch_creator"), ScratchMode.TRANSACTION)
			.compare(Set.of(), List.of(WantedStatements.of(SHOP)));
		assertThat(pair.wanted().all(Table.class)).hasSize(2);
	}

	private void role(String name, String options) {
		if (this.fixture.database.query("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
			this.fixture.database.execute("CREATE ROLE " + name + " LOGIN " + options);
		}
	}

	@Test
	void behindAPoolerTheRoleIsTakenInEachTransaction() {
		role("scratch_role", "");
		this.fixture.database.execute("CREATE SCHEMA scratch_role",
				"GRANT USAGE, CREATE ON SCHEMA scratch_role TO scratch_role",
				"GRANT CREATE ON DATABASE " + this.fixture.database.name() + " TO scratch_role");
		this.fixture.with(RunnerOptions.DEFAULTS
			.withSession(new SessionOptions("scratch_role", List.of(), RunnerOptions.Pooler.TRANSACTION)));
		this.fixture.database.execute("CREATE TABLE scratch_role.t (id int)", "CREATE TABLE public.u (id int)");
		CatalogPair pair = this.fixture.compare(WantedStatements.of("CREATE TABLE t (id int)", """
				DO $$ BEGIN
				    IF current_user <> 'scratch_role' THEN RAISE 'the role is %', current_user; END IF;
				END $$"""));
		assertThat(pair.wanted().all(Table.class)).isEqualTo(pair.live().all(Table.class)).hasSize(1);
	}

	@Test
	void severalStatementsMayStandInOne() {
		CatalogPair pair = this.fixture
			.compare(WantedStatements.of("CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY ON t (id)"));
		assertThat(pair.wanted().objects()).hasSize(2);
	}

	@Test
	void aServerThatTakesNoWritesIsSaid() {
		this.fixture.database
			.execute("ALTER DATABASE " + this.fixture.database.name() + " SET default_transaction_read_only TO on");
		assertThatExceptionOfType(ReadOnlyServerException.class)
			.isThrownBy(() -> this.fixture.compare(WantedStatements.of(SHOP)))
			.withMessageContaining("transactions are read-only");
	}

	@Test
	void theConnectionGoesBackAsItCame() throws SQLException {
		this.fixture.database.execute("CREATE SCHEMA app");
		try (Connection connection = this.fixture.database.connect();
				Statement statement = connection.createStatement()) {
			statement.execute("SET search_path TO app, public");
			Scratch scratch = this.fixture.scratch(new SingleConnectionDataSource(connection, true),
					ScratchMode.TRANSACTION);
			scratch.compare(Set.of(), List.of(WantedStatements.of(SHOP)));
			assertThat(connection.getAutoCommit()).isTrue();
			try (var row = statement.executeQuery("SHOW search_path")) {
				row.next();
				assertThat(row.getString(1)).isEqualTo("app, public");
			}
		}
	}

}
