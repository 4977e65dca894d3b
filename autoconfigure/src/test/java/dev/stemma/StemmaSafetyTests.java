package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
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
import java.util.function.UnaryOperator;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.stemma.operation.Operations;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.RunTimeoutException;
import dev.stemma.runner.RunnerLockTimeoutException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.State;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The promises that are kept when others are in the way, connections are lost and runs
 * die.
 */
class StemmaSafetyTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void tenRunnersAtOnceApplyEachRevisionOnce() throws Exception {
		this.project.revision("aaaa", "", "CREATE TABLE counter (revision text)", "DROP TABLE counter");
		for (int i = 1; i <= 10; i++) {
			this.project.revision("r%03d".formatted(i), (i == 1) ? "aaaa" : "r%03d".formatted(i - 1),
					"INSERT INTO counter VALUES ('r%03d')".formatted(i), "SELECT 1");
		}
		this.project.revision("zzzz", "r010", "CREATE INDEX CONCURRENTLY counted ON counter (revision)",
				"DROP INDEX CONCURRENTLY counted");
		List<Future<RunResult>> runs = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			runs.add(this.executor.submit(() -> this.project.stemma(this.database).upgrade()));
		}
		int steps = 0;
		for (Future<RunResult> run : runs) {
			RunResult result = run.get(60, TimeUnit.SECONDS);
			assertThat(result.to()).containsExactly("zzzz");
			steps += result.steps().size();
		}
		assertThat(steps).isEqualTo(12);
		assertThat(this.database.query("SELECT count(*), count(DISTINCT revision) FROM counter"))
			.containsExactly("10|10");
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'counted'::regclass"))
			.containsExactly("t");
	}

	/**
	 * Behind a pooler there is no runner's lock: what keeps them apart is that each
	 * transaction locks the applied set and reads it again.
	 */
	@Test
	void tenRunnersWithoutARunnersLockApplyEachRevisionOnce() throws Exception {
		this.project.revision("aaaa", "", "CREATE TABLE counter (revision text)", "DROP TABLE counter");
		for (int i = 1; i <= 10; i++) {
			this.project.revision("r%03d".formatted(i), (i == 1) ? "aaaa" : "r%03d".formatted(i - 1),
					"INSERT INTO counter VALUES ('r%03d')".formatted(i), "SELECT 1");
		}
		List<Future<RunResult>> runs = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			runs.add(this.executor.submit(
					() -> this.project
						.stemma(this.database,
								(options) -> options
									.withSession(new SessionOptions(null, List.of(), Pooler.TRANSACTION)))
						.upgrade()));
		}
		int steps = 0;
		for (Future<RunResult> run : runs) {
			RunResult result = run.get(60, TimeUnit.SECONDS);
			assertThat(result.to()).containsExactly("r010");
			steps += result.steps().size();
		}
		assertThat(steps).isEqualTo(11);
		assertThat(this.database.query("SELECT count(*), count(DISTINCT revision) FROM counter"))
			.containsExactly("10|10");
		assertThat(this.database.query("SELECT count(*) FROM stemma_journal WHERE outcome = 'failed'"))
			.containsExactly("0");
	}

	@Test
	void aRunnerThatWaitsTooLongNamesWhoHoldsTheLock() throws Exception {
		this.project.revision("aaaa", "", "SELECT pg_sleep(3)", "SELECT 1");
		Future<RunResult> first = this.executor.submit(() -> this.project.stemma(this.database).upgrade());
		awaitSleeper();
		Stemma second = this.project.stemma(this.database, limits((limits) -> new Limits(limits.ddlLockTimeout(), null,
				Duration.ofMillis(300), limits.retryMaxElapsed(), limits.connectTimeout(), null)));
		assertThat(second.status().state()).isEqualTo(State.RUNNING);
		assertThatExceptionOfType(RunnerLockTimeoutException.class).isThrownBy(second::upgrade)
			.withMessageContaining("Another runner did not finish within 0 s: pid ")
			.withMessageContaining("stemma application, user postgres")
			.withMessageContaining("stemma.runner-lock.wait");
		assertThat(first.get(30, TimeUnit.SECONDS).to()).containsExactly("aaaa");
	}

	@Test
	void aRevisionThatDoesNotGetItsLockIsTriedAgain() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.busy (id int)");
		this.project.revision("aaaa", "", "CREATE TABLE twice (id int);\nALTER TABLE app.busy ADD COLUMN x int",
				"SELECT 1");
		try (Connection blocker = this.database.connect(); Statement statement = blocker.createStatement()) {
			blocker.setAutoCommit(false);
			statement.execute("SELECT count(*) FROM app.busy");
			Future<RunResult> run = this.executor.submit(
					() -> this.project
						.stemma(this.database,
								limits((limits) -> new Limits(Duration.ofMillis(100), null, limits.runnerLockWait(),
										Duration.ofSeconds(30), limits.connectTimeout(), null)))
						.upgrade());
			Thread.sleep(600);
			assertThat(run.isDone()).isFalse();
			blocker.rollback();
			assertThat(run.get(30, TimeUnit.SECONDS).to()).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT count(*) FROM stemma_journal")).containsExactly("1");
	}

	@Test
	void givingUpOnALockNamesWhoHoldsIt() throws SQLException {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.busy (id int)");
		this.project.revision("aaaa", "", "ALTER TABLE app.busy ADD COLUMN x int", "SELECT 1");
		try (Connection blocker = this.database.connect(); Statement statement = blocker.createStatement()) {
			statement.execute("SET application_name = 'nightly report'");
			blocker.setAutoCommit(false);
			statement.execute("SELECT count(*) FROM app.busy");
			Stemma stemma = this.project.stemma(this.database, limits((limits) -> new Limits(Duration.ofMillis(100),
					null, limits.runnerLockWait(), Duration.ofMillis(500), limits.connectTimeout(), null)));
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade)
				.withMessageContaining("canceling statement due to lock timeout [SQLSTATE 55P03]")
				.withMessageContaining("nightly report")
				.withMessageContaining("stemma.ddl-lock-timeout");
		}
		assertThat(this.database.query("SELECT revision, outcome, sqlstate FROM stemma_journal"))
			.containsExactly("aaaa|failed|55P03");
	}

	@Test
	void aRunHasNoMoreTimeThanItWasGiven() {
		this.project.revision("aaaa", "", "CREATE TABLE t (id int);\nSELECT pg_sleep(20)", "SELECT 1");
		Stemma stemma = this.project.stemma(this.database, limits((limits) -> new Limits(limits.ddlLockTimeout(), null,
				limits.runnerLockWait(), limits.retryMaxElapsed(), limits.connectTimeout(), Duration.ofSeconds(1))));
		assertThatExceptionOfType(RunTimeoutException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("The upgrade of revision aaaa (Make aaaa) was stopped")
			.withMessageContaining("stemma.startup-timeout");
		assertThat(this.database.query("SELECT to_regclass('t')")).containsExactly("null");
	}

	@Test
	void aConnectionThatIsLostInARevisionIsReplacedAndTheRevisionRunOnce() throws Exception {
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE t (id int);\nSELECT pg_sleep(2)", "SELECT 1")
			.table("cccc", "bbbb");
		Future<RunResult> run = this.executor.submit(() -> this.project.stemma(this.database).upgrade());
		awaitSleeper();
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)%'"
				+ " AND pid <> pg_backend_pid()");
		RunResult result = run.get(60, TimeUnit.SECONDS);
		assertThat(result.steps()).extracting("id").containsExactly("aaaa", "bbbb", "cccc");
		assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal ORDER BY number"))
			.containsExactly("aaaa|succeeded", "bbbb|succeeded", "cccc|succeeded");
	}

	@Test
	void aCommitWhoseAnswerIsLostIsLookedUp() throws Exception {
		// The commit is durable and then waits for a standby that never comes; ending its
		// backend loses the answer and not the commit.
		this.project.revision("aaaa", "", "CREATE TABLE t (id int);\nSET LOCAL synchronous_commit = on", "DROP TABLE t")
			.table("bbbb", "aaaa");
		this.database.execute("ALTER DATABASE " + this.database.name() + " SET synchronous_commit = local");
		this.database.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()");
		try {
			Future<RunResult> run = this.executor.submit(() -> this.project.stemma(this.database).upgrade());
			await().atMost(Duration.ofSeconds(20)).until(() -> !waitingForStandby().isEmpty());
			this.database
				.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
			RunResult result = run.get(60, TimeUnit.SECONDS);
			assertThat(result.steps()).extracting("id").containsExactly("aaaa", "bbbb");
			assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal ORDER BY number"))
				.containsExactly("aaaa|succeeded", "bbbb|succeeded");
		}
		finally {
			this.database.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
		}
	}

	private List<String> waitingForStandby() {
		return this.database.query("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = '"
				+ this.database.name() + "'");
	}

	@Test
	void aMigrationThatEndsItsTransactionIsFoundOut() {
		Stemma stemma = this.project.table("aaaa", "")
			.builder(this.database.dataSource())
			.migrations(List.of(new EndsItsTransaction()))
			.build();
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("The upgrade of revision bbbb ended the transaction that it runs in");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		assertThat(this.database.query("SELECT to_regclass('after_it')")).containsExactly("null");
	}

	@Test
	void aFailureThatAMigrationSwallowsIsFoundOut() {
		Stemma stemma = this.project.table("aaaa", "")
			.builder(this.database.dataSource())
			.migrations(List.of(new SwallowsFailures()))
			.build();
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("current transaction is aborted")
			.withMessageContaining("An earlier statement failed and the migration went on");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	@Test
	void anIndexBuildThatFailedIsCleanedUpAndBuiltAgain() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)", "INSERT INTO app.t VALUES (1), (1)");
		this.project.revision("aaaa", "",
				"CREATE INDEX CONCURRENTLY plain ON app.t (id);\nCREATE UNIQUE INDEX CONCURRENTLY once ON app.t (id)",
				"DROP INDEX CONCURRENTLY app.once;\nDROP INDEX CONCURRENTLY app.plain");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("failed in statement 2")
			.withMessageContaining("Key (id)=(1) is duplicated");
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.once'::regclass"))
			.containsExactly("f");
		assertThat(stemma.status().state()).isEqualTo(State.UNRESOLVED);
		this.database.execute("DELETE FROM app.t WHERE ctid = '(0,1)'");
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.once'::regclass"))
			.containsExactly("t");
		assertThat(this.database.query(
				"SELECT statement, outcome FROM stemma_journal WHERE revision = 'aaaa' AND outcome <> 'started' ORDER BY number"))
			.containsExactly("1|succeeded", "2|failed", "null|failed", "2|succeeded", "null|succeeded");
		assertThat(stemma.downgrade("base").to()).isEmpty();
		assertThat(this.database.query("SELECT count(*) FROM pg_indexes WHERE schemaname = 'app'"))
			.containsExactly("0");
	}

	@Test
	void anIndexBuildWhoseBackendIsTerminatedIsTakenUpByTheSameRun() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)", "INSERT INTO app.t VALUES (1)");
		this.project.revision("aaaa", "", "CREATE INDEX CONCURRENTLY later ON app.t (id)", "SELECT 1");
		try (Connection reader = this.database.connect(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("INSERT INTO app.t VALUES (2)");
			Future<RunResult> run = this.executor.submit(() -> this.project.stemma(this.database).upgrade());
			await().atMost(Duration.ofSeconds(20))
				.until(() -> this.database.query("SELECT 1 FROM pg_class WHERE relname = 'later'").size() == 1);
			this.database.execute(
					"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONC%'");
			reader.rollback();
			assertThat(run.get(60, TimeUnit.SECONDS).to()).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.later'::regclass"))
			.containsExactly("t");
	}

	@Test
	void whatTheCatalogDoesNotTellIsAskedFor() {
		this.project.with("aaaa", """
				-- @revision aaaa
				-- @transaction none
				-- @upgrade
				CREATE TABLE app_t (id int);
				INSERT INTO app_t VALUES (1);
				-- @downgrade
				DROP TABLE app_t;
				""");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		// What a run leaves that died in the second statement.
		this.database.execute("DELETE FROM stemma_revision", "DELETE FROM stemma_journal WHERE number >= 5");
		assertThat(this.database.query("SELECT statement, outcome FROM stemma_journal ORDER BY number"))
			.containsExactly("null|started", "1|started", "1|succeeded", "2|started");
		assertThat(stemma.status().state()).isEqualTo(State.UNRESOLVED);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining(
					"The upgrade of revision aaaa stopped half way: whether statement 2 (INSERT INTO app_t VALUES (1)) was done is not known")
			.withMessageContaining("migrations resolve aaaa --retry");
		stemma.resolve("aaaa", Resolution.RETRY);
		stemma.upgrade();
		assertThat(this.database.query("SELECT count(*) FROM app_t")).containsExactly("2");
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
	}

	@Test
	void aRevisionThatWasFinishedByHandIsResolvedAsDone() {
		this.project.with("aaaa", "-- @revision aaaa\n-- @transaction none\n-- @upgrade\nSELECT 1;\n-- @downgrade\n");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DELETE FROM stemma_revision", "DELETE FROM stemma_journal WHERE number >= 3");
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma::upgrade);
		stemma.resolve("aaaa", Resolution.DONE);
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
		assertThat(stemma.upgrade().steps()).isEmpty();
	}

	@Test
	void objectsInFrontOfTheCatalogDoNotDeceiveIt() {
		this.database.execute("CREATE SCHEMA evil",
				"CREATE FUNCTION evil.lie(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
				"CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.lie)",
				"CREATE OPERATOR evil.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.lie)",
				"CREATE FUNCTION evil.pg_try_advisory_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
				"CREATE FUNCTION evil.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS 'SELECT NULL::text'",
				"CREATE FUNCTION evil.trap(oid, integer) RETURNS boolean LANGUAGE plpgsql AS "
						+ "'BEGIN RAISE EXCEPTION ''trapped''; END'",
				"CREATE OPERATOR evil.= (LEFTARG = oid, RIGHTARG = integer, FUNCTION = evil.trap)",
				"CREATE TYPE evil.text AS ENUM ('trap')",
				"ALTER DATABASE " + this.database.name() + " SET search_path = evil, public, pg_catalog");
		this.project.revision("aaaa", "", "CREATE TABLE public.a (id int)", "DROP TABLE public.a")
			.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY b ON public.a (id)",
					"DROP INDEX CONCURRENTLY public.b");
		Stemma stemma = this.project.stemma(this.database, (options) -> options.withSchema("public"));
		assertThat(stemma.upgrade().to()).containsExactly("bbbb");
		this.database.execute("GRANT INSERT ON public.stemma_journal TO PUBLIC");
		assertThat(stemma.upgrade().steps()).isEmpty();
		assertThat(stemma.downgrade("base").to()).isEmpty();
	}

	@Test
	void onePooledConnectionIsEnough() {
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY i ON aaaa (id)", "DROP INDEX CONCURRENTLY i");
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(this.database.url());
			pool.setUsername("postgres");
			pool.setMaximumPoolSize(1);
			pool.setConnectionTimeout(1000);
			pool.setConnectionInitSql("SET app.tenant = 'seven'");
			Stemma stemma = this.project.stemma(pool, (options) -> options);
			assertThat(stemma.upgrade().to()).containsExactly("bbbb");
			assertThat(stemma.status().state()).isEqualTo(State.REACHED);
			assertThat(stemma.downgrade("base").to()).isEmpty();
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT current_setting('app.tenant')", String.class))
				.isEqualTo("seven");
		}
	}

	@Test
	void twoInstancesOfOneJvmKnowNothingOfEachOther() throws Exception {
		PostgresServer.Database other = PostgresServer.createDatabase();
		this.project.revision("aaaa", "", "SELECT pg_sleep(1)", "SELECT 1");
		List<Callable<RunResult>> runs = List.of(() -> this.project.stemma(this.database).upgrade(),
				() -> this.project.stemma(other).upgrade(),
				() -> this.project
					.stemma(this.database,
							(options) -> options.withSchema("tenant \"; x")
								.withPolicies(new RunnerOptions.Policies(options.policies().checksum(),
										options.policies().unknownRevisions(), RunnerOptions.OnNonEmpty.RUN, null)))
					.upgrade());
		for (Future<RunResult> run : this.executor.invokeAll(runs)) {
			assertThat(run.get().to()).containsExactly("aaaa");
		}
	}

	private void awaitSleeper() {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> !this.database
				.query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '"
						+ this.database.name() + "'")
				.isEmpty());
	}

	private static UnaryOperator<RunnerOptions> limits(UnaryOperator<Limits> change) {
		return (options) -> options.withLimits(change.apply(options.limits()));
	}

	@Migration(revision = "bbbb", revises = "aaaa")
	private static final class EndsItsTransaction implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.jdbc().sql("CREATE TABLE before_it (id int)").update();
			operations.jdbc().sql("COMMIT").update();
			operations.jdbc().sql("CREATE TABLE after_it (id int)").update();
		}

	}

	@Migration(revision = "bbbb", revises = "aaaa")
	private static final class SwallowsFailures implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> operations.jdbc().sql("SELECT 1/0").query(Integer.class).single());
		}

	}

}
