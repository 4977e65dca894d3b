package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.dialect.SessionState;
import dev.stemma.dialect.TableNames;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresSessionsTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final PostgresSessions sessions = new PostgresSessions();

	@Test
	void anEmptyDatabaseHasNeitherOurTablesNorOthers() throws SQLException {
		try (Connection connection = this.database.connect()) {
			ServerFacts facts = this.sessions.facts(connection, null, "stemma_");
			assertThat(facts.schema()).isEqualTo("public");
			assertThat(facts.database()).isEqualTo(this.database.name());
			assertThat(facts.tables()).isEqualTo(Tables.NONE);
			assertThat(facts.otherRelations()).isEmpty();
			assertThat(facts.elsewhere()).isEmpty();
			assertThat(facts.otherTools()).isEmpty();
			assertThat(facts.pooled()).isFalse();
			assertThat(facts.readOnly()).isNull();
			assertThat(facts.mayCreateTables()).isTrue();
		}
	}

	@Test
	void ourTablesAreFoundAndAreNotOthers() throws SQLException {
		create("public", "stemma_");
		try (Connection connection = this.database.connect()) {
			ServerFacts facts = this.sessions.facts(connection, "public", "stemma_");
			assertThat(facts.tables()).isEqualTo(Tables.ALL);
			assertThat(facts.otherRelations()).isEmpty();
			assertThat(facts.missingPrivileges()).isEmpty();
			assertThat(facts.writers()).isEmpty();
		}
	}

	@Test
	void ourTablesInAnotherSchemaAreSeen() throws SQLException {
		create("other \"; schema", "stemma_");
		try (Connection connection = this.database.connect()) {
			assertThat(this.sessions.facts(connection, null, "stemma_").elsewhere())
				.containsExactly("other \"; schema");
		}
	}

	@Test
	void othersTablesAreSeen() throws SQLException {
		this.database.execute("CREATE TABLE flyway_schema_history (x int)", "CREATE VIEW v AS SELECT 1 AS x");
		try (Connection connection = this.database.connect()) {
			ServerFacts facts = this.sessions.facts(connection, null, "stemma_");
			assertThat(facts.otherRelations()).containsExactlyInAnyOrder("flyway_schema_history", "v");
			assertThat(facts.otherTools()).containsExactly("Flyway");
		}
	}

	@Test
	void missingPrivilegesAndForeignWritersAreNamed() throws SQLException {
		create("public", "stemma_");
		String reader = "reader_" + this.database.name();
		this.database.execute("CREATE ROLE " + reader + " LOGIN",
				"GRANT SELECT, INSERT ON stemma_revision TO " + reader, "GRANT SELECT ON stemma_journal TO " + reader);
		try (Connection connection = this.database.dataSource(reader).getConnection()) {
			ServerFacts facts = this.sessions.facts(connection, null, "stemma_");
			assertThat(facts.tables()).isEqualTo(Tables.ALL);
			assertThat(facts.missingPrivileges()).containsExactlyInAnyOrder("UPDATE ON stemma_revision",
					"DELETE ON stemma_revision", "INSERT ON stemma_journal");
			assertThat(facts.writers()).containsExactly(reader);
			assertThat(facts.mayCreateTables()).isFalse();
		}
	}

	@Test
	void aSessionGoesBackToWhatItWas() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SET search_path = pg_catalog, public");
			statement.execute("SET app.tenant = 'seven'");
			SessionState before = this.sessions.snapshot(connection);
			assertThat(before.settings()).containsEntry("search_path", "pg_catalog, public");
			statement.execute(
					"SET search_path = nowhere; SET work_mem = '9MB'; SET statement_timeout = '5s'; SET ROLE pg_monitor");
			this.sessions.restore(connection, before);
			SessionState after = this.sessions.snapshot(connection);
			assertThat(after.role()).isEqualTo("none");
			assertThat(after.settings()).containsEntry("search_path", "pg_catalog, public");
			assertThat(show(connection, "work_mem")).isEqualTo("4MB");
			assertThat(show(connection, "statement_timeout")).isEqualTo("0");
			assertThat(show(connection, "app.tenant")).isEqualTo("seven");
		}
	}

	@Test
	void theHolderOfALockIsNamed() throws SQLException {
		long key = Long.MIN_VALUE + 7;
		try (Connection first = this.database.connect(); Connection second = this.database.connect()) {
			this.sessions.restore(first, new SessionState("none", Map.of("application_name", "the other"), false));
			assertThat(this.sessions.tryLock(first, key)).isTrue();
			assertThat(this.sessions.tryLock(second, key)).isFalse();
			Backend holder = this.sessions.holder(second, key);
			assertThat(holder).isNotNull();
			assertThat(holder.application()).isEqualTo("the other");
			this.sessions.unlock(first, key);
			assertThat(this.sessions.holder(second, key)).isNull();
		}
	}

	@Test
	void whoHoldsATablesLockIsFoundByTheStatementsWords() throws SQLException {
		this.database.execute("CREATE TABLE orders (id int)");
		try (Connection first = this.database.connect(); Connection second = this.database.connect()) {
			first.setAutoCommit(false);
			try (Statement statement = first.createStatement()) {
				statement.execute("LOCK TABLE orders IN ACCESS SHARE MODE");
				assertThat(this.sessions.lockHolders(second, List.of("ALTER", "TABLE", "orders"))).hasSize(1);
				assertThat(this.sessions.lockHolders(second, List.of("members"))).isEmpty();
			}
		}
	}

	private void create(String schema, String prefix) {
		PostgresBookkeeping bookkeeping = new PostgresBookkeeping(new TableNames(schema, prefix));
		this.database.execute(bookkeeping.create(schema.equals("public")).toArray(String[]::new));
	}

	private static String show(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				var row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
			row.next();
			return row.getString(1);
		}
	}

}
