package dev.stemma;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a session is like while migrations run, and what it is like afterwards.
 */
class StemmaSessionTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void theServerWatchesItsClientWhileAMigrationRuns() {
		this.project.revision("aaaa", "", """
				CREATE TABLE seen AS SELECT current_setting('client_connection_check_interval') AS interval,
				    current_setting('application_name') AS name, current_setting('lock_timeout') AS lock""",
				"DROP TABLE seen");
		this.project.stemma(this.database).upgrade();
		assertThat(this.database.query("SELECT * FROM seen")).containsExactly("500ms|stemma application|2s");
	}

	@Test
	void statementsWithConcurrentlyHaveNoLockTimeout() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)", """
				CREATE FUNCTION app.seen() RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
				BEGIN
				    IF current_setting('lock_timeout') <> '0' THEN
				        RAISE 'lock_timeout is %', current_setting('lock_timeout');
				    END IF;
				    RETURN 1;
				END $$""", "INSERT INTO app.t VALUES (1)");
		this.project.revision("aaaa", "", "CREATE INDEX CONCURRENTLY i ON app.t ((id + app.seen()))", "SELECT 1");
		assertThat(this.project.stemma(this.database).upgrade().to()).containsExactly("aaaa");
	}

	@Test
	void initSqlHoldsForEveryLook() {
		this.database.execute("CREATE SCHEMA app");
		Stemma stemma = this.project.table("aaaa", "")
			.stemma(this.database, (options) -> options
				.withSession(new SessionOptions(null, List.of("SET search_path = app"), Pooler.AUTO)));
		stemma.upgrade();
		assertThat(this.database.query("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename LIKE 'stemma%'"))
			.containsExactly("app");
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
		assertThat(stemma.upgrade().steps()).isEmpty();
	}

	@Test
	void aRoleHoldsForEveryLook() {
		String owner = "own_" + this.database.name();
		String login = "login_" + this.database.name();
		this.database.execute("CREATE ROLE " + owner, "CREATE ROLE " + login + " LOGIN NOINHERIT",
				"GRANT " + owner + " TO " + login, "GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
		Stemma stemma = this.project.table("aaaa", "")
			.stemma(this.database.dataSource(login),
					(options) -> options.withSession(new SessionOptions(owner, List.of(), Pooler.AUTO)));
		stemma.upgrade();
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
		assertThat(stemma.upgrade().steps()).isEmpty();
	}

	@Test
	void behindAPoolerTheRoleIsTakenInEachTransaction() {
		String owner = "pown_" + this.database.name();
		String login = "plogin_" + this.database.name();
		this.database.execute("CREATE ROLE " + owner, "CREATE ROLE " + login + " LOGIN",
				"GRANT " + owner + " TO " + login, "GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
		this.project.table("aaaa", "")
			.stemma(this.database.dataSource(login),
					(options) -> options.withSession(new SessionOptions(owner, List.of(), Pooler.TRANSACTION)))
			.upgrade();
		assertThat(this.database.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly(owner);
	}

	@Test
	void behindAPoolerTheSessionsSettingsAreLeftAlone() {
		this.database.execute("CREATE SCHEMA app");
		DataSource set = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				try (Statement statement = connection.createStatement()) {
					statement.execute("SET search_path = app; SET timezone = 'Asia/Tokyo'");
				}
				return connection;
			}

		};
		this.project
			.revision("aaaa", "", "CREATE TABLE seen AS SELECT current_setting('timezone') AS zone", "DROP TABLE seen")
			.stemma(set, (options) -> options.withSession(new SessionOptions(null, List.of(), Pooler.TRANSACTION)))
			.upgrade();
		assertThat(this.database.query("SELECT zone FROM app.seen")).containsExactly("Asia/Tokyo");
	}

	@Test
	void behindAPoolerNothingIsSetForOthers() {
		Stemma stemma = this.project.revision("aaaa", "", "SET statement_timeout = '1h'", "SELECT 1")
			.stemma(this.database,
					(options) -> options.withSession(new SessionOptions(null, List.of(), Pooler.TRANSACTION)));
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("Revision aaaa (Make aaaa) sets something for its session")
			.withMessageContaining("SET LOCAL");
	}

	@Test
	void revisionsThatShareATransactionDoNotShareWhatTheySet() {
		this.database.execute("CREATE SCHEMA app");
		this.project.revision("aaaa", "",
				"SET search_path = app; SET default_transaction_read_only = on; CREATE TABLE a (id int)", "SELECT 1")
			.revision("bbbb", "aaaa", "CREATE TABLE b (id int)", "SELECT 1");
		this.project.stemma(this.database, (options) -> options.withTransaction(TransactionScope.ALL)).upgrade();
		assertThat(this.database
			.query("SELECT schemaname FROM pg_tables WHERE tablename IN ('a', 'b') ORDER BY tablename"))
			.containsExactly("app", "public");
	}

	@Test
	void aRevisionThatMakesTransactionsReadOnlyDoesNotStopTheNext() {
		this.project.revision("aaaa", "", "SET default_transaction_read_only = on", "SELECT 1").table("bbbb", "aaaa");
		assertThat(this.project.stemma(this.database).upgrade().to()).containsExactly("bbbb");
	}

	@Test
	void temporaryTablesDoNotStandInForThoseOfTheNextRevision() {
		this.project.revision("aaaa", "", "CREATE TEMPORARY TABLE orders (x int)", "SELECT 1")
			.revision("bbbb", "aaaa", "CREATE TABLE orders (id bigint)", "SELECT 1")
			.revision("cccc", "bbbb", "INSERT INTO orders VALUES (1);\nCREATE TEMPORARY TABLE left_over (x int)",
					"SELECT 1");
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(this.database.url());
			pool.setUsername("postgres");
			pool.setMaximumPoolSize(1);
			this.project.stemma(pool, (options) -> options).upgrade();
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT to_regclass('left_over')", String.class)).isNull();
		}
		assertThat(this.database.query("SELECT id FROM public.orders")).containsExactly("1");
	}

	@Test
	void aSessionThatCannotGiveItsLockBackGoesToNoPool() {
		this.project.table("aaaa", "");
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(this.database.url());
			pool.setUsername("postgres");
			pool.setMaximumPoolSize(1);
			DataSource broken = new DelegatingDataSource(pool) {

				@Override
				public Connection getConnection() throws SQLException {
					Connection real = super.getConnection();
					return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
							new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
								if (method.getName().equals("prepareStatement")
										&& ((String) arguments[0]).contains("pg_advisory_unlock")) {
									throw new SQLException("canceling statement due to user request", "57014");
								}
								try {
									return method.invoke(real, arguments);
								}
								catch (InvocationTargetException ex) {
									throw ex.getCause();
								}
							});
				}

			};
			assertThat(this.project.stemma(broken, (options) -> options).upgrade().to()).containsExactly("aaaa");
			// The server ends a session some time after its client has gone
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(
						this.database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
					.containsExactly("0"));
		}
	}

}
