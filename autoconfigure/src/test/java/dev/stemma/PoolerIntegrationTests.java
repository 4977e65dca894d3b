package dev.stemma;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PoolerIntegrationTests {

	private static final int RUNNERS = 10;

	private static final int REVISIONS = 30;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path scripts;

	@TempDir
	private Path directory;

	@BeforeEach
	void needsAPooler() {
		assumeTrue(PgBouncer.program() != null, "pgbouncer is not installed: apt-get install pgbouncer");
	}

	@Test
	void neighboursThatOnlyLookDoNotMeetEachOthersStatements() throws Exception {
		try (PgBouncer pooler = transactionPooler(1);
				HikariDataSource pool = pool(pooler.dataSource(this.database));
				HikariDataSource other = pool(pooler.dataSource(this.database))) {
			Project project = project(1);
			Stemma stemma = project.stemma(pool, (options) -> options);
			Stemma neighbour = project.stemma(other, (options) -> options);
			for (int i = 0; i < 10; i++) {
				assertThat(stemma.status().state()).isEqualTo(State.PENDING);
				assertThat(neighbour.status().state()).isEqualTo(State.PENDING);
			}
		}
	}

	@Test
	void aDatabaseOfAnotherEncodingKeepsTheClients() throws Exception {
		this.database.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
		PostgresServer.Database latin = new PostgresServer.Database("latin");
		try (PgBouncer pooler = PgBouncer.start(this.directory, latin, "transaction", 1)) {
			Project project = new Project(this.scripts).revision("a", "",
					"CREATE TABLE a AS SELECT 'größer'::text AS w", "DROP TABLE a");
			project.stemma(pooler.dataSource(latin), (options) -> options).upgrade();
			assertThat(latin.query("SELECT w FROM a")).containsExactly("größer");
		}
	}

	@Test
	void transactionalRevisionsAreAppliedAndTheServerConnectionIsLeftAsItWas() throws Exception {
		Project project = project(3).revision("settings", "t2",
				"SET LOCAL statement_timeout = '1h'; SET LOCAL search_path = pg_catalog; CREATE TABLE public.s ()",
				"DROP TABLE s");
		try (PgBouncer pooler = transactionPooler(1)) {
			DataSource dataSource = pooler.dataSource(this.database);
			List<String> before = session(dataSource);
			Stemma stemma = project.stemma(dataSource, (options) -> options);
			assertThat(stemma.upgrade().steps()).hasSize(4);
			assertThat(session(dataSource)).isEqualTo(before);
			assertThat(stemma.downgrade("base").steps()).hasSize(4);
			assertThat(session(dataSource)).isEqualTo(before);
			assertNothingIsLocked();
		}
	}

	@Test
	void tenRunnersAtOnceApplyEachRevisionOnce() throws Exception {
		Project project = project(REVISIONS);
		try (PgBouncer pooler = transactionPooler(4)) {
			runAtOnce(project, pooler, () -> {
			});
		}
		assertAppliedOnce();
	}

	@Test
	void serverConnectionsThatAreKilledMeanwhileDoNotChangeThat() throws Exception {
		Project project = project(REVISIONS);
		try (PgBouncer pooler = transactionPooler(4)) {
			runAtOnce(project, pooler, () -> this.database.query("""
					SELECT pg_terminate_backend(pid) FROM pg_stat_activity
					WHERE datname = current_database() AND pid <> pg_backend_pid()
					ORDER BY random() LIMIT 1"""));
		}
		assertAppliedOnce();
	}

	@Test
	void revisionsWithoutATransactionAreRefusedBeforeAnythingRuns() throws Exception {
		Project project = project(1).revision("concurrent", "t0", "CREATE INDEX CONCURRENTLY i ON t0 (id)",
				"DROP INDEX CONCURRENTLY i");
		try (PgBouncer pooler = transactionPooler(1)) {
			Stemma stemma = project.stemma(pooler.dataSource(this.database), (options) -> options);
			assertThatExceptionOfType(RunRefusedException.class).isThrownBy(stemma::upgrade)
				.withMessageContaining("concurrent")
				.withMessageContaining("pooler");
			assertThat(this.database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
				.isEmpty();
		}
	}

	@Test
	void aPoolerOfSessionsIsAsGoodAsNone() throws Exception {
		Project project = project(1).revision("concurrent", "t0", "CREATE INDEX CONCURRENTLY i ON t0 (id)",
				"DROP INDEX CONCURRENTLY i");
		try (PgBouncer pooler = PgBouncer.start(this.directory, this.database, "session", RUNNERS)) {
			Stemma stemma = project.stemma(pooler.dataSource(this.database), PoolerIntegrationTests::session);
			assertThat(stemma.upgrade().to()).containsExactly("concurrent");
			assertThat(stemma.downgrade("base").to()).isEmpty();
			assertNothingIsLocked();
		}
	}

	@Test
	void whatIsPreparedOnOneServerConnectionIsNotLookedForOnAnother() throws Exception {
		try (PgBouncer pooler = transactionPooler(2); HikariDataSource pool = pool(pooler.dataSource(this.database))) {
			Stemma stemma = project(1).stemma(pool, (options) -> options);
			for (int i = 0; i < 10; i++) {
				assertThat(stemma.status().state()).isEqualTo(State.PENDING);
			}
			try (Connection other = pooler.dataSource(this.database).getConnection();
					Statement statement = other.createStatement()) {
				other.setAutoCommit(false);
				statement.execute("SELECT 'keeps the server connection'");
				assertThat(stemma.status().state()).isEqualTo(State.PENDING);
				stemma.upgrade();
				assertThat(stemma.status().state()).isEqualTo(State.REACHED);
			}
		}
	}

	private Project project(int count) {
		Project project = new Project(this.scripts);
		for (int i = 0; i < count; i++) {
			project.revision("t" + i, (i > 0) ? "t" + (i - 1) : "",
					"CREATE TABLE t%1$d (id int); INSERT INTO t%1$d SELECT 1 FROM pg_sleep(0.01)".formatted(i),
					"DROP TABLE t" + i);
		}
		return project;
	}

	private PgBouncer transactionPooler(int size) throws IOException {
		return PgBouncer.start(this.directory, this.database, "transaction", size);
	}

	private static RunnerOptions session(RunnerOptions options) {
		return options.withSession(new SessionOptions(null, List.of(), Pooler.SESSION));
	}

	private static HikariDataSource pool(DataSource dataSource) {
		HikariConfig configuration = new HikariConfig();
		configuration.setDataSource(dataSource);
		configuration.setMaximumPoolSize(1);
		return new HikariDataSource(configuration);
	}

	/**
	 * A connection may be ended before it has been had, and then a run has nothing to go
	 * on with but its connect timeout.
	 */
	private RunnerOptions patient(RunnerOptions options) {
		Limits limits = options.limits();
		return options.withLimits(new Limits(limits.ddlLockTimeout(), limits.statementTimeout(),
				limits.runnerLockWait(), limits.retryMaxElapsed(), Duration.ofSeconds(30), limits.run()));
	}

	private void runAtOnce(Project project, PgBouncer pooler, Runnable disturbance) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(RUNNERS);
		try {
			List<Future<List<String>>> runs = new ArrayList<>();
			for (int i = 0; i < RUNNERS; i++) {
				Callable<List<String>> run = () -> project.stemma(pooler.dataSource(this.database), this::patient)
					.upgrade()
					.to();
				runs.add(executor.submit(run));
			}
			for (Future<List<String>> run : runs) {
				while (!run.isDone()) {
					disturbance.run();
					TimeUnit.MILLISECONDS.sleep(100);
				}
				assertThat(run.get()).containsExactly("t" + (REVISIONS - 1));
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void assertAppliedOnce() {
		assertThat(this.database.query("""
				SELECT count(*), count(DISTINCT revision) FROM stemma_journal
				WHERE action = 'upgrade' AND outcome = 'succeeded' AND statement IS NULL"""))
			.containsExactly("%1$d|%1$d".formatted(REVISIONS));
		assertThat(this.database.query("SELECT count(*) FROM stemma_revision"))
			.containsExactly(String.valueOf(REVISIONS));
		assertThat(this.database.query("SELECT count(*) FROM t0")).containsExactly("1");
		assertNothingIsLocked();
	}

	private void assertNothingIsLocked() {
		assertThat(this.database.query("""
				SELECT l.locktype, l.mode FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
				WHERE a.datname = current_database() AND a.backend_type = 'client backend'
				  AND pid <> pg_backend_pid()""")).isEmpty();
	}

	/**
	 * The role and the settings of the one server connection that the pooler has.
	 */
	private static List<String> session(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						SELECT pg_backend_pid()::text, session_user || ' as ' || current_user
						UNION ALL
						(SELECT name, setting FROM pg_settings WHERE source = 'session' ORDER BY name)
						UNION ALL
						SELECT 'prepared', statement FROM pg_prepared_statements""")) {
			List<String> session = new ArrayList<>();
			while (rows.next()) {
				session.add(rows.getString(1) + " = " + rows.getString(2));
			}
			return session;
		}
	}

}
