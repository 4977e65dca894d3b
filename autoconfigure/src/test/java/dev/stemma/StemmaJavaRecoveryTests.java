package dev.stemma;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.Operations;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations in Java without a transaction that stopped half way, and what the next run
 * makes of it.
 */
class StemmaJavaRecoveryTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@Test
	void operationsAreJournalledOneByOne() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		stemma((op) -> {
			op.execute("INSERT INTO app.t VALUES (1), (2)");
			assertThat(op.execute("UPDATE app.t SET id = id + ?", 10)).isEqualTo(2);
			op.execute("CREATE INDEX CONCURRENTLY i ON app.t (id); DROP INDEX CONCURRENTLY app.i");
		}).upgrade();
		assertThat(this.database.query("SELECT statement, outcome, detail FROM stemma_journal ORDER BY number"))
			.containsExactly("null|started|null", "1|started|atomic", "1|succeeded|rows 2", "2|started|atomic",
					"2|succeeded|rows 2", "3|started|index absent", "3|succeeded|rows 0", "4|started|index valid",
					"4|succeeded|rows 0", "null|succeeded|null");
	}

	@Test
	void whatIsDoneIsPassedOverAndItsRowsAreKnown() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		List<Integer> rows = new ArrayList<>();
		Stemma failing = stemma((op) -> {
			rows.add(op.execute("INSERT INTO app.t SELECT generate_series(1, ?)", 7));
			op.execute("SELECT 1/0");
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(failing::upgrade)
				.withMessageContaining("failed in operation 2, execute SELECT 1/0: division by zero")
				.withMessageContaining("The operations before it stay done and are not run again");
		}
		assertThat(stemma((op) -> {
			rows.add(op.execute("INSERT INTO app.t SELECT generate_series(1, ?)", 7));
			op.execute("SELECT 1");
		}).upgrade().to()).containsExactly("aaaa");
		assertThat(rows).containsExactly(7, 7, 7);
		assertThat(this.database.query("SELECT count(*) FROM app.t")).containsExactly("7");
	}

	@Test
	void anOperationThatDiesWithItsServerProcessIsDoneOnce() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)", "CREATE TABLE app.killed (id int)");
		int[] runs = new int[1];
		Stemma stemma = stemma((op) -> {
			runs[0]++;
			op.execute("INSERT INTO app.t VALUES (1)");
			if (runs[0] == 1) {
				killInBackground("INSERT INTO app.t SELECT 2");
				op.execute("INSERT INTO app.t SELECT 2 FROM pg_sleep(30)");
			}
			else {
				op.execute("INSERT INTO app.t SELECT 2");
			}
			op.execute("INSERT INTO app.t VALUES (3)");
		});
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
		assertThat(runs[0]).isEqualTo(2);
		assertThat(this.database.query("SELECT id FROM app.t ORDER BY id")).containsExactly("1", "2", "3");
	}

	@Test
	void aConcurrentIndexThatDiesIsBuiltAgain() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE app.t IN ROW EXCLUSIVE MODE");
			int[] runs = new int[1];
			CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(() -> stemma((op) -> {
				runs[0]++;
				op.execute("INSERT INTO app.t VALUES (1)");
				if (runs[0] == 1) {
					killInBackground("CREATE INDEX CONCURRENTLY i");
				}
				op.execute("CREATE INDEX CONCURRENTLY i ON app.t (id)");
			}).upgrade().to());
			while (runs[0] < 2) {
				assertThat(run.isDone()).isFalse();
				Thread.sleep(20);
			}
			other.rollback();
			assertThat(run.get(60, TimeUnit.SECONDS)).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.i'::regclass"))
			.containsExactly("t");
		assertThat(this.database.query("SELECT count(*) FROM app.t")).containsExactly("1");
	}

	@Test
	void whatMayHaveCommittedByItselfHasToBeResolved() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		Stemma stemma = stemma((op) -> op.execute("DO $$ BEGIN INSERT INTO app.t VALUES (1); COMMIT; END $$"));
		stemma.upgrade();
		assertThat(this.database.query("SELECT detail FROM stemma_journal WHERE statement = 1 ORDER BY number"))
			.containsExactly("null", "rows 0");
		forget(3);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("whether operation 1 (DO $$ BEGIN INSERT INTO app.t VALUES (1)")
			.withMessageContaining("was done is not known");
		stemma.resolve("aaaa", Resolution.RETRY);
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT count(*) FROM app.t")).containsExactly("2");
	}

	@Test
	void anOperationThatWasRunAndIsAnotherOneNowIsNotPassedOver() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		stemma((op) -> {
			op.execute("INSERT INTO app.t VALUES (?)", 1);
			op.execute("INSERT INTO app.t VALUES (2)");
		}).upgrade();
		forget(5);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(stemma((op) -> op.execute("INSERT INTO app.t VALUES (?)", 3))::upgrade)
			.withMessageContaining("operation 1 has been run and is another one now: INSERT INTO app.t VALUES (?)");
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(stemma((op) -> op.jdbc().sql("SELECT 1").query().singleValue())::upgrade)
			.withMessageContaining("operation 1 has been run and is another one now: op.jdbc()");
		assertThat(this.database.query("SELECT id FROM app.t ORDER BY id")).containsExactly("1", "2");
	}

	@Test
	void aMigrationThatHasFewerOperationsThanWereRunIsNotDone() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		stemma((op) -> {
			op.execute("INSERT INTO app.t VALUES (1)");
			op.execute("INSERT INTO app.t VALUES (2)");
		}).upgrade();
		forget(6);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(stemma((op) -> op.execute("INSERT INTO app.t VALUES (1)"))::upgrade)
			.withMessageContaining("operation 2 has been run, and there are only 1 now");
	}

	@Test
	void anOperationThatWasRunningAndIsNotThereAnyMoreMayHaveLeftSomething() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		stemma((op) -> op.execute("CREATE INDEX CONCURRENTLY i ON app.t (id)")).upgrade();
		forget(3);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma((op) -> {
		})::upgrade).withMessageContaining("operation 1 was running, and there are only 0 now");
	}

	@Test
	void whatIsDoneWithTheConnectionItselfIsNobodysToKnow() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		Stemma stemma = stemma((op) -> {
			op.execute("INSERT INTO app.t VALUES (1)");
			Integer count = op.jdbc().sql("SELECT count(*) FROM app.t").query(Integer.class).single();
			op.jdbc().sql("SELECT 1").query(Integer.class).single();
			op.execute("INSERT INTO app.t SELECT 1/(?::int - 1)", count);
		});
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		assertThat(this.database.query("SELECT outcome FROM stemma_journal WHERE detail = 'op.jdbc()'"))
			.containsExactly("started");
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("it used the connection itself (op.jdbc())");
		this.database.execute("INSERT INTO app.t VALUES (5)");
		stemma.resolve("aaaa", Resolution.RETRY);
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT id FROM app.t ORDER BY id")).containsExactly("1", "1", "5");
	}

	@Test
	void whatTheSessionWasSetToIsSetAgain() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		Upgrade migration = (op) -> {
			op.execute("SET search_path = app");
			op.execute("INSERT INTO t VALUES (1)");
		};
		stemma(migration).upgrade();
		forget(4);
		this.database.execute("TRUNCATE app.t");
		assertThat(stemma(migration).upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT id FROM app.t")).containsExactly("1");
	}

	@Test
	void anOperationWaitsForALockAndIsTriedAgain() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE app.t");
			CompletableFuture<List<String>> run = CompletableFuture
				.supplyAsync(() -> stemma((op) -> op.execute("ALTER TABLE app.t ADD COLUMN n int"),
						new Limits(Duration.ofMillis(50), null, Duration.ofSeconds(10), Duration.ofSeconds(30),
								Duration.ZERO, null))
					.upgrade()
					.to());
			while (this.database.query("SELECT to_regclass('stemma_journal')").contains("null")
					|| this.database.query("SELECT count(*) >= 2 FROM stemma_journal WHERE sqlstate = '55P03'")
						.contains("f")) {
				assertThat(run.isDone()).isFalse();
				Thread.sleep(20);
			}
			other.rollback();
			assertThat(run.get(30, TimeUnit.SECONDS)).containsExactly("aaaa");
		}
	}

	@Test
	void aMigrationWithoutATransactionMayNotChangeTheRole() {
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.execute("SET ROLE pg_monitor"))::upgrade)
			.withMessageContaining("A migration without a transaction changes the role: SET ROLE pg_monitor")
			.withMessageContaining("Run it as that role with stemma.role");
	}

	@Test
	void aRunThatHadToStopStopsWhateverTheMigrationMakesOfIt() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.t (id int)");
		stemma((op) -> op.execute("INSERT INTO app.t VALUES (1)")).upgrade();
		forget(4);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma((op) -> {
			try {
				op.execute("INSERT INTO app.t VALUES (2)");
			}
			catch (RuntimeException ex) {
				// Goes on all the same
			}
			op.execute("INSERT INTO app.t VALUES (3)");
		})::upgrade);
		assertThat(this.database.query("SELECT id FROM app.t")).containsExactly("1");
	}

	/**
	 * What a run leaves that died before it wrote an entry of the journal.
	 */
	private void forget(int fromEntry) {
		this.database.execute("DELETE FROM stemma_revision", "DELETE FROM stemma_journal WHERE number >= " + fromEntry);
	}

	/**
	 * Ends the server process that runs a statement, as soon as it does.
	 */
	private void killInBackground(String statement) {
		CompletableFuture.runAsync(() -> {
			try (Connection connection = this.database.connect(); Statement kill = connection.createStatement()) {
				while (true) {
					try (var rows = kill.executeQuery(
							"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND datname = "
									+ "current_database() AND pid <> pg_backend_pid() AND query LIKE '" + statement
									+ "%' AND clock_timestamp() - query_start > interval '200 ms'")) {
						if (rows.next()) {
							return;
						}
					}
					Thread.sleep(10);
				}
			}
			catch (SQLException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private Stemma stemma(Upgrade upgrade) {
		return stemma(upgrade, Limits.DEFAULTS);
	}

	private Stemma stemma(Upgrade upgrade, Limits limits) {
		return Stemma.builder()
			.dataSource(this.database.dataSource())
			.locations()
			.packages()
			.migrations(List.of(new WithoutTransaction(upgrade)))
			.options(RunnerOptions.DEFAULTS.withLimits(limits)
				.withPolicies(new RunnerOptions.Policies(RunnerOptions.ChecksumPolicy.FAIL,
						RunnerOptions.UnknownRevisions.ALLOW_AHEAD, RunnerOptions.OnNonEmpty.RUN, null)))
			.build();
	}

	private interface Upgrade {

		void run(Operations op);

	}

	@Migration(revision = "aaaa", transaction = TransactionMode.NONE)
	private record WithoutTransaction(Upgrade code) implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			this.code.run(op);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("SELECT 1");
		}

	}

}
