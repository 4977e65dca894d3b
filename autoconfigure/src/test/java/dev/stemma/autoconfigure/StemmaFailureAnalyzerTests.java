package dev.stemma.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.IdentifierException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class StemmaFailureAnalyzerTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@TempDir
	private Path elsewhere;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).table("aaaa", "");
	}

	private FailureAnalysis analyze(Stemma stemma) {
		return analyze(catchThrowable(stemma::upgrade));
	}

	private FailureAnalysis analyze(Throwable failure) {
		for (FailureAnalyzer analyzer : new FailureAnalyzer[] { new MigrationFailedFailureAnalyzer(),
				new StemmaFailureAnalyzer() }) {
			FailureAnalysis analysis = analyzer.analyze(new IllegalStateException("a bean", failure));
			if (analysis != null) {
				return analysis;
			}
		}
		throw new AssertionError(failure);
	}

	private String description(FailureAnalysis analysis) {
		return analysis.getDescription().replace(this.directory.toString(), "<dir>");
	}

	private Stemma withTarget(String target) {
		return this.project.builder(this.database.dataSource()).target(target).build();
	}

	@Test
	void allThatIsWrongWithTheScriptsIsListedWithItsPlace() {
		this.project.with("bbbb", "-- @revision bbbb\n-- @revises nowhere\n\n-- @upgrade\nSELECT 1;\n")
			.with("cccc", "-- @revison cccc\n\n-- @upgrade\nSELECT 1;\n");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(description(analysis))
			.startsWith("The scripts do not make a revision graph; the database was not touched:\n\n    - ")
			.contains("nowhere")
			.contains("\n      at <dir>/bbbb.sql")
			.contains("\n      at <dir>/cccc.sql");
	}

	@Test
	void anUnknownTargetIsAnsweredWithTheNearest() {
		FailureAnalysis analysis = analyze(withTarget("aaab"));
		assertThat(analysis.getDescription()).isEqualTo("""
				A configured revision is unknown; nothing was run:

				    - No revision or branch label is named 'aaab'.""");
		assertThat(analysis.getAction()).isEqualTo("Did you mean aaaa?");
	}

	@Test
	void severalHeadsAreAnsweredWithTheMergeCommand() {
		this.project.table("bbbb", "aaaa").table("cccc", "aaaa");
		FailureAnalysis analysis = analyze(withTarget("head"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The target has to be one revision, and there are several heads:

				    - 'head' is one revision, but there are 2 heads: bbbb, cccc.""");
		assertThat(analysis.getAction()).contains("join the heads: migrations merge heads -m \"...\".")
			.contains("stemma.target=heads takes them all.");
	}

	@Test
	void aChangedScriptIsAnsweredWithAccept() {
		this.project.stemma(this.database).upgrade();
		this.project.revision("aaaa", "", "CREATE TABLE aaaa (id bigint)", "DROP TABLE aaaa");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(description(analysis)).startsWith("""
				Applied scripts were changed; nothing was run:

				    - Revision aaaa was changed after it was applied: it was sha256:""")
			.endsWith("\n      at <dir>/aaaa.sql:2");
		assertThat(analysis.getAction()).contains("migrations accept aaaa").contains("stemma.checksum=warn");
	}

	@Test
	void aContradictionNamesWhatIsMissing() {
		this.project.stemma(this.database).upgrade();
		this.project.table("bbbb", "").table("aaaa", "bbbb");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(description(analysis))
			.startsWith("What is applied contradicts the revision graph; nothing was run:\n")
			.contains(
					"\n    - Revision aaaa is applied, but bbbb, which it stands on, is not\n      at <dir>/aaaa.sql");
	}

	@Test
	void aFailedMigrationShowsStatementPlaceAndWhatTheServerSaid() {
		this.project.revision("bbbb", "aaaa", "ALTER TABLE aaaa\n  DROP COLUMN nothing", "SELECT 1");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(description(analysis)).isEqualTo("""
				The migration of revision bbbb failed:

				    column "nothing" of relation "aaaa" does not exist

				    Script:     <dir>/bbbb.sql:6:1
				    Statement:  ALTER TABLE aaaa
				                  DROP COLUMN nothing
				    SQLSTATE:   42703""");
		assertThat(analysis.getAction())
			.isEqualTo("Everything that it did was rolled back; correct the script and start again.");
	}

	@Test
	void aFailedMigrationShowsDetailHintAndPosition() {
		this.project.revision("bbbb", "aaaa", "DELETE FROM aaaa WHERE idd = 1", "SELECT 1");
		assertThat(description(analyze(this.project.stemma(this.database)))).isEqualTo("""
				The migration of revision bbbb failed:

				    column "idd" does not exist

				    Script:     <dir>/bbbb.sql:6:1
				    Statement:  DELETE FROM aaaa WHERE idd = 1
				    Position:   character 24
				    SQLSTATE:   42703
				    Hint:       Perhaps you meant to reference the column "aaaa.id".""");
	}

	@Test
	void aDatabaseThatIsNotOursIsAnsweredWithTheTakeover() {
		this.database.execute("CREATE TABLE legacy (id int)");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(analysis.getDescription()).isEqualTo(
				"""
						The database is not Stemma's yet; nothing was changed in it:

						    - Schema public has no tables of Stemma and is not empty (legacy): it is not known which revisions it has""");
		assertThat(analysis.getAction()).contains("stemma.baseline=<revision>").contains("stemma.on-non-empty=run");
	}

	@Test
	void aMissingPrivilegeIsAnsweredWithTheGrant() {
		this.database.execute("DROP ROLE IF EXISTS visitor", "CREATE ROLE visitor LOGIN");
		FailureAnalysis analysis = analyze(this.project.builder(this.database.dataSource("visitor")).build());
		assertThat(analysis.getDescription()).startsWith("The database user may not do what the migrations need:\n")
			.contains("User visitor may not create tables in schema public of database " + this.database.name());
		assertThat(analysis.getAction()).startsWith("GRANT CREATE, USAGE ON SCHEMA");
	}

	@Test
	void aServerThatTakesNoWritesIsNamed() {
		this.database.execute("ALTER DATABASE " + this.database.name() + " SET default_transaction_read_only = on");
		assertThat(analyze(this.project.stemma(this.database)).getDescription())
			.startsWith("The server takes no writes:\n");
	}

	@Test
	void aRunnerThatDoesNotFinishIsNamed() throws Exception {
		this.project.revision("bbbb", "aaaa", "SELECT pg_sleep(3)", "SELECT 1");
		Thread other = new Thread(() -> this.project.stemma(this.database).upgrade());
		other.start();
		while (this.database.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'").isEmpty()) {
			Thread.sleep(10);
		}
		RunnerOptions.Limits limits = RunnerOptions.DEFAULTS.limits();
		FailureAnalysis analysis = analyze(this.project.stemma(this.database,
				(options) -> options.withLimits(new RunnerOptions.Limits(limits.ddlLockTimeout(), null,
						Duration.ofMillis(200), limits.retryMaxElapsed(), limits.connectTimeout(), null))));
		assertThat(analysis.getDescription())
			.startsWith("Another instance is migrating this database, and has not finished in time:\n")
			.containsPattern("pid \\d+");
		other.join();
	}

	@Test
	void devSyncOnAProtectedDatabaseNamesTheProperty() {
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withGuards(new RunnerOptions.Guards(null, true, false)));
		FailureAnalysis analysis = analyze(catchThrowable(stemma::sync));
		assertThat(analysis.getDescription()).isEqualTo("""
				Mode dev-sync is not for this database; nothing was run:

				    - Mode dev-sync takes revisions back, and the database is protected (stemma.protected=true)""");
		assertThat(analysis.getAction()).contains("Here, set stemma.startup to upgrade.");
	}

	@Test
	void storedSqlWithoutASignatureNamesTheRevision() {
		this.project.stemma(this.database).upgrade();
		Stemma empty = new Project(this.elsewhere).builder(this.database.dataSource()).signingKey("secret").build();
		FailureAnalysis analysis = analyze(catchThrowable(() -> empty.downgradeFromDatabase("base")));
		assertThat(analysis.getDescription()).isEqualTo("""
				The database has stored SQL that Stemma did not sign; nothing was run:

				    - The stored downgrade of revision aaaa is not signed, and stemma.signing-key is configured
				      at stored downgrade of aaaa""");
	}

	@Test
	void aRevisionWithoutAStoredDowngradeIsNamed() {
		this.project.with("bbbb",
				"-- @revision bbbb\n-- @revises aaaa\n-- @irreversible\n\n-- @upgrade\nCREATE TABLE bbbb (id int);\n");
		this.project.stemma(this.database).upgrade();
		Stemma empty = new Project(this.elsewhere).stemma(this.database);
		FailureAnalysis analysis = analyze(catchThrowable(empty::sync));
		assertThat(analysis.getDescription()).startsWith(
				"The downgrade leads through revisions that cannot be taken back; nothing was run:\n\n    - Revision bbbb");
	}

	@Test
	void adviceThatIsTheSameIsGivenOnce() {
		this.project.with("bbbb", "-- @revision bbbb\n-- @revises nowhere\n\n-- @upgrade\nSELECT 1;\n")
			.with("cccc", "-- @revision cccc\n-- @revises nowhere\n\n-- @upgrade\nSELECT 1;\n");
		FailureAnalysis analysis = analyze(this.project.stemma(this.database));
		assertThat(analysis.getDescription().split("\n    - ")).hasSize(3);
		assertThat(analysis.getAction().lines().distinct().count()).isEqualTo(analysis.getAction().lines().count());
	}

	@Test
	void everyExceptionThatAStartCanThrowHasAHeadline() throws ClassNotFoundException {
		Set<String> specialised = Set.of(MigrationFailedException.class.getName(), IdentifierException.class.getName());
		for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("dev.stemma")) {
			if (type.isAssignableTo(StemmaException.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT)
					&& !specialised.contains(type.getName()) && !type.getPackageName().startsWith("dev.stemma.cli")) {
				assertThat(Wording.isKnown(Class.forName(type.getName()))).as(type.getName()).isTrue();
			}
		}
	}

}
