package dev.stemma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import dev.stemma.operation.AutocommitNeededException;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Row;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamptz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations in Java whose operations are done online.
 */
class StemmaOperationsTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@BeforeEach
	void createSchema() {
		this.database.execute("CREATE SCHEMA app", "ALTER DATABASE " + this.database.name() + " SET search_path = app");
	}

	@Test
	void operationsAreDoneAtOnceAndInOneTransaction() {
		assertThat(stemma((op) -> {
			op.createTable("members", column("id", integer()), column("name", text()).notNull(), primaryKey("id"));
			assertThat(op.jdbc().sql("SELECT count(*) FROM members").query(Integer.class).single()).isZero();
			op.execute("INSERT INTO members VALUES (1, 'x')");
			op.createIndex("members_name", "members", "name");
			op.commentOnTable("members", "They're {members}");
		}).upgrade().to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT id, name, obj_description('members'::regclass) FROM members"))
			.containsExactly("1|x|They're {members}");
		assertThat(this.database.query("SELECT count(DISTINCT xmin::text) FROM pg_class WHERE relname LIKE 'members%'"))
			.containsExactly("1");
	}

	@Test
	void rowsAreCounted() {
		List<Integer> rows = new ArrayList<>();
		stemma((op) -> {
			op.execute("CREATE TABLE a (id int, at timestamptz, word text)");
			op.execute("CREATE TABLE b (id int)");
			rows.add(op.execute("INSERT INTO a SELECT generate_series(1, ?), ?, ?", 5,
					Instant.parse("2026-01-02T03:04:05Z"), null));
			rows.add(op.insertFrom("b", columns("id"), "SELECT id FROM a WHERE id > 2"));
			rows.add(op.execute("DELETE FROM b WHERE id = ANY (?)", (Object) new Integer[] { 3, 4 }));
		}).upgrade();
		assertThat(rows).containsExactly(5, 3, 2);
		assertThat(this.database.query("SELECT DISTINCT at AT TIME ZONE 'UTC', word IS NULL FROM a"))
			.containsExactly("2026-01-02 03:04:05|t");
	}

	@Test
	void rowsAreInsertedAsOneCopy() {
		List<Row> rows = IntStream.rangeClosed(1, 5000)
			.mapToObj((i) -> row(i, (i % 2 == 0) ? null : "tab\there, back\\slash {é} " + i,
					Instant.parse("2026-01-02T03:04:05Z").plusSeconds(i)))
			.toList();
		stemma((op) -> {
			op.createTable("t", column("id", integer()), column("word", text()), column("at", timestamptz()));
			op.bulkInsert("t", columns("id", "word", "at"), rows);
			op.bulkInsert("t", columns("id"), List.of());
		}).upgrade();
		assertThat(this.database.query("SELECT count(*), count(word), max(at) - min(at) FROM t"))
			.containsExactly("5000|2500|01:23:19");
		assertThat(this.database.query("SELECT word FROM t WHERE id = 77"))
			.containsExactly("tab\there, back\\slash {é} 77");
	}

	@Test
	void aFailureNamesTheLineTheOperationAndTheStatement() {
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(build(new FailsInItsSecond())::upgrade)
			.withMessageContaining(
					"The upgrade of revision aaaa failed in operation 2, add column n of table missing: ")
			.withMessageContaining("relation \"missing\" does not exist [SQLSTATE 42P01]")
			.withMessageContaining("in: ALTER TABLE missing ADD COLUMN n integer")
			.withMessageMatching("(?s).*\\(StemmaOperationsTests\\.java:\\d+\\)\\..*")
			.withMessageContaining("Everything that it did was rolled back")
			.satisfies((ex) -> assertThat(ex.statement()).startsWith("ALTER TABLE missing"));
		assertThat(this.database.query("SELECT to_regclass('t')")).containsExactly("null");
		assertThat(
				this.database.query("SELECT outcome, position LIKE 'StemmaOperationsTests.java:%' FROM stemma_journal"))
			.containsExactly("failed|t");
	}

	@Test
	void whatMakesNoSenseIsAFailureOfTheMigrationWithItsAdvice() {
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(build(new SaysNonsense())::upgrade)
			.withMessageContaining("The upgrade of revision aaaa failed: ")
			.withMessageMatching("(?s).*\\(StemmaOperationsTests\\.java:\\d+\\)\\..*")
			.withCauseInstanceOf(Exception.class)
			.withRootCauseInstanceOf(InvalidDefinitionException.class)
			.satisfies((ex) -> assertThat(ex.problems().get(0).what()).doesNotContain("Exception"));
		assertThat(this.database.query("SELECT revision, outcome FROM stemma_journal")).containsExactly("aaaa|failed");
		assertThat(this.database.query("SELECT to_regclass('t')")).containsExactly("null");
	}

	@Test
	void whatTakesNoTransactionIsRefusedInOneBeforeItIsSent() {
		for (Consumer<Operations> upgrade : List.<Consumer<Operations>>of(
				(op) -> op.createIndex(index("t", "id").named("t_id"), (options) -> options.concurrently()),
				(op) -> op.execute("CREATE INDEX CONCURRENTLY t_id ON t (id)"), (op) -> op.autocommit((inner) -> {
				}))) {
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma(upgrade)::upgrade)
				.withRootCauseInstanceOf(AutocommitNeededException.class)
				.withMessageContaining("A migration in a transaction does what takes none")
				.withMessageContaining("Say @Migration(transaction = TransactionMode.NONE)");
		}
		assertThat(this.database.query("SELECT DISTINCT sqlstate FROM stemma_journal")).containsExactly("null");
	}

	@Test
	void whatTakesNoTransactionIsDoneWithoutOne() {
		stemma((op) -> op.execute("CREATE TABLE t (id int)")).upgrade();
		build(new Migrated((op) -> op.execute("CREATE TABLE t (id int)")), new Concurrently()).upgrade();
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id'::regclass"))
			.containsExactly("t");
		assertThat(this.database
			.query("SELECT statement, outcome, detail FROM stemma_journal WHERE statement IS NOT NULL ORDER BY number"))
			.containsExactly("1|started|index absent", "1|succeeded|rows 0", "2|started|atomic", "2|succeeded|rows 0");
	}

	@Test
	void behindAPoolerNothingIsSetForTheSession() {
		RunnerOptions pooled = RunnerOptions.DEFAULTS
			.withSession(new RunnerOptions.SessionOptions(null, List.of(), RunnerOptions.Pooler.TRANSACTION));
		StemmaBuilder builder = Stemma.builder().dataSource(this.database.dataSource()).locations().packages();
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(builder.migrations(List.of(new Migrated((op) -> op.execute("SET search_path = elsewhere"))))
				.options(pooled)
				.build()::upgrade)
			.withMessageContaining("sets something for its session, which behind a connection pooler is everybody's")
			.withMessageContaining("Write SET LOCAL, or give migrations a direct connection with stemma.url.");
		builder.migrations(List.of(new Migrated((op) -> op.execute("SET LOCAL search_path = elsewhere"))))
			.build()
			.upgrade();
	}

	@Test
	void namesThatAreLeftOutComeFromTheConvention() {
		build(new Unnamed()).upgrade();
		assertThat(this.database
			.query("SELECT conname FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'p'"))
			.containsExactly("t_pkey");
	}

	@Test
	void aDowngradeThatIsNotWrittenIsTheUpgradeReversed() {
		Stemma stemma = build(new Unnamed());
		stemma.upgrade();
		assertThat(stemma.downgrade("base").to()).isEmpty();
		assertThat(this.database.query("SELECT to_regclass('t')")).containsExactly("null");
	}

	@Test
	void aFailureThatAMigrationGetsOverIsNotTakenForTheNextOne() {
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(build(new GetsOverAFailure())::upgrade)
			.withMessageContaining("The upgrade of revision aaaa failed: java.lang.IllegalStateException: later")
			.satisfies((ex) -> assertThat(ex.statement()).isNull());
	}

	private Stemma stemma(Consumer<Operations> upgrade) {
		return build(new Migrated(upgrade));
	}

	private Stemma build(JavaMigration... migrations) {
		return Stemma.builder()
			.dataSource(this.database.dataSource())
			.locations()
			.packages()
			.migrations(List.of(migrations))
			.options(RunnerOptions.DEFAULTS)
			.build();
	}

	@Migration(revision = "aaaa")
	private record Migrated(Consumer<Operations> code) implements JavaMigration {

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
	private static final class FailsInItsSecond implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("t", column("id", integer()));
			op.addColumn("missing", column("n", integer()));
		}

	}

	@Migration(revision = "aaaa")
	private static final class SaysNonsense implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE t (id int)");
			op.dropTable("");
		}

	}

	@Migration(revision = "bbbb", revises = "aaaa", transaction = TransactionMode.NONE)
	private static final class Concurrently implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.autocommit(
					(inner) -> inner.createIndex(index("t", "id").named("t_id"), (options) -> options.concurrently()));
			op.addColumn("t", column("n", integer()));
		}

	}

	@Migration(revision = "aaaa")
	private static final class Unnamed implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("t", column("id", integer()), primaryKey("id"));
		}

	}

	@Migration(revision = "aaaa", transaction = TransactionMode.NONE)
	private static final class GetsOverAFailure implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> op.execute("SELECT 1/0"));
			throw new IllegalStateException("later");
		}

	}

}
