package dev.stemma;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stemma.operation.Operations;
import dev.stemma.runner.ChecksumMismatchException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunTimeoutException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.State;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.InvalidScriptsException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs that stopped, in every way that somebody could think of, and what the next one
 * makes of it.
 */
class StemmaRecoveryTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void anErrorInAMigrationRollsItBack() {
		Stemma stemma = this.project.table("aaaa", "")
			.builder(this.database.dataSource())
			.migrations(List.of(new ThrowsError()))
			.build();
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(stemma::upgrade);
		assertThat(this.database.query("SELECT to_regclass('half')")).containsExactly("null");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	@Test
	void anotherDatabaseThatCannotBeReachedIsNotOursThatIsLost() {
		Stemma stemma = this.project.table("aaaa", "")
			.builder(this.database.dataSource())
			.migrations(List.of(new NeedsAnotherDatabase()))
			.build();
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("The upgrade of revision bbbb failed");
		assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal ORDER BY number"))
			.containsExactly("aaaa|succeeded", "bbbb|failed");
	}

	@Test
	void aRelativeTargetMeansWhatItMeantAtFirstWhenAnAnswerIsLost() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb").table("dddd", "cccc");
		this.project.stemma(this.database).upgrade("cccc");
		assertThat(this.project.stemma(losingTheFirstCommit(), (options) -> options).downgrade("-1").steps())
			.extracting("id")
			.containsExactly("cccc");
		assertThat(this.project.stemma(this.database).current()).extracting("id").containsExactly("bbbb");
		assertThat(this.project.stemma(losingTheFirstCommit(), (options) -> options).upgrade("+1").to())
			.containsExactly("cccc");
	}

	@Test
	void transactionsThatWaitForEachOtherAreMadeAgain() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.a (id int)", "CREATE TABLE app.b (id int)",
				"INSERT INTO app.a VALUES (1)", "INSERT INTO app.b VALUES (1)");
		this.project.revision("aaaa", "", "UPDATE app.a SET id = 2;\nSELECT pg_sleep(1);\nUPDATE app.b SET id = 2",
				"SELECT 1");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			// The other one never looks for deadlocks, so that it is not the one to give
			// way.
			statement.execute("SET deadlock_timeout = '1h'");
			other.setAutoCommit(false);
			statement.execute("UPDATE app.b SET id = 3");
			CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(
					() -> this.project
						.stemma(this.database,
								limits((limits) -> new Limits(Duration.ofSeconds(30), null, limits.runnerLockWait(),
										limits.retryMaxElapsed(), limits.connectTimeout(), null)))
						.upgrade()
						.to());
			Thread.sleep(500);
			statement.execute("UPDATE app.a SET id = 3");
			other.commit();
			assertThat(run.get(60, TimeUnit.SECONDS)).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT a.id, b.id FROM app.a, app.b")).containsExactly("2|2");
	}

	@Test
	void anIndexLeftInvalidIsNotTakenForTheCorrectedOne() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int, d boolean)",
				"INSERT INTO app.t VALUES (1, true), (1, false)");
		for (String condition : List.of("IF NOT EXISTS ", "")) {
			String id = condition.isEmpty() ? "bbbb" : "aaaa";
			String parent = condition.isEmpty() ? "aaaa" : "";
			String index = "CREATE UNIQUE INDEX CONCURRENTLY " + condition + "once_" + id + " ON app.t (id)";
			this.project.revision(id, parent, index, "SELECT 1");
			assertThatExceptionOfType(MigrationFailedException.class)
				.isThrownBy(this.project.stemma(this.database)::upgrade);
			this.project.revision(id, parent, index + " WHERE d", "SELECT 1");
			assertThat(this.project.stemma(this.database).upgrade().to()).containsExactly(id);
			assertThat(
					this.database.query("SELECT indisvalid, pg_get_indexdef(indexrelid) LIKE '%WHERE d' FROM pg_index "
							+ "WHERE indexrelid = 'app.once_" + id + "'::regclass"))
				.containsExactly("t|t");
		}
	}

	@Test
	void aRevisionThatGetsATransactionLaterDoesNotBeginAgain() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		this.project.with("aaaa", """
				-- @revision aaaa
				-- @transaction none
				-- @upgrade
				INSERT INTO app.t VALUES (1);
				INSERT INTO app.missing VALUES (1);
				-- @downgrade
				""");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(this.project.stemma(this.database)::upgrade);
		this.project.with("aaaa", "-- @revision aaaa\n-- @upgrade\nINSERT INTO app.t VALUES (1);\n-- @downgrade\n");
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(this.project.stemma(this.database)::upgrade)
			.withMessageContaining("it ran without a transaction then, and its script has one now");
		assertThat(this.database.query("SELECT count(*) FROM app.t")).containsExactly("1");
	}

	@Test
	void whatAHalfDoneRevisionStandsOnIsNotTakenFromUnderIt() {
		this.project.revision("aaaa", "", "CREATE TABLE t (id int)", "DROP TABLE t")
			.revision("bbbb", "aaaa",
					"CREATE INDEX CONCURRENTLY i1 ON t (id);\nCREATE INDEX CONCURRENTLY i2 ON t (nope)", "SELECT 1");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(() -> stemma.downgrade("base"))
			.withMessageContaining(
					"The upgrade of revision bbbb stopped half way, and what it stands on is to be taken back");
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(() -> stemma.stamp("base"));
	}

	@Test
	void whatTheSessionWasSetToIsSetAgainBeforeARevisionIsTakenUp() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)", "CREATE INDEX old ON app.t (id)");
		this.project.with("aaaa", """
				-- @revision aaaa
				-- @transaction none
				-- @upgrade
				SET search_path = app;
				DROP INDEX CONCURRENTLY old;
				CREATE INDEX CONCURRENTLY new ON t (id);
				-- @downgrade
				""");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		// What a run leaves that died in the second statement.
		this.database.execute("DROP INDEX app.new", "CREATE INDEX old ON app.t (id)", "DELETE FROM stemma_revision",
				"DELETE FROM stemma_journal WHERE number >= 5");
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT indexname FROM pg_indexes WHERE schemaname = 'app'"))
			.containsExactly("new");
	}

	@Test
	void aRevisionWithoutATransactionMayNotChangeTheRole() {
		this.project.with("aaaa",
				"-- @revision aaaa\n-- @transaction none\n-- @upgrade\nSET ROLE pg_monitor;\n-- @downgrade\n");
		assertThatExceptionOfType(InvalidScriptsException.class).isThrownBy(this.project.stemma(this.database)::upgrade)
			.withMessageContaining("Revision aaaa runs without a transaction and changes the role")
			.withMessageContaining("aaaa.sql:4");
	}

	@Test
	void aStatementThatWasRunAndChangedSinceIsNotPassedOver() {
		String script = "-- @revision aaaa\n-- @transaction none\n-- @upgrade\nSELECT %d;\nSELECT 7;\n-- @downgrade\n";
		this.project.with("aaaa", script.formatted(1));
		this.project.stemma(this.database).upgrade();
		this.database.execute("DELETE FROM stemma_revision", "DELETE FROM stemma_journal WHERE number >= 4");
		this.project.with("aaaa", script.formatted(2));
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(this.project.stemma(this.database)::upgrade)
			.withMessageContaining("statement 1 has been run and was changed since then");
	}

	@Test
	void aValidIndexThatWasThereBeforeIsNotTakenForOurs() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		this.project.revision("aaaa", "", "CREATE INDEX CONCURRENTLY i ON app.t (id)", "SELECT 1");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DELETE FROM stemma_revision", "DELETE FROM stemma_journal WHERE number >= 3",
				"UPDATE stemma_journal SET detail = 'index valid' WHERE statement = 1");
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma::upgrade);
		this.database.execute("UPDATE stemma_journal SET detail = 'index absent' WHERE statement = 1");
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
	}

	@Test
	void whatStillRunsInAnOrphanedBackendIsWaitedFor() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		this.project.revision("aaaa", "", "CREATE INDEX CONCURRENTLY i ON app.t (id)", "SELECT 1");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DROP INDEX app.i", "DELETE FROM stemma_revision",
				"DELETE FROM stemma_journal WHERE number >= 3");
		CompletableFuture<List<String>> run;
		try (Connection orphan = this.database.connect(); Statement statement = orphan.createStatement()) {
			statement.execute("UPDATE stemma_journal SET backend_pid = pg_backend_pid(), backend_start = "
					+ "(SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())");
			run = CompletableFuture.supplyAsync(() -> stemma.upgrade().to());
			Thread.sleep(700);
			assertThat(run.isDone()).isFalse();
		}
		assertThat(run.get(30, TimeUnit.SECONDS)).containsExactly("aaaa");
	}

	@Test
	void aRunThatWasOutOfTimeIsJournalled() {
		this.project.revision("aaaa", "", "SELECT pg_sleep(20)", "SELECT 1");
		Stemma stemma = this.project.stemma(this.database, limits((limits) -> new Limits(limits.ddlLockTimeout(), null,
				limits.runnerLockWait(), limits.retryMaxElapsed(), limits.connectTimeout(), Duration.ofSeconds(1))));
		assertThatExceptionOfType(RunTimeoutException.class).isThrownBy(stemma::upgrade);
		assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal")).containsExactly("aaaa|failed");
	}

	@Test
	void aStampWaitsForTheServersMaintenance() throws Exception {
		this.project.table("aaaa", "").table("bbbb", "aaaa");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade("aaaa");
		try (Connection vacuum = this.database.connect(); Statement statement = vacuum.createStatement()) {
			vacuum.setAutoCommit(false);
			statement.execute("LOCK TABLE stemma_revision IN SHARE UPDATE EXCLUSIVE MODE");
			CompletableFuture<List<String>> stamp = CompletableFuture.supplyAsync(() -> stemma.stamp("bbbb"));
			Thread.sleep(500);
			assertThat(stamp.isDone()).isFalse();
			vacuum.rollback();
			assertThat(stamp.get(30, TimeUnit.SECONDS)).containsExactly("bbbb");
		}
	}

	@Test
	void waitingEndsWithWhatIsWrong() {
		this.project.table("aaaa", "").stemma(this.database).upgrade();
		this.project.revision("aaaa", "", "CREATE TABLE aaaa (id bigint)", "DROP TABLE aaaa");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(ChecksumMismatchException.class)
			.isThrownBy(() -> stemma.awaitReached(Duration.ofSeconds(1)));
	}

	@Test
	void waitingOutlivesADatabaseThatIsAwayForAMoment() {
		this.project.table("aaaa", "").stemma(this.database).upgrade();
		this.project.table("bbbb", "aaaa");
		AtomicInteger looks = new AtomicInteger();
		DataSource flaky = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				if (looks.incrementAndGet() == 2) {
					StemmaRecoveryTests.this.project.stemma(StemmaRecoveryTests.this.database).upgrade();
					throw new SQLException("refused", "08001");
				}
				return super.getConnection();
			}

		};
		assertThat(this.project.stemma(flaky, (options) -> options).awaitReached(Duration.ofSeconds(30)).state())
			.isEqualTo(State.REACHED);
	}

	/**
	 * Closes the connection after the first commit and says that it was lost.
	 */
	private DataSource losingTheFirstCommit() {
		AtomicInteger commits = new AtomicInteger();
		return new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection real = super.getConnection();
				return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
							try {
								Object result = method.invoke(real, arguments);
								if (method.getName().equals("commit") && commits.incrementAndGet() == 1) {
									real.close();
									throw new SQLException("the answer was lost", "08006");
								}
								return result;
							}
							catch (InvocationTargetException ex) {
								throw ex.getCause();
							}
						});
			}

		};
	}

	private static UnaryOperator<RunnerOptions> limits(UnaryOperator<Limits> change) {
		return (options) -> options.withLimits(change.apply(options.limits()));
	}

	@Migration(revision = "bbbb", revises = "aaaa")
	private static final class ThrowsError implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.execute("CREATE TABLE half (id int)");
			throw new NoClassDefFoundError("com/acme/Gone");
		}

	}

	@Migration(revision = "bbbb", revises = "aaaa")
	private static final class NeedsAnotherDatabase implements JavaMigration {

		@Override
		public void upgrade(Operations operations) throws SQLException {
			DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/legacy?user=x").close();
		}

	}

}
