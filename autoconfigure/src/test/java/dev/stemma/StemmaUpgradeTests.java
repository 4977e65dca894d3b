package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.Direction;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.MigrationRun;
import dev.stemma.runner.PendingRevisionsException;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.State;
import dev.stemma.script.InvalidScriptsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StemmaUpgradeTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void anEmptyDatabaseIsBroughtToItsHeads() {
		Stemma stemma = this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "aaaa")
			.stemma(this.database);
		RunResult result = stemma.upgrade();
		assertThat(result.from()).isEmpty();
		assertThat(result.to()).containsExactlyInAnyOrder("bbbb", "cccc");
		assertThat(result.steps()).extracting(Revision::id).containsExactlyInAnyOrder("aaaa", "bbbb", "cccc");
		assertThat(this.database
			.query("SELECT revision, message, kind, checksum_algorithm FROM stemma_revision ORDER BY 1"))
			.containsExactly("aaaa|Make aaaa|sql|sha256", "bbbb|Make bbbb|sql|sha256", "cccc|Make cccc|sql|sha256");
		assertThat(this.database.query("SELECT revision, action, outcome FROM stemma_journal ORDER BY revision"))
			.containsExactly("aaaa|upgrade|succeeded", "bbbb|upgrade|succeeded", "cccc|upgrade|succeeded");
		assertThat(this.database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
			.containsExactly("0");
	}

	@Test
	void aSecondUpgradeHasNothingToDo() {
		Stemma stemma = this.project.table("aaaa", "").stemma(this.database);
		stemma.upgrade();
		RunResult again = stemma.upgrade();
		assertThat(again.steps()).isEmpty();
		assertThat(again.from()).containsExactly("aaaa");
		assertThat(again.to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT count(*) FROM stemma_journal")).containsExactly("1");
	}

	@Test
	void aRevisionThatFailsLeavesNothingBehindAndKeepsWhatCameBefore() {
		Stemma stemma = this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE half (id int);\n\nALTER TABLE missing ADD COLUMN x int", "SELECT 1")
			.stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade).satisfies((ex) -> {
			assertThat(ex).hasMessageContaining("The upgrade of revision bbbb (Make bbbb) failed in statement 2")
				.hasMessageContaining("relation \"missing\" does not exist [SQLSTATE 42P01]")
				.hasMessageContaining("bbbb.sql:8")
				.hasMessageContaining("rolled back");
			assertThat(ex.revision()).isEqualTo("bbbb");
			assertThat(ex.statement()).isEqualTo("ALTER TABLE missing ADD COLUMN x int");
		});
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		assertThat(this.database.query("SELECT to_regclass('half')")).containsExactly("null");
		assertThat(this.database
			.query("SELECT revision, outcome, statement, sqlstate FROM stemma_journal ORDER BY number"))
			.containsExactly("aaaa|succeeded|null|null", "bbbb|failed|2|42P01");
		this.project.table("bbbb", "aaaa").stemma(this.database).upgrade();
		assertThat(this.database.query("SELECT revision FROM stemma_revision ORDER BY 1")).containsExactly("aaaa",
				"bbbb");
	}

	@Test
	void downgradeTakesBackWhatStandsAboveTheTarget() {
		Stemma stemma = this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb")
			.stemma(this.database);
		stemma.upgrade();
		RunResult result = stemma.downgrade("aaaa");
		assertThat(result.direction()).isEqualTo(Direction.DOWNGRADE);
		assertThat(result.steps()).extracting(Revision::id).containsExactly("cccc", "bbbb");
		assertThat(result.to()).containsExactly("aaaa");
		assertThat(this.database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
			.containsExactly("aaaa", "stemma_journal", "stemma_progress", "stemma_revision");
		assertThat(stemma.downgrade("-1").to()).isEmpty();
	}

	@Test
	void aDowngradeThroughARevisionWithoutOneIsRefusedBeforeAnythingRuns() {
		Stemma stemma = this.project.with("aaaa", "-- @revision aaaa\n-- @upgrade\nCREATE TABLE aaaa (id int);\n")
			.with("bbbb",
					"-- @revision bbbb\n-- @revises aaaa\n-- @irreversible\n-- @upgrade\nCREATE TABLE bbbb (id int);\n")
			.table("cccc", "bbbb")
			.stemma(this.database);
		stemma.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.downgrade("base"))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(2));
		assertThat(stemma.current()).extracting("id").containsExactly("cccc");
	}

	@Test
	void allRevisionsOfARunCanShareOneTransaction() {
		Stemma stemma = this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.revision("cccc", "bbbb", "SELECT 1/0", "SELECT 1")
			.stemma(this.database, (options) -> options.withTransaction(TransactionScope.ALL));
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		assertThat(this.database.query("SELECT count(*) FROM stemma_revision")).containsExactly("0");
		this.project.table("cccc", "bbbb");
		Stemma corrected = this.project.stemma(this.database,
				(options) -> options.withTransaction(TransactionScope.ALL));
		assertThat(corrected.upgrade().to()).containsExactly("cccc");
		assertThat(this.database.query("SELECT count(DISTINCT xmin::text) FROM stemma_revision")).containsExactly("1");
	}

	@Test
	void allScriptsOfAPlanAreCheckedBeforeTheFirstRuns() {
		Stemma stemma = this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "SELECT 'open", "SELECT 1")
			.revision("cccc", "bbbb", "COMMIT", "SELECT 1")
			.stemma(this.database);
		assertThatExceptionOfType(InvalidScriptsException.class).isThrownBy(stemma::upgrade)
			.satisfies((ex) -> assertThat(ex.problems()).hasSizeGreaterThanOrEqualTo(2))
			.withMessageContaining("bbbb.sql")
			.withMessageContaining("cccc.sql");
		assertThat(this.database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly("0");
	}

	@Test
	void whatAMigrationSetsInItsSessionDoesNotReachTheNext() {
		Stemma stemma = this.project.revision("aaaa", "",
				"SET search_path = pg_catalog; SET statement_timeout = '1h'; SET ROLE pg_monitor; SET work_mem = '9MB'",
				"SELECT 1")
			.revision("bbbb", "aaaa", """
					CREATE TABLE seen AS SELECT current_user::text AS who, current_setting('search_path') AS path,
					    current_setting('work_mem') AS mem, current_setting('statement_timeout') AS timeout""",
					"DROP TABLE seen")
			.stemma(this.database);
		stemma.upgrade();
		assertThat(this.database.query("SELECT * FROM public.seen"))
			.containsExactly("postgres|\"$user\", public|4MB|0");
	}

	@Test
	void theConnectionGoesBackAsItCame() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SET search_path = public, pg_catalog");
			statement.execute("SET application_name = 'mine'");
			connection.setAutoCommit(false);
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			this.project.revision("aaaa", "", "SET search_path = nowhere", "SELECT 1")
				.stemma(single, (options) -> options)
				.upgrade();
			assertThat(connection.getAutoCommit()).isFalse();
			try (var row = statement.executeQuery(
					"SELECT current_setting('search_path'), current_setting('application_name'), current_setting('client_connection_check_interval')")) {
				row.next();
				assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
					.containsExactly("public, pg_catalog", "mine", "0");
			}
		}
	}

	@Test
	void listenersHearOfTheRunAndOfItsStepsInsideOfTheirTransactions() {
		List<String> heard = new ArrayList<>();
		MigrationListener listener = new MigrationListener() {

			@Override
			public void beforeRun(MigrationRun run) {
				heard.add("before run of " + run.steps().size());
			}

			@Override
			public void beforeStep(Revision revision, Direction direction, Operations operations) {
				heard.add("before " + revision.id() + " " + exists(operations, revision));
			}

			@Override
			public void afterStep(Revision revision, Direction direction, Operations operations) {
				heard.add("after " + revision.id() + " " + exists(operations, revision));
			}

			@Override
			public void afterRun(MigrationRun run, Duration duration) {
				heard.add("after run");
			}

			private boolean exists(Operations operations, Revision revision) {
				return operations.jdbc()
					.sql("SELECT to_regclass(?) IS NOT NULL")
					.param(revision.id())
					.query(Boolean.class)
					.single();
			}

		};
		this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.builder(this.database.dataSource())
			.listeners(List.of(listener))
			.build()
			.upgrade();
		assertThat(heard).containsExactly("before run of 2", "before aaaa false", "after aaaa true",
				"before bbbb false", "after bbbb true", "after run");
	}

	@Test
	void tagsLeaveALineOutAndSayso() {
		Stemma stemma = this.project.table("aaaa", "")
			.with("dddd", "-- @revision dddd\n-- @revises aaaa\n-- @tags demo\n-- @upgrade\nSELECT 1;\n-- @downgrade\n")
			.builder(this.database.dataSource())
			.tags(new TagFilter(Set.of(), Set.of("demo")))
			.build();
		RunResult result = stemma.upgrade();
		assertThat(result.steps()).extracting(Revision::id).containsExactly("aaaa");
		Status status = stemma.status();
		assertThat(status.state()).isEqualTo(State.REACHED);
		assertThat(status.target().reached()).isTrue();
		assertThat(status.excluded()).containsExactly("dddd");
		assertThat(status.history()).filteredOn((entry) -> entry.revision().equals("dddd"))
			.extracting(HistoryEntry::state)
			.containsExactly(HistoryEntry.State.EXCLUDED);
	}

	@Test
	void validateNamesWhatIsPending() {
		Stemma stemma = this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database);
		stemma.upgrade("aaaa");
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(stemma::validate)
			.satisfies((ex) -> assertThat(ex.pending()).containsExactly("bbbb"));
		stemma.upgrade();
		assertThat(stemma.validate().state()).isEqualTo(State.REACHED);
	}

	@Test
	void aStampSaysWhatIsAppliedWithoutRunningIt() {
		Stemma stemma = this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb")
			.stemma(this.database);
		assertThat(stemma.stamp("bbbb")).containsExactly("bbbb");
		assertThat(this.database.query("SELECT revision, duration_ms, downgrade FROM stemma_revision ORDER BY 1"))
			.hasSize(2)
			.allSatisfy((row) -> assertThat(row).contains("|null|").contains("DROP TABLE"));
		assertThat(this.database.query("SELECT to_regclass('aaaa')")).containsExactly("null");
		assertThat(stemma.upgrade().steps()).extracting(Revision::id).containsExactly("cccc");
		assertThat(stemma.stamp("base")).isEmpty();
	}

}
