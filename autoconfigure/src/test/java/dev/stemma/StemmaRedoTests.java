package dev.stemma;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import dev.stemma.problem.Problem;
import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.DatabaseNotOursException;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.NotAppliedException;
import dev.stemma.runner.Redone;
import dev.stemma.runner.ResetRefusedException;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunnerOptions.Guards;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.State;
import dev.stemma.script.InvalidScriptsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is taken back and applied again, and what is said without running anything.
 */
class StemmaRedoTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@TempDir
	private Path elsewhere;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void aRevisionAndWhatStandsOnItComeBackAndNothingElse() {
		this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb")
			.table("dddd", "aaaa")
			.table("eeee", "cccc");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade("cccc");
		stemma.upgrade("dddd");
		this.database.execute("INSERT INTO cccc VALUES (1)", "INSERT INTO dddd VALUES (1)");
		Redone redone = stemma.redo("bbbb");
		assertThat(redone.down().steps()).extracting(Revision::id).containsExactly("cccc", "bbbb");
		assertThat(redone.up().steps()).extracting(Revision::id).containsExactly("bbbb", "cccc");
		assertThat(redone.up().to()).containsExactlyInAnyOrder("cccc", "dddd");
		assertThat(this.database.query("SELECT count(*) FROM cccc")).containsExactly("0");
		assertThat(this.database.query("SELECT count(*) FROM dddd")).containsExactly("1");
	}

	@Test
	void anEditedRevisionMayBeRedone() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database).upgrade();
		this.project.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id bigint)", "DROP TABLE bbbb");
		Stemma stemma = this.project.stemma(this.database);
		assertThat(stemma.status().state()).isEqualTo(State.INCONSISTENT);
		stemma.redo("current");
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
	}

	@Test
	void tagsDoNotKeepARevisionFromBeingRedone() {
		this.project.with("aaaa", "-- @revision aaaa\n-- @tags demo\n-- @upgrade\nSELECT 1;\n-- @downgrade\n")
			.stemma(this.database)
			.upgrade();
		Stemma stemma = this.project.builder(this.database.dataSource())
			.tags(new TagFilter(Set.of(), Set.of("demo")))
			.build();
		assertThat(stemma.redo("aaaa").up().steps()).hasSize(1);
	}

	@Test
	void whatCannotBeTakenBackOrAppliedAgainIsRefusedBeforeAnythingRuns() {
		this.project.table("aaaa", "")
			.with("bbbb", "-- @revision bbbb\n-- @revises aaaa\n-- @irreversible\n-- @upgrade\nSELECT 1;\n");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.redo("aaaa"));
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(stemma::reset);
		this.project.revision("bbbb", "aaaa", "SELECT '${missing}'", "SELECT 1");
		assertThatExceptionOfType(InvalidScriptsException.class)
			.isThrownBy(() -> this.project.stemma(this.database).redo("bbbb"));
		assertThat(this.database.query("SELECT revision FROM stemma_revision ORDER BY 1")).containsExactly("aaaa",
				"bbbb");
	}

	@Test
	void whatIsNotAppliedCannotBeRedone() {
		Stemma stemma = this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database);
		stemma.upgrade("aaaa");
		assertThatExceptionOfType(NotAppliedException.class).isThrownBy(() -> stemma.redo("bbbb"))
			.withMessageContaining("Revision bbbb is not applied, so it can't be redone")
			.withMessageContaining("migrations upgrade bbbb");
		assertThatExceptionOfType(NotAppliedException.class).isThrownBy(() -> stemma.redo("base"))
			.withMessage(
					"'base' stands for no applied revision. Name one: migrations current says what is applied last.");
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stemma.redo("zzzz"));
	}

	@Test
	void whatADatabaseKnowsAloneStaysWhereItIs() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database).upgrade();
		Stemma older = new Project(this.elsewhere).table("aaaa", "").stemma(this.database);
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(() -> older.redo("aaaa"));
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(() -> older.redo("bbbb"))
			.withMessageContaining("Revision bbbb is applied, and this build does not know it");
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(older::reset)
			.withMessageContaining("bbbb")
			.withMessageContaining("--from-database");
		assertThat(this.database.query("SELECT count(*) FROM stemma_revision")).containsExactly("2");
	}

	@Test
	void aWayUpThatFailsSaysWhatIsMissing() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb").stemma(this.database).upgrade();
		this.project.revision("bbbb", "aaaa", "SELECT no_such_column", "SELECT 1");
		MigrationFailedException ex = catchThrowableOfType(MigrationFailedException.class,
				() -> this.project.stemma(this.database).redo("aaaa"));
		assertThat(ex.problems()).hasSize(2);
		Problem missing = ex.problems().get(1);
		assertThat(missing.what())
			.isEqualTo("It stopped with revisions taken back that are not applied again: cccc, bbbb; these are: aaaa");
		assertThat(missing.advice()).isEqualTo(
				"What is done stays done. Once the cause is corrected, migrations upgrade cccc goes on with it.");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	@Test
	void aWayDownThatFailsSaysWhatIsMissing() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database).upgrade();
		this.database.execute("CREATE VIEW uses AS SELECT * FROM aaaa");
		MigrationFailedException ex = catchThrowableOfType(MigrationFailedException.class,
				() -> this.project.stemma(this.database).reset());
		assertThat(ex).hasMessageContaining("The downgrade of revision aaaa (Make aaaa) failed")
			.hasMessageContaining("taken back that are not applied again: bbbb");
	}

	@Test
	void aResetBeginsAnew() {
		this.project.table("aaaa", "").table("bbbb", "aaaa");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade("aaaa");
		Redone redone = stemma.reset();
		assertThat(redone.down().steps()).extracting(Revision::id).containsExactly("aaaa");
		assertThat(redone.up().steps()).extracting(Revision::id).containsExactly("aaaa", "bbbb");
		assertThat(redone.up().from()).isEmpty();
	}

	@Test
	void aResetOfAnEmptyDatabaseIsAnUpgrade() {
		Redone redone = this.project.table("aaaa", "").stemma(this.database).reset();
		assertThat(redone.down().steps()).isEmpty();
		assertThat(redone.up().to()).containsExactly("aaaa");
	}

	@Test
	void aResetIsForADevelopersOwnDatabase() {
		this.project.table("aaaa", "").stemma(this.database).upgrade();
		Stemma production = this.project.stemma(this.database,
				(options) -> options.withGuards(new Guards(null, true, true)));
		assertThatExceptionOfType(ResetRefusedException.class).isThrownBy(production::reset)
			.withMessageContaining("stemma.protected=true");
		PGSimpleDataSource remote = new PGSimpleDataSource();
		remote.setUrl(this.database.url().replace("localhost", "192.0.2.77"));
		remote.setUser("postgres");
		remote.setSocketFactory(LoopbackSocketFactory.class.getName());
		assertThatExceptionOfType(ResetRefusedException.class)
			.isThrownBy(() -> this.project.stemma(remote, (options) -> options).reset())
			.withMessageContaining("A reset takes everything back, and the server of database " + this.database.name()
					+ " is not on this machine")
			.withMessageContaining("stemma.dev-sync.allow-remote");
	}

	@Test
	void ourTablesAreMadeBesideWhatIsThere() {
		this.database.execute("CREATE TABLE others (id int)");
		Stemma stemma = this.project.table("aaaa", "").stemma(this.database);
		assertThat(stemma.ensureVersion()).isTrue();
		assertThat(stemma.ensureVersion()).isFalse();
		assertThat(this.database.query("SELECT count(*) FROM stemma_revision")).containsExactly("0");
		assertThat(this.database.query("SELECT count(*) FROM stemma_journal")).containsExactly("0");
		assertThat(stemma.upgrade().to()).containsExactly("aaaa");
	}

	@Test
	void ourTablesAreNotMadeTwiceInADatabase() {
		Stemma stemma = this.project.table("aaaa", "").stemma(this.database);
		stemma.ensureVersion();
		this.database.execute("CREATE SCHEMA other");
		assertThatExceptionOfType(DatabaseNotOursException.class).isThrownBy(
				() -> this.project.stemma(this.database, (options) -> options.withSchema("other")).ensureVersion());
		assertThat(this.project
			.stemma(this.database,
					(options) -> options.withSchema("other")
						.withPolicies(new Policies(options.policies().checksum(), options.policies().unknownRevisions(),
								OnNonEmpty.RUN, null)))
			.ensureVersion()).isTrue();
	}

	@Test
	void runnersThatMakeTheTablesAtOnceAgreeOnWhoDid() throws Exception {
		Stemma stemma = this.project.table("aaaa", "").stemma(this.database);
		List<Boolean> created = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Thread thread = new Thread(() -> {
				boolean mine = stemma.ensureVersion();
				synchronized (created) {
					created.add(mine);
				}
			});
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join(20_000);
		}
		assertThat(created).hasSize(5).containsOnlyOnce(true);
	}

	@Test
	void aPurgeSaysBeforeWhatItRemoves() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb").stemma(this.database).upgrade();
		Stemma older = new Project(this.elsewhere).table("aaaa", "").table("bbbb", "aaaa").stemma(this.database);
		assertThat(older.planPurge("aaaa")).extracting((row) -> row.id() + " " + row.message())
			.containsExactly("cccc Make cccc", "bbbb Make bbbb");
		assertThat(older.planPurge("heads")).extracting((row) -> row.id()).containsExactly("cccc");
		older.stampAndPurge("aaaa");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		assertThat(older.planPurge("heads")).isEmpty();
	}

	@Test
	void aRevisionIsAcceptedByAnyNameOfIt() {
		this.project.with("aaaa",
				"-- @revision aaaabbbb\n-- @branch-label main\n-- @upgrade\nSELECT 1;\n-- @downgrade\n");
		this.project.stemma(this.database).upgrade();
		for (String identifier : List.of("aaaa", "main", "current", "heads", "aaaabbbb")) {
			this.project.with("aaaa",
					"-- @revision aaaabbbb\n-- @branch-label main\n-- @upgrade\nSELECT '%s';\n-- @downgrade\n"
						.formatted(identifier));
			Stemma stemma = this.project.stemma(this.database);
			assertThat(stemma.status().state()).isEqualTo(State.INCONSISTENT);
			assertThat(stemma.accept(identifier)).isEqualTo("aaaabbbb");
			assertThat(stemma.status().state()).isEqualTo(State.REACHED);
		}
		assertThatExceptionOfType(RunRefusedException.class)
			.isThrownBy(() -> this.project.stemma(this.database).accept("base"));
	}

	@Test
	void aRevisionIsResolvedByAnyNameOfIt() {
		this.project.with("aaaa",
				"-- @revision aaaabbbb\n-- @transaction none\n-- @upgrade\nSELECT 1;\nSELECT no;\n-- @downgrade\n");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		assertThat(stemma.resolve("aaaa", Resolution.RETRY)).isEqualTo("aaaabbbb");
		Stemma other = new Project(this.elsewhere).table("zzzz", "").stemma(this.database);
		assertThat(other.resolve("aaaabbbb", Resolution.RETRY)).isEqualTo("aaaabbbb");
		assertThat(other.resolve("aaaab", Resolution.RETRY)).isEqualTo("aaaabbbb");
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(() -> other.resolve("zzzz", Resolution.RETRY))
			.withMessageContaining("Revision zzzz did not stop half way")
			.withMessageContaining("These did: aaaabbbb.");
		assertThat(stemma.resolve("head", Resolution.DONE)).isEqualTo("aaaabbbb");
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
	}

	@Test
	void theTwoHalvesOfARedoAreTwoRuns() {
		this.project.table("aaaa", "");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		stemma.redo("aaaa");
		assertThat(this.database
			.query("SELECT revision, action, outcome, dense_rank() OVER (ORDER BY first) FROM (SELECT *, "
					+ "min(number) OVER (PARTITION BY run_id) AS first FROM stemma_journal) AS j ORDER BY number"))
			.containsExactly("aaaa|upgrade|succeeded|1", "aaaa|downgrade|succeeded|2", "aaaa|upgrade|succeeded|3");
	}

}
