package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stemma.CatalogSnapshot;
import dev.stemma.PostgresServer;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Wanted schemas in a database of their own.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TemporaryDatabaseTests {

	private static final String[] SHOP = { "CREATE TABLE customers (id int PRIMARY KEY, name text COLLATE \"C\")",
			"CREATE TABLE orders (id serial PRIMARY KEY, customer int REFERENCES customers)" };

	private final ScratchFixture fixture = new ScratchFixture();

	@AfterEach
	void nothingIsLeft() {
		assertThat(this.fixture.leftovers()).isEmpty();
	}

	@Test
	void theSameSchemaReadsTheSameOnBothSides() {
		this.fixture.database.execute("CREATE EXTENSION citext");
		this.fixture.database.execute(SHOP);
		this.fixture.database.execute("ALTER TABLE customers ADD email citext");
		CatalogSnapshot before = this.fixture.snapshot();
		CatalogPair pair = this.fixture.scratch(ScratchMode.DATABASE)
			.compare(Set.of(),
					List.of(WantedStatements.of(SHOP), WantedStatements.of("ALTER TABLE customers ADD email citext")));
		assertThat(pair.wanted()).isEqualTo(pair.live());
		assertThat(pair.wanted().all(Table.class)).hasSize(2);
		assertThat(this.fixture.snapshot()).isEqualTo(before);
	}

	@Test
	void aSourceThatNamesSchemasHasThemUnderTheirNames() throws SQLException {
		this.fixture.database.execute("CREATE SCHEMA app", "CREATE SCHEMA audit");
		this.fixture.database
			.execute("ALTER DATABASE " + this.fixture.database.name() + " SET search_path TO app, public");
		String[] statements = { "CREATE SCHEMA audit", "CREATE TABLE app.a (id int PRIMARY KEY)",
				"CREATE TABLE audit.log (a int REFERENCES app.a)", "CREATE INDEX CONCURRENTLY a_idx ON app.a (id)" };
		this.fixture.database.execute(statements[1], statements[2], statements[3]);
		CatalogPair pair = this.fixture.scratch()
			.compare(Set.of(), List.of(WantedStatements.naming(Set.of("app", "audit"), statements)));
		assertThat(pair.wanted()).isEqualTo(pair.live());
		assertThat(pair.live().table(QualifiedName.of("a"))).isNotNull();
		assertThat(pair.live().all(Table.class)).hasSize(2);
	}

	@Test
	void whatTakesNoTransactionTakesAnotherDatabase() {
		CatalogPair pair = this.fixture
			.compare(WantedStatements.of("CREATE TABLE t (id int)", "CREATE INDEX CONCURRENTLY t_idx ON t (id)"));
		assertThat(pair.wanted().objects()).hasSize(2);
	}

	@Test
	void aNewEnumValueUsedAtOnceTakesAnotherDatabase() {
		CatalogPair pair = this.fixture.compare(WantedStatements.of("CREATE TYPE mood AS ENUM ('sad')",
				"ALTER TYPE mood ADD VALUE 'happy'", "CREATE TABLE t (mood mood DEFAULT 'happy')"));
		assertThat(pair.wanted().all(Table.class)).hasSize(1);
	}

	@Test
	void aTableOfLocksThatIsFullTakesAnotherDatabase() {
		CatalogPair pair = this.fixture.compare(WantedStatements.of("CREATE TABLE t (id int)", """
				DO $$ BEGIN
				    IF current_database() NOT LIKE 'stemma_scratch%' THEN
				        RAISE EXCEPTION 'out of shared memory' USING ERRCODE = '53200';
				    END IF;
				END $$"""));
		assertThat(pair.wanted().all(Table.class)).hasSize(1);
	}

	@Test
	void whatReachesALiveTableByItsSchemaTakesAnotherDatabase() {
		this.fixture.database.execute("CREATE TABLE customers (id int PRIMARY KEY)");
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> this.fixture
				.compare(WantedStatements.of("CREATE TABLE orders (customer int REFERENCES public.customers)")))
			.withMessageContaining("relation \"public.customers\" does not exist");
	}

	@Test
	void aFailureLeavesNothing() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> this.fixture.scratch(ScratchMode.DATABASE)
				.compare(Set.of(), List.of(WantedStatements.of("CREATE TABLE t (id nonsense)"))))
			.withMessageContaining("nonsense");
	}

	@Test
	void aRoleThatMayNotCreateDatabasesIsToldWhatToDo() {
		if (this.fixture.database.query("SELECT 1 FROM pg_roles WHERE rolname = 'scratch_small'").isEmpty()) {
			this.fixture.database.execute("CREATE ROLE scratch_small LOGIN");
		}
		assertThatExceptionOfType(MissingPrivilegeException.class)
			.isThrownBy(
					() -> this.fixture.scratch(this.fixture.database.dataSource("scratch_small"), ScratchMode.DATABASE)
						.compare(Set.of(), List.of(WantedStatements.of(SHOP))))
			.withMessageContaining("ALTER ROLE \"scratch_small\" CREATEDB");
	}

	@Test
	void aRoleWithoutMoreThanCreatedbIsEnough() {
		if (this.fixture.database.query("SELECT 1 FROM pg_roles WHERE rolname = 'scratch_maker'").isEmpty()) {
			this.fixture.database.execute("CREATE ROLE scratch_maker LOGIN CREATEDB");
		}
		this.fixture.database.execute("CREATE EXTENSION citext", "CREATE EXTENSION pg_stat_statements");
		CatalogPair pair = this.fixture.scratch(this.fixture.database.dataSource("scratch_maker"), ScratchMode.DATABASE)
			.compare(Set.of(), List.of(WantedStatements.of(SHOP[0], "CREATE TABLE c (c citext)")));
		assertThat(pair.wanted().all(Table.class)).hasSize(2);
		assertThat(pair.wanted().remarks()).singleElement()
			.asString()
			.startsWith("Extension pg_stat_statements could not be created in the temporary database");
	}

	@Test
	void aDatabaseThatACrashLeftIsDroppedByTheNextAndOneInUseIsNot() throws SQLException {
		String dead = "stemma_scratch_0123abcd_999999_1";
		this.fixture.database.execute("CREATE DATABASE " + dead);
		List<String> left = new ArrayList<>();
		try (Connection creator = this.fixture.database.connect();
				Statement statement = creator.createStatement();
				ResultSet row = statement.executeQuery(
						"""
								SELECT 'stemma_scratch_0123abcd_' || pid || '_' || (extract(epoch FROM backend_start) * 1000000)::bigint
								FROM pg_stat_activity WHERE pid = pg_backend_pid()""")) {
			row.next();
			String alive = row.getString(1);
			this.fixture.database.execute("CREATE DATABASE " + alive);
			this.fixture.scratch(ScratchMode.DATABASE).compare(Set.of(), List.of(WantedStatements.of(SHOP)));
			left.addAll(this.fixture.leftovers());
			assertThat(left).containsExactly(alive);
		}
		await(left.get(0));
		this.fixture.scratch(ScratchMode.DATABASE).compare(Set.of(), List.of(WantedStatements.of(SHOP)));
	}

	private void await(String name) {
		String pid = name.split("_")[3];
		while (!this.fixture.database.query("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isEmpty()) {
			Thread.onSpinWait();
		}
	}

	@Test
	void aDataSourceThatDoesNotTellHowItConnectsNeedsAFunction() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(this.fixture.database.url());
			pool.setUsername("postgres");
			pool.setMaximumPoolSize(1);
			List<WantedSchema> wanted = List.of(WantedStatements.of(SHOP));
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> this.fixture.scratch(pool, ScratchMode.DATABASE).compare(Set.of(), wanted))
				.withMessageContaining("StemmaBuilder.databases");
			CatalogPair pair = this.fixture
				.scratch(pool, ScratchMode.DATABASE, (name) -> new PostgresServer.Database(name).dataSource())
				.compare(Set.of(), wanted);
			assertThat(pair.wanted().all(Table.class)).hasSize(2);
		}
	}

	@Test
	void aDataSourceOfSpringTellsItsUrl() {
		DataSource dataSource = new DriverManagerDataSource(this.fixture.database.url(), "postgres", "");
		CatalogPair pair = this.fixture.scratch(dataSource, ScratchMode.DATABASE)
			.compare(Set.of(), List.of(WantedStatements.of(SHOP)));
		assertThat(pair.wanted().all(Table.class)).hasSize(2);
	}

}
