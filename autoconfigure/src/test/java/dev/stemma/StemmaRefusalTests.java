package dev.stemma;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.TagConflictException;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.ChecksumMismatchException;
import dev.stemma.runner.DatabaseNotOursException;
import dev.stemma.runner.DatabaseUnavailableException;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.runner.ReadOnlyServerException;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.RunnerOptions.UnknownRevisions;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is refused before anything is changed, and what is said then.
 */
class StemmaRefusalTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
	}

	@Test
	void aDatabaseThatIsNotEmptyIsNotTakenOverUnasked() {
		this.database.execute("CREATE TABLE aaaa (id int)");
		assertThatExceptionOfType(DatabaseNotOursException.class)
			.isThrownBy(this.project.stemma(this.database)::upgrade)
			.withMessage(
					"Schema public has no tables of Stemma and is not empty (aaaa): it is not known which revisions "
							+ "it has. Say what it is: migrations stamp <revision>, or stemma.baseline=<revision>, which also upgrades from there; "
							+ "stemma.on-non-empty=run runs all revisions beside what is there.");
	}

	@Test
	void aBaselineTakesADatabaseOver() {
		this.database.execute("CREATE TABLE aaaa (id int)");
		Stemma stemma = this.project.stemma(this.database, policies((policies) -> new Policies(policies.checksum(),
				policies.unknownRevisions(), policies.onNonEmpty(), "aaaa")));
		assertThat(stemma.upgrade().steps()).extracting("id").containsExactly("bbbb");
		assertThat(this.database.query("SELECT revision, action FROM stemma_journal ORDER BY number"))
			.containsExactly("aaaa|stamp", "bbbb|upgrade");
		assertThat(stemma.upgrade().steps()).isEmpty();
	}

	@Test
	void aBaselineMeansNothingInAnEmptyDatabase() {
		Stemma stemma = this.project.stemma(this.database, policies((policies) -> new Policies(policies.checksum(),
				policies.unknownRevisions(), policies.onNonEmpty(), "aaaa")));
		assertThat(stemma.upgrade().steps()).extracting("id").containsExactly("aaaa", "bbbb");
	}

	@Test
	void revisionsRunBesideWhatIsThereWhereThatIsMeant() {
		this.database.execute("CREATE TABLE other (id int)");
		Stemma stemma = this.project.stemma(this.database, policies(
				(policies) -> new Policies(policies.checksum(), policies.unknownRevisions(), OnNonEmpty.RUN, null)));
		assertThat(stemma.upgrade().to()).containsExactly("bbbb");
	}

	@Test
	void ourTablesDroppedWhileObjectsStandIsRefused() {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DROP TABLE stemma_revision, stemma_journal");
		assertThatExceptionOfType(DatabaseNotOursException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("is not empty (aaaa, bbbb)");
	}

	@Test
	void oneOfOurTablesMissingIsRefused() {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DROP TABLE stemma_revision");
		assertThatExceptionOfType(DatabaseNotOursException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining(
					"Of the tables stemma_revision and stemma_journal only one is there in schema public");
	}

	@Test
	void ourTablesInAnotherSchemaAreNamed() {
		this.project.stemma(this.database).upgrade();
		this.database.execute("CREATE SCHEMA elsewhere");
		Stemma stemma = this.project.stemma(this.database, (options) -> options.withSchema("elsewhere"));
		assertThatExceptionOfType(DatabaseNotOursException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining(
					"Schema elsewhere has no tables of Stemma, but schema public of the same database has")
			.withMessageContaining("stemma.schema");
	}

	@Test
	void schemaAndTableNamesOfAnyCharactersAreQuoted() {
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withSchema("se\"lec't; drop\nschema é").withTablePrefix("pre\"fix'; "));
		assertThat(stemma.upgrade().to()).containsExactly("bbbb");
		assertThat(stemma.upgrade().steps()).isEmpty();
		assertThat(stemma.downgrade("base").to()).isEmpty();
		assertThat(this.database.query(
				"SELECT count(*) FROM pg_tables WHERE schemaname = E'se\"lec''t; drop\\nschema é' AND tablename LIKE 'pre\"fix''; %'"))
			.containsExactly("3");
	}

	@Test
	void aPrefixThatMakesNamesTooLongIsRefused() {
		Stemma stemma = this.project.stemma(this.database, (options) -> options.withTablePrefix("x".repeat(60)));
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("stemma.table-prefix makes names of 78 bytes, and the server takes 63");
	}

	@Test
	void withoutThePrivilegeToCreateNothingIsBegun() {
		String user = "poor_" + this.database.name();
		this.database.execute("CREATE ROLE " + user + " LOGIN");
		assertThatExceptionOfType(MissingPrivilegeException.class)
			.isThrownBy(this.project.stemma(this.database.dataSource(user), (options) -> options)::upgrade)
			.withMessageContaining("User " + user + " may not create tables in schema public")
			.withMessageContaining("GRANT CREATE, USAGE ON SCHEMA \"public\" TO \"" + user + "\"");
		assertThatExceptionOfType(MissingPrivilegeException.class)
			.isThrownBy(
					this.project.stemma(this.database.dataSource(user), (options) -> options.withSchema("x"))::upgrade)
			.withMessageContaining("Schema x is not there, and user " + user + " may not create it");
	}

	@Test
	void missingPrivilegesOnOurTablesAreAllNamed() {
		this.project.stemma(this.database).upgrade("aaaa");
		String user = "reader_" + this.database.name();
		this.database.execute("CREATE ROLE " + user + " LOGIN",
				"GRANT SELECT ON stemma_revision, stemma_journal TO " + user);
		assertThatExceptionOfType(MissingPrivilegeException.class)
			.isThrownBy(this.project.stemma(this.database.dataSource(user), (options) -> options)::upgrade)
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(4))
			.withMessageContaining("GRANT DELETE ON stemma_revision TO \"" + user + "\"");
	}

	@Test
	void aReadOnlySessionIsRefusedUnlessThereIsNothingToDo() {
		PGSimpleDataSource readOnly = (PGSimpleDataSource) this.database.dataSource();
		readOnly.setOptions("-c default_transaction_read_only=on");
		Stemma stemma = this.project.stemma(readOnly, (options) -> options);
		assertThatExceptionOfType(ReadOnlyServerException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("takes no writes: the session's transactions are read-only");
		this.project.stemma(this.database).upgrade();
		assertThat(stemma.upgrade().steps()).isEmpty();
	}

	@Test
	void aServerThatIsNotThereIsTriedForAsLongAsSaid() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
		Stemma stemma = this.project.stemma(nowhere,
				(options) -> options.withLimits(new RunnerOptions.Limits(options.limits().ddlLockTimeout(), null,
						options.limits().runnerLockWait(), options.limits().retryMaxElapsed(), Duration.ofMillis(600),
						null)));
		long start = System.nanoTime();
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("stemma.connect-timeout");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500),
				Duration.ofSeconds(10));
	}

	@Test
	void aChangedScriptShows() {
		this.project.stemma(this.database).upgrade();
		this.project.revision("aaaa", "", "CREATE TABLE aaaa (id bigint)", "DROP TABLE aaaa");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(ChecksumMismatchException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("Revision aaaa was changed after it was applied: it was sha256:")
			.withMessageContaining("aaaa.sql")
			.withMessageContaining("migrations accept aaaa");
		assertThat(stemma.status().state()).isEqualTo(State.INCONSISTENT);
		assertThat(this.project
			.stemma(this.database,
					policies((policies) -> new Policies(ChecksumPolicy.WARN, policies.unknownRevisions(),
							policies.onNonEmpty(), null)))
			.upgrade()
			.steps()).isEmpty();
		stemma.accept("aaaa");
		assertThat(stemma.upgrade().steps()).isEmpty();
		assertThat(this.database.query("SELECT detail FROM stemma_journal WHERE action = 'accept'")).singleElement()
			.asString()
			.startsWith("was sha256:");
	}

	@Test
	void onlyAnAppliedRevisionCanBeAccepted() {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade("aaaa");
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(() -> stemma.accept("bbbb"))
			.withMessageContaining("Revision bbbb is not applied");
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(() -> stemma.resolve("bbbb", Resolution.DONE))
			.withMessageContaining("Revision bbbb did not stop half way");
	}

	@Test
	void aRevisionPutInBelowAnAppliedOneShows() {
		this.project.stemma(this.database).upgrade();
		this.project.table("cccc", "").table("bbbb", "aaaa, cccc");
		assertThatExceptionOfType(InconsistentHistoryException.class)
			.isThrownBy(this.project.stemma(this.database)::upgrade)
			.withMessageContaining("Revision bbbb is applied, but cccc, which it stands on, is not")
			.withMessageContaining(
					"Revision bbbb was applied when it said that it revises aaaa; now it says aaaa, cccc");
	}

	@Test
	void aRowRemovedByHandShows() {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.database.execute("DELETE FROM stemma_revision WHERE revision = 'aaaa'");
		assertThatExceptionOfType(InconsistentHistoryException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("Revision bbbb is applied, but aaaa, which it stands on, is not");
	}

	@Test
	void anOlderBuildStartsOnANewerDatabase() {
		new Project(this.directory).table("cccc", "bbbb").stemma(this.database).upgrade();
		assertThat(this.directory.resolve("cccc.sql").toFile().delete()).isTrue();
		Stemma older = this.project.stemma(this.database);
		assertThat(older.upgrade().steps()).isEmpty();
		Status status = older.validate();
		assertThat(status.state()).isEqualTo(State.AHEAD);
		assertThat(status.target().ahead()).isTrue();
		assertThat(status.current()).extracting("id").containsExactly("cccc");
		assertThat(status.history()).extracting(HistoryEntry::revision).containsExactly("cccc", "bbbb", "aaaa");
		assertThat(status.history().get(0).state()).isEqualTo(HistoryEntry.State.UNKNOWN);
		assertThatExceptionOfType(DivergedHistoryException.class)
			.isThrownBy(this.project.stemma(this.database, policies((policies) -> new Policies(policies.checksum(),
					UnknownRevisions.FAIL, policies.onNonEmpty(), null)))::upgrade);
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(() -> older.downgrade("aaaa"))
			.withMessageContaining("Revision cccc stands on what is to be taken back");
	}

	@Test
	void aBuildThatHasOtherRevisionsThanTheDatabaseIsRefused() {
		new Project(this.directory).table("cccc", "bbbb").stemma(this.database).upgrade();
		assertThat(this.directory.resolve("cccc.sql").toFile().delete()).isTrue();
		this.project.table("dddd", "bbbb");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining("(cccc), and this build has pending ones (dddd)");
		assertThat(stemma.status().state()).isEqualTo(State.DIVERGED);
	}

	@Test
	void behindAPoolerOnlyTransactionsAreRun() {
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withSession(new SessionOptions(null, List.of(), Pooler.TRANSACTION)));
		assertThat(stemma.upgrade().to()).containsExactly("bbbb");
		this.project.revision("cccc", "bbbb", "CREATE INDEX CONCURRENTLY i ON aaaa (id)", "DROP INDEX CONCURRENTLY i");
		Stemma pooled = this.project.stemma(this.database,
				(options) -> options.withSession(new SessionOptions(null, List.of(), Pooler.TRANSACTION)));
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(pooled::upgrade)
			.withMessageContaining(
					"Revision cccc (Make cccc) runs without a transaction, and a connection pooler stands before the server")
			.withMessageContaining("stemma.url");
	}

	@Test
	void aRoleAndInitSqlOfOurOwnAreUsedForMigrationsAndNotKept() {
		String owner = "owner_" + this.database.name();
		this.database.execute("CREATE ROLE " + owner, "GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
		Stemma stemma = this.project.stemma(this.database, (options) -> options
			.withSession(new SessionOptions(owner, List.of("SET work_mem = '7MB'"), Pooler.AUTO)));
		stemma.upgrade();
		assertThat(this.database.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly(owner);
	}

	@Test
	void aRoleThatCannotBeTakenIsNamed() {
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withSession(new SessionOptions("nobody_here", List.of(), Pooler.AUTO)));
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(stemma::upgrade)
			.withMessageContaining(
					"The server refused what stemma.role asks for (nobody_here): role \"nobody_here\" does not exist");
		Stemma broken = this.project.stemma(this.database,
				(options) -> options.withSession(new SessionOptions(null, List.of("SELECT broken"), Pooler.AUTO)));
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(broken::upgrade)
			.withMessageContaining("stemma.init-sql");
	}

	@Test
	void aTargetThatIsNotOneIsExplained() {
		this.project.table("cccc", "aaaa");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stemma.upgrade("bbbx"))
			.withMessage("No revision or branch label is named 'bbbx'. Did you mean bbbb?");
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stemma.upgrade("hedas"))
			.withMessage("No revision or branch label is named 'hedas'. Did you mean heads or head?");
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stemma.upgrade("head"))
			.withMessageContaining("bbbb")
			.withMessageContaining("cccc");
		assertThatExceptionOfType(IdentifierException.class)
			.isThrownBy(() -> this.project.builder(this.database.dataSource()).target("+1").build().upgrade());
		assertThat(this.database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly("0");
	}

	@Test
	void aSelectedRevisionThatNeedsAnExcludedOneIsRefused() {
		this.project.with("dddd", "-- @revision dddd\n-- @revises bbbb\n-- @tags demo\n-- @upgrade\n")
			.with("eeee", "-- @revision eeee\n-- @revises dddd\n-- @upgrade\n");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(TagConflictException.class)
			.isThrownBy(() -> stemma.upgrade("heads", new TagFilter(Set.of(), Set.of("demo"))))
			.withMessageContaining("dddd")
			.withMessageContaining("eeee");
	}

	@Test
	void waitingEndsWhenAnotherProcessHasReachedTheTarget() throws Exception {
		Stemma waiting = this.project.stemma(this.database);
		Thread other = new Thread(() -> this.project.stemma(this.database).upgrade());
		other.start();
		assertThat(waiting.awaitReached(Duration.ofSeconds(30)).state()).isEqualTo(State.REACHED);
		other.join();
	}

	private static UnaryOperator<RunnerOptions> policies(UnaryOperator<Policies> change) {
		return (options) -> options.withPolicies(change.apply(options.policies()));
	}

}
