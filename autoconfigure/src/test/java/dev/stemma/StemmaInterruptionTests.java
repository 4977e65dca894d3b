package dev.stemma;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.RunInterruptedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody presses Ctrl-C: the thread of a run is interrupted.
 */
class StemmaInterruptionTests {

	private static final String JOURNAL = "SELECT revision, outcome, statement, sqlstate FROM stemma_journal ORDER BY number";

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void theRevisionInFlightIsRolledBackAndWhatIsDoneStays() {
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nSELECT pg_sleep(60)", "DROP TABLE bbbb");
		Working run = work(this.project.stemma(this.database)::upgrade);
		awaitQuery("SELECT pg_sleep(60)");
		RunInterruptedException ex = run.interrupt();
		assertThat(ex.revision()).isEqualTo("bbbb");
		assertThat(ex.done()).containsExactly("aaaa");
		assertThat(ex).hasMessage("The upgrade was interrupted in revision bbbb (Make bbbb), which was rolled back ("
				+ this.directory.resolve("bbbb.sql") + ":2). Done before, and kept: aaaa. Start again to go on.");
		assertThat(this.database.query("SELECT to_regclass('bbbb')")).containsExactly("null");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		assertThat(this.database.query(JOURNAL)).containsExactly("aaaa|succeeded|null|null", "bbbb|failed|2|57014");
		assertThat(this.database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
				+ "(SELECT oid FROM pg_database WHERE datname = current_database())"))
			.containsExactly("0");
	}

	@Test
	void thoseWhoListenHearThatTheStepFailed() {
		this.project.revision("aaaa", "", "SELECT pg_sleep(60)", "SELECT 1");
		List<String> heard = new CopyOnWriteArrayList<>();
		Working run = work(this.project.builder(this.database.dataSource()).listener(new MigrationListener() {

			@Override
			public void stepFinished(Revision revision, Direction direction, Duration duration, boolean succeeded) {
				heard.add(revision.id() + " " + succeeded);
			}

		}).build()::upgrade);
		awaitQuery("SELECT pg_sleep(60)");
		run.interrupt();
		assertThat(heard).containsExactly("aaaa false");
	}

	@Test
	void revisionsThatShareATransactionAreRolledBackTogether() {
		this.project.table("aaaa", "").revision("bbbb", "aaaa", "SELECT pg_sleep(60)", "SELECT 1");
		Working run = work(this.project.stemma(this.database,
				(options) -> options.withTransaction(TransactionScope.ALL))::upgrade);
		awaitQuery("SELECT pg_sleep(60)");
		assertThat(run.interrupt())
			.hasMessage("The upgrade was interrupted in revisions aaaa, bbbb, which were rolled back together. "
					+ "Nothing was done before. Start again to go on.");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).isEmpty();
	}

	@Test
	void aRunThatWaitsForAnotherRunnerStopsAtOnce() throws Exception {
		this.project.revision("aaaa", "", "SELECT pg_sleep(60)", "SELECT 1");
		Working holder = work(this.project.stemma(this.database)::upgrade);
		awaitQuery("SELECT pg_sleep(60)");
		List<String> waiting = new CopyOnWriteArrayList<>();
		Working waiter = work(this.project.builder(this.database.dataSource()).listener(new MigrationListener() {

			@Override
			public void waiting(String holder, Duration waited) {
				waiting.add(holder);
			}

		}).build()::upgrade);
		await().atMost(Duration.ofSeconds(20)).until(() -> !waiting.isEmpty());
		assertThat(waiting.get(0)).startsWith("pid ").contains("stemma application");
		assertThat(waiter.interrupt())
			.hasMessage("The upgrade was interrupted before it began with a revision. Nothing was done before. "
					+ "Start again to go on.");
		holder.interrupt();
	}

	@Test
	void aRunThatWaitsForATableStopsAtOnce() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.busy (id int)");
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "ALTER TABLE app.busy ADD COLUMN name text", "SELECT 1");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE app.busy");
			Working run = work(
					this.project.stemma(this.database, (options) -> options.withLimits(new Limits(Duration.ofMinutes(1),
							null, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ZERO, null)))::upgrade);
			awaitQuery("ALTER TABLE app.busy ADD COLUMN name text");
			assertThat(run.interrupt().revision()).isEqualTo("bbbb");
			assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		}
	}

	@Test
	void aRevisionThatIsTriedAgainAndAgainIsNotTriedOnceMore() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.busy (id int)");
		this.project.revision("aaaa", "", "ALTER TABLE app.busy ADD COLUMN name text", "SELECT 1");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE app.busy");
			AtomicInteger attempts = new AtomicInteger();
			Working run = work(this.project.builder(this.database.dataSource())
				.options(RunnerOptions.DEFAULTS.withLimits(new Limits(Duration.ofMillis(1), null, Duration.ofMinutes(1),
						Duration.ofMinutes(2), Duration.ZERO, null)))
				.listener(new MigrationListener() {

					@Override
					public void beforeStep(Revision revision, Direction direction, Operations operations) {
						attempts.incrementAndGet();
					}

				})
				.build()::upgrade);
			await().until(() -> attempts.get() > 4);
			assertThat(run.interrupt()).hasMessageContaining("in revision aaaa (Make aaaa), which was rolled back");
		}
		assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal")).containsExactly("aaaa|failed");
	}

	@Test
	void aConcurrentIndexIsJournalledAsFailedAndBuiltByTheNextRun() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY i ON app.t (id)", "DROP INDEX CONCURRENTLY app.i");
		Stemma stemma = this.project.stemma(this.database);
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
			statement.execute("SELECT 1 FROM app.t");
			Working run = work(stemma::upgrade);
			awaitQuery("CREATE INDEX CONCURRENTLY i ON app.t (id)");
			await().until(() -> !this.database.query("SELECT FROM pg_class WHERE relname = 'i'").isEmpty());
			assertThat(run.interrupt()).hasMessageContaining(
					"in revision bbbb (Make bbbb), which runs without a transaction: what it has done is kept, and the journal knows how far it came")
				.hasMessageContaining("migrations resolve bbbb answers it");
		}
		assertThat(this.database.query(JOURNAL)).containsExactly("aaaa|succeeded|null|null", "bbbb|started|null|null",
				"bbbb|started|1|null", "bbbb|failed|1|57014", "bbbb|failed|null|57014");
		assertThat(stemma.upgrade().to()).containsExactly("bbbb");
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.i'::regclass"))
			.containsExactly("t");
	}

	@Test
	void batchesGoOnWhereTheyWereInterrupted() {
		this.project.revision("aaaa", "", "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL);\n"
				+ "INSERT INTO t SELECT i, 0 FROM generate_series(1, 1000) AS i", "DROP TABLE t");
		this.project.stemma(this.database).upgrade();
		Stemma stemma = this.project.builder(this.database.dataSource())
			.migrations(List.of(new CountInBatches()))
			.build();
		Working run = work(stemma::upgrade);
		await().until(() -> run.result.isDone()
				|| Integer.parseInt(this.database.query("SELECT sum(n) FROM t").get(0)) >= 20);
		RunInterruptedException ex = run.interrupt();
		assertThat(ex.revision()).isEqualTo("cccc");
		assertThat(this.database.query(JOURNAL)).contains("cccc|failed|1|null");
		int done = Integer.parseInt(this.database.query("SELECT sum(n) FROM t").get(0));
		assertThat(done).isBetween(20, 990);
		CountInBatches.pause = Duration.ZERO;
		assertThat(stemma.upgrade().to()).containsExactly("cccc");
		assertThat(this.database.query("SELECT count(*), min(n), max(n) FROM t")).containsExactly("1000|1|1");
	}

	@Test
	void aMigrationThatSwallowsItIsStoppedAllTheSame() {
		Stemma stemma = this.project.builder(this.database.dataSource())
			.migrations(List.of(new SwallowsEverything()))
			.build();
		Working run = work(stemma::upgrade);
		awaitQuery("SELECT pg_sleep(60)");
		assertThat(run.interrupt().revision()).isEqualTo("dddd");
		assertThat(this.database.query("SELECT to_regclass('half')")).containsExactly("null");
	}

	@Test
	void aCommitThatWasMadeIsNotLost() {
		this.project.table("aaaa", "").table("bbbb", "aaaa");
		AtomicInteger commits = new AtomicInteger();
		// The tables are the first commit.
		DataSource interrupting = afterCommit(() -> {
			if (commits.incrementAndGet() == 2) {
				Thread.currentThread().interrupt();
			}
		});
		RunInterruptedException ex = work(() -> this.project.stemma(interrupting, (options) -> options).upgrade())
			.interruption();
		assertThat(ex.done()).containsExactly("aaaa");
		assertThat(ex.revision()).isNull();
		assertThat(ex).hasMessage("The upgrade was interrupted between two revisions. Done before, and kept: aaaa. "
				+ "Start again to go on.");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	@Test
	void anInterruptionAfterTheLastCommitChangesNothing() throws Exception {
		this.project.table("aaaa", "");
		AtomicInteger commits = new AtomicInteger();
		DataSource interrupting = afterCommit(() -> {
			if (commits.incrementAndGet() == 2) {
				Thread.currentThread().interrupt();
			}
		});
		Working run = work(() -> this.project.stemma(interrupting, (options) -> options).upgrade());
		assertThat(run.result.get(20, TimeUnit.SECONDS)).isNotNull();
	}

	@Test
	void aConnectionThatIsLostInAnInterruptedRunIsNotSoughtAgain() {
		this.project.table("aaaa", "");
		AtomicInteger connections = new AtomicInteger();
		AtomicInteger commits = new AtomicInteger();
		DataSource losing = new DelegatingDataSource(afterCommit(() -> {
			if (commits.incrementAndGet() == 2) {
				Thread.currentThread().interrupt();
				throw new SQLException("the answer was lost", "08006");
			}
		})) {

			@Override
			public Connection getConnection() throws SQLException {
				connections.incrementAndGet();
				return super.getConnection();
			}

		};
		RunInterruptedException ex = work(() -> this.project.stemma(losing, (options) -> options).upgrade())
			.interruption();
		assertThat(ex).hasMessageContaining("its connection was lost with it")
			.hasMessageContaining("migrations status");
		assertThat(connections).hasValue(1);
	}

	@Test
	void aServerThatIsNotThereIsNotWaitedForAnyLonger() {
		AtomicBoolean tried = new AtomicBoolean();
		DataSource away = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				tried.set(true);
				throw new SQLException("refused", "08001");
			}

		};
		this.project.table("aaaa", "");
		Working run = work(this.project.stemma(away, (options) -> options.withLimits(new Limits(Duration.ofSeconds(2),
				null, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), null)))::upgrade);
		await().untilTrue(tried);
		assertThat(run.interrupt()).hasMessageContaining("interrupted before it began with a revision");
	}

	@Test
	void aRedoThatIsInterruptedOnItsWayUpSaysWhatIsMissing() {
		this.project.table("aaaa", "").revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int)", "DROP TABLE bbbb");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.project.revision("bbbb", "aaaa", "SELECT pg_sleep(60)", "DROP TABLE bbbb");
		Working run = work(() -> this.project.stemma(this.database).redo("bbbb"));
		awaitQuery("SELECT pg_sleep(60)");
		assertThat(run.interrupt())
			.hasMessageContaining("The upgrade was interrupted in revision bbbb (Make bbbb), which was rolled back")
			.hasMessageContaining("It stopped with revisions taken back that are not applied again: bbbb")
			.hasMessageContaining("migrations upgrade bbbb goes on with it")
			.message()
			.doesNotContain("Nothing was done", "Start again");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	private void awaitQuery(String sql) {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> !this.database.query(
					"SELECT FROM pg_stat_activity WHERE state = 'active' AND datname = current_database() AND query = '"
							+ sql + "'")
				.isEmpty());
	}

	private DataSource afterCommit(AfterCommit after) {
		return new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection real = super.getConnection();
				return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
							try {
								Object result = method.invoke(real, arguments);
								if (method.getName().equals("commit")) {
									try {
										after.run();
									}
									catch (SQLException ex) {
										real.close();
										throw ex;
									}
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

	private static Working work(Callable<?> work) {
		return new Working(work);
	}

	/**
	 * A thread at work.
	 */
	private static final class Working {

		private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

		private final Thread thread;

		Working(Callable<?> work) {
			this.thread = new Thread(() -> {
				try {
					this.result.complete(work.call());
				}
				catch (Throwable ex) {
					this.result.completeExceptionally(ex);
				}
			});
			this.thread.start();
		}

		RunInterruptedException interrupt() {
			this.thread.interrupt();
			long start = System.nanoTime();
			RunInterruptedException ex = interruption();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			return ex;
		}

		RunInterruptedException interruption() {
			try {
				throw new AssertionError("It was not interrupted: " + this.result.get(20, TimeUnit.SECONDS));
			}
			catch (ExecutionException ex) {
				assertThat(ex.getCause()).isInstanceOf(RunInterruptedException.class);
				return (RunInterruptedException) ex.getCause();
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}

	}

	/**
	 * Something that happens right after a commit.
	 */
	private interface AfterCommit {

		void run() throws SQLException;

	}

	@Migration(revision = "cccc", revises = "aaaa", transaction = TransactionMode.NONE, irreversible = true)
	private static final class CountInBatches implements JavaMigration {

		private static volatile Duration pause = Duration.ofMillis(50);

		@Override
		public void upgrade(Operations operations) {
			operations.updateInBatches("t", (update) -> update.set("n = n + 1").size(10).pause(pause));
		}

	}

	@Migration(revision = "dddd", irreversible = true)
	private static final class SwallowsEverything implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.execute("CREATE TABLE half (id int)");
			try {
				operations.execute("SELECT pg_sleep(60)");
			}
			catch (DataAccessException ex) {
				assertThat(Thread.interrupted()).isTrue();
			}
			operations.execute("CREATE TABLE other (id int)");
		}

	}

}
