package dev.stemma;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stemma.operation.AutocommitNeededException;
import dev.stemma.operation.Operations;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.revision.Revision;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunTimeoutException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Updates in batches, and what stops them.
 */
@ExtendWith(OutputCaptureExtension.class)
class StemmaBatchTests {

	private static final UnaryOperator<UpdateInBatches.Draft> COUNT = (update) -> update.set("n = n + 1").size(10);

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final List<Long> progress = new ArrayList<>();

	@BeforeEach
	void createTable() {
		this.database.execute("CREATE SCHEMA app",
				"CREATE TABLE app.t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, even boolean NOT NULL)",
				"INSERT INTO app.t SELECT i, 0, i % 2 = 0 FROM generate_series(1, 95) AS i", "ANALYZE app.t");
	}

	@Test
	void everyRowIsUpdatedOnceAndNothingIsLeftInTheTableOfProgress() {
		List<Integer> rows = new ArrayList<>();
		stemma((op) -> rows.add(op.in("app").updateInBatches("t", COUNT))).upgrade();
		assertThat(rows).containsExactly(95);
		assertThat(this.database.query("SELECT min(n), max(n) FROM app.t")).containsExactly("1|1");
		assertThat(this.database.query("SELECT count(*) FROM stemma_progress")).containsExactly("0");
		assertThat(this.progress).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 95L);
		assertThat(this.database
			.query("SELECT outcome, detail FROM stemma_journal WHERE statement IS NOT NULL ORDER BY number"))
			.containsExactly("started|batches of app.t by id", "succeeded|rows 95");
	}

	@Test
	void eachRangeIsATransactionOfItsOwn() {
		this.database.execute("ALTER TABLE app.t ADD COLUMN xid text");
		stemma((op) -> op.in("app")
			.updateInBatches("t", (update) -> update.set("xid = pg_current_xact_id()::text").where("even").size(10)))
			.upgrade();
		assertThat(this.database.query("SELECT count(DISTINCT xid), count(xid) FROM app.t WHERE even"))
			.containsExactly("10|47");
		assertThat(this.database.query("SELECT count(xid) FROM app.t WHERE NOT even")).containsExactly("0");
	}

	@Test
	void anUpdateThatFailsGoesOnWhereItStoppedOnceItIsCorrected() {
		this.database.execute("UPDATE app.t SET n = 1000 WHERE id = 45", "ALTER TABLE app.t ADD CHECK (n <= 1000)");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("t", COUNT))::upgrade)
			.withMessageContaining("failed in operation 1, update app.t in batches")
			.withMessageContaining("UPDATE app.t")
			.withMessageContaining("violates check constraint");
		assertThat(this.database.query("SELECT position, rows FROM stemma_progress")).containsExactly("{40}|40");
		List<Integer> rows = new ArrayList<>();
		stemma((op) -> rows
			.add(op.in("app").updateInBatches("t", (update) -> update.set("n = least(n, 999) + 1").size(7)))).upgrade();
		assertThat(rows).containsExactly(95);
		assertThat(this.database.query("SELECT n, count(*) FROM app.t GROUP BY n ORDER BY n")).containsExactly("1|94",
				"1000|1");
	}

	@Test
	void anUpdateWhoseServerProcessDiesGoesOn() throws Exception {
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("SELECT FROM app.t WHERE id = 55 FOR UPDATE");
			CompletableFuture<List<String>> run = CompletableFuture
				.supplyAsync(() -> stemma((op) -> op.in("app").updateInBatches("t", COUNT)).upgrade().to());
			awaitUpdate();
			assertThat(this.database.query("""
					SELECT pg_terminate_backend(pid) FROM pg_stat_activity
					WHERE datname = current_database() AND state = 'active' AND query LIKE '%UPDATE app.t%'
					  AND pid <> pg_backend_pid()""")).containsExactly("t");
			other.rollback();
			assertThat(run.get(30, TimeUnit.SECONDS)).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT min(n), max(n) FROM app.t")).containsExactly("1|1");
		assertThat(this.progress).contains(50L, 60L, 95L);
	}

	@Test
	void aRangeThatDoesNotGetItsLocksIsMadeAgain(CapturedOutput output) throws Exception {
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("SELECT FROM app.t WHERE id = 55 FOR UPDATE");
			CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(
					() -> stemma((op) -> op.in("app").updateInBatches("t", COUNT), limits(50, null)).upgrade().to());
			Awaitility.await()
				.untilAsserted(() -> assertThat(output)
					.contains("A batch of the upgrade of revision aaaa was rolled back and is made again"));
			assertThat(run.isDone()).isFalse();
			other.rollback();
			assertThat(run.get(30, TimeUnit.SECONDS)).containsExactly("aaaa");
		}
		assertThat(this.database.query("SELECT min(n), max(n) FROM app.t")).containsExactly("1|1");
		assertThat(this.database.query("SELECT count(*) FROM stemma_journal WHERE outcome = 'failed'"))
			.containsExactly("0");
	}

	@Test
	void aPauseIsKeptAndEndsWithTheRunsTime() {
		assertThatExceptionOfType(RunTimeoutException.class).isThrownBy(stemma(
				(op) -> op.in("app")
					.updateInBatches("t", (update) -> COUNT.apply(update).pause(Duration.ofMillis(400))),
				limits(2000, Duration.ofSeconds(1)))::upgrade);
		assertThat(this.database.query("SELECT rows BETWEEN 20 AND 40 FROM stemma_progress")).containsExactly("t");
		stemma((op) -> op.in("app").updateInBatches("t", COUNT)).upgrade();
		assertThat(this.database.query("SELECT min(n), max(n) FROM app.t")).containsExactly("1|1");
	}

	@Test
	void anUpdateThatDiedAndGoesByAnotherKeyNowIsNotGuessedAt() {
		this.database.execute("ALTER TABLE app.t ADD UNIQUE (id, n)", "UPDATE app.t SET n = 7 WHERE id = 45",
				"ALTER TABLE app.t ADD CHECK (n < 8)");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("t", COUNT))::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(stemma(
					(op) -> op.in("app").updateInBatches("t", (update) -> COUNT.apply(update).by("id", "n")))::upgrade)
			.withMessageContaining(
					"operation 1 (update app.t in batches) had batches of app.t by id and has batches of app.t by id, n now");
		assertThat(this.database.query("SELECT count(*) FROM app.t WHERE n = 1")).containsExactly("40");
	}

	@Test
	void whatAnAttemptHasLeftThatWasResolvedIsForgotten() {
		this.database.execute("UPDATE app.t SET n = 7 WHERE id = 45", "ALTER TABLE app.t ADD CHECK (n < 8)");
		Stemma stemma = stemma((op) -> op.in("app").updateInBatches("t", COUNT));
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		stemma.resolve("aaaa", Resolution.DONE);
		stemma.downgrade("base");
		this.database.execute("UPDATE app.t SET n = 0");
		stemma.upgrade();
		assertThat(this.database.query("SELECT min(n), max(n) FROM app.t")).containsExactly("1|1");
	}

	@Test
	void anUpdateThatStoppedHalfWayIsNotRunAgainAsAnotherOperation() {
		this.database.execute("UPDATE app.t SET n = 7 WHERE id = 45", "ALTER TABLE app.t ADD CHECK (n < 8)");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("t", COUNT))::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma((op) -> {
			op.execute("UPDATE app.t SET n = 0 WHERE id = 45");
			op.in("app").updateInBatches("t", COUNT);
		})::upgrade)
			.withMessageContaining(
					"operation 1 was an update in batches and is another one now: UPDATE app.t SET n = 0 WHERE id = 45");
		assertThat(this.database.query("SELECT max(n) FROM app.t WHERE id < 45")).containsExactly("1");
	}

	@Test
	void anUpdateOfAnotherTableDoesNotGoOnWhereOneStopped() {
		this.database.execute("CREATE TABLE app.u (id int PRIMARY KEY, n int NOT NULL)",
				"INSERT INTO app.u VALUES (1, 0)", "UPDATE app.t SET n = 7 WHERE id = 45",
				"ALTER TABLE app.t ADD CHECK (n < 8)");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("t", COUNT))::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("u", COUNT))::upgrade)
			.withMessageContaining("had batches of app.t by id and has batches of app.u by id now");
	}

	@Test
	void anUpdateThatStoppedHalfWayIsNotForgottenWhereTheMigrationHasATransactionNow() {
		this.database.execute("UPDATE app.t SET n = 7 WHERE id = 45", "ALTER TABLE app.t ADD CHECK (n < 8)");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(stemma((op) -> op.in("app").updateInBatches("t", COUNT))::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(build(new InTransaction(), Limits.DEFAULTS)::upgrade)
			.withMessageContaining("it ran without a transaction then, and its script has one now");
	}

	@Test
	void anUpdateThatWasUnderWayAndIsNotThereAnyMoreIsNotDone() {
		assertThatExceptionOfType(RunTimeoutException.class).isThrownBy(stemma(
				(op) -> op.in("app")
					.updateInBatches("t", (update) -> COUNT.apply(update).pause(Duration.ofMillis(400))),
				limits(2000, Duration.ofSeconds(1)))::upgrade);
		assertThatExceptionOfType(UnresolvedRevisionException.class).isThrownBy(stemma((op) -> {
		})::upgrade).withMessageContaining("operation 1 was running, and there are only 0 now");
	}

	@Test
	void moreRowsThanAnIntHoldsAreNoReasonToFail() {
		stemma((op) -> op.in("app").updateInBatches("t", COUNT)).upgrade();
		this.database.execute("DELETE FROM stemma_revision",
				"DELETE FROM stemma_journal WHERE statement IS NULL AND outcome = 'succeeded'",
				"UPDATE stemma_journal SET detail = 'rows 3000000000' WHERE outcome = 'succeeded'");
		List<Integer> rows = new ArrayList<>();
		stemma((op) -> rows.add(op.in("app").updateInBatches("t", COUNT))).upgrade();
		assertThat(rows).containsExactly(Integer.MAX_VALUE);
	}

	@Test
	void batchesAreRefusedInATransaction() {
		Stemma stemma = build(new InTransaction(), Limits.DEFAULTS);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade)
			.withCauseInstanceOf(Exception.class)
			.withRootCauseInstanceOf(AutocommitNeededException.class)
			.withMessageContaining("update app.t in batches")
			.withMessageContaining("Say @Migration(transaction = TransactionMode.NONE)");
	}

	private void awaitUpdate() {
		Awaitility.await().until(() -> !this.database.query("""
				SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
				  AND query LIKE '%UPDATE app.t%'""").contains("0"));
	}

	private static Limits limits(int lockMillis, @Nullable Duration run) {
		return new Limits(Duration.ofMillis(lockMillis), null, Duration.ofSeconds(10), Duration.ofSeconds(30),
				Duration.ZERO, run);
	}

	private Stemma stemma(Consumer<Operations> upgrade) {
		return stemma(upgrade, Limits.DEFAULTS);
	}

	private Stemma stemma(Consumer<Operations> upgrade, Limits limits) {
		return build(new InBatches(upgrade), limits);
	}

	private Stemma build(JavaMigration migration, Limits limits) {
		return Stemma.builder()
			.dataSource(this.database.dataSource())
			.locations()
			.packages()
			.migrations(List.of(migration))
			.listeners(List.of(new MigrationListener() {

				@Override
				public void progress(Revision revision, long rows, long estimate) {
					assertThat(revision.id()).isEqualTo("aaaa");
					assertThat(estimate).isEqualTo(95);
					StemmaBatchTests.this.progress.add(rows);
				}

			}))
			.options(RunnerOptions.DEFAULTS.withLimits(limits))
			.build();
	}

	@Migration(revision = "aaaa", transaction = TransactionMode.NONE)
	private record InBatches(Consumer<Operations> code) implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			this.code.accept(op);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("SELECT 1");
		}

	}

	@Migration(revision = "aaaa")
	private static final class InTransaction implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.in("app").updateInBatches("t", COUNT);
		}

	}

}
