package dev.stemma.autogenerate;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.CatalogSnapshot;
import dev.stemma.Project;
import dev.stemma.operation.Operations;
import dev.stemma.runner.ReplayFailedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the scripts of the applied revisions make by themselves.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ScratchReplayTests {

	private static final RunnerOptions.Policies RUN = new RunnerOptions.Policies(RunnerOptions.ChecksumPolicy.FAIL,
			RunnerOptions.UnknownRevisions.FAIL, RunnerOptions.OnNonEmpty.RUN, null);

	@TempDir
	private Path directory;

	private Project project;

	private ScratchFixture fixture;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
		this.fixture = new ScratchFixture(this.project);
	}

	@AfterEach
	void nothingIsLeft() {
		assertThat(this.fixture.leftovers()).isEmpty();
	}

	private CatalogPair replay() {
		return replay(ScratchMode.TRANSACTION);
	}

	private CatalogPair replay(ScratchMode mode) {
		CatalogSnapshot before = this.fixture.snapshot();
		try {
			return this.fixture.scratch(mode).replay(Set.of("audit"));
		}
		finally {
			assertThat(this.fixture.snapshot()).isEqualTo(before);
		}
	}

	private void upgrade() {
		this.project.stemma(this.fixture.database).upgrade();
	}

	private void shop() {
		this.project.revision("aaaa", "", """
				CREATE EXTENSION IF NOT EXISTS citext;
				CREATE TABLE members (id serial PRIMARY KEY, email citext);
				INSERT INTO members (email) VALUES ('a@b')""", "DROP TABLE members")
			.revision("bbbb", "aaaa", """
					CREATE TYPE mood AS ENUM ('sad', 'happy');
					ALTER TABLE members ADD mood mood;
					CREATE VIEW sad AS SELECT id, email FROM members WHERE mood = 'sad'""",
					"DROP VIEW sad; ALTER TABLE members DROP mood; DROP TYPE mood")
			.revision("cccc", "bbbb", "ALTER TABLE members ADD note text", "ALTER TABLE members DROP note");
	}

	@Test
	void aDatabaseThatWasOnlyMigratedIsWhatItsScriptsMake() {
		shop();
		this.project.stemma(this.fixture.database).upgrade("bbbb");
		CatalogPair pair = replay();
		assertThat(pair.live().all(Table.class)).hasSize(1);
		assertThat(pair.wanted()).isEqualTo(pair.live());
		assertThat(replay(ScratchMode.DATABASE).wanted()).isEqualTo(pair.live());
	}

	@Test
	void whatWasMadeByHandIsNotInIt() {
		shop();
		upgrade();
		this.fixture.database.execute("ALTER TABLE members ADD age int", "CREATE TABLE extra (id int)");
		CatalogPair pair = replay();
		assertThat(pair.wanted().all(Table.class)).hasSize(1);
		assertThat(pair.wanted().table(QualifiedName.of("members")).columns()).hasSize(4);
		assertThat(pair.live().table(QualifiedName.of("members")).columns()).hasSize(5);
	}

	@Test
	void aDatabaseWithoutRevisionsIsNothing() {
		this.fixture.database.execute("CREATE TABLE extra (id int)");
		assertThat(replay().wanted().all(Table.class)).isEmpty();
	}

	@Test
	void scriptsWithoutATransactionAreReplayedInADatabaseOfTheirOwn() {
		shop();
		this.project.revision("dddd", "cccc", "CREATE INDEX CONCURRENTLY members_note ON members (note)",
				"DROP INDEX members_note");
		upgrade();
		CatalogPair pair = replay();
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void scriptsThatNameSchemasAreReplayedInADatabaseOfTheirOwn() {
		this.project.revision("aaaa", "", """
				CREATE SCHEMA audit;
				CREATE EXTENSION hstore;
				CREATE TABLE audit.log (id int PRIMARY KEY, h hstore);
				CREATE TABLE public.members (log int REFERENCES audit.log)""", "DROP SCHEMA audit CASCADE");
		upgrade();
		CatalogPair pair = replay();
		assertThat(pair.live().all(Table.class)).hasSize(2);
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void aBlockThatPutsSqlTogetherIsKeptFromTheLiveDatabase() {
		shop();
		this.project.revision("dddd", "cccc", """
				DO $$ BEGIN
				    EXECUTE format('ALTER TABLE %I.members ADD IF NOT EXISTS block int', 'pub' || 'lic');
				END $$""", "ALTER TABLE members DROP block");
		upgrade();
		CatalogPair pair = replay();
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void migrationsInJavaAreReplayed() {
		this.fixture.database.execute("CREATE TYPE mood AS ENUM ('sad')");
		this.project.stemma(this.fixture.database, (options) -> options.withPolicies(RUN))
			.toBuilder()
			.migrations(List.of(new AddTeams()))
			.build()
			.upgrade();
		CatalogPair pair = this.fixture.with(new AddTeams()).scratch().replay(Set.of());
		assertThat(pair.wanted().table(QualifiedName.of("teams"))).isNotNull()
			.isEqualTo(pair.live().table(QualifiedName.of("teams")));
	}

	@Test
	void migrationsInJavaThatReadTheDatabaseAreReplayedInADatabaseOfTheirOwn() {
		shop();
		this.project.stemma(this.fixture.database)
			.toBuilder()
			.migrations(List.of(new CountMembers()))
			.build()
			.upgrade();
		CatalogPair pair = this.fixture.with(new CountMembers()).scratch().replay(Set.of());
		assertThat(pair.wanted()).isEqualTo(pair.live());
	}

	@Test
	void aRevisionThatStandsOnWhatWasMadeByHandIsNamed() {
		this.fixture.database.execute("CREATE TABLE legacy (id int)");
		this.project.revision("aaaa", "", "SELECT 1", "SELECT 1")
			.revision("bbbb", "aaaa", "ALTER TABLE legacy ADD name text", "ALTER TABLE legacy DROP name");
		this.project.stemma(this.fixture.database).stamp("aaaa");
		upgrade();
		assertThatExceptionOfType(ReplayFailedException.class).isThrownBy(this::replay)
			.withMessageContaining("The upgrade of revision bbbb")
			.withMessageContaining("relation \"legacy\" does not exist")
			.withMessageContaining("do not make this schema");
	}

	@Test
	void revisionsThatThisBuildDoesNotKnowAreRefused() {
		shop();
		upgrade();
		this.directory.resolve("cccc.sql").toFile().delete();
		assertThatExceptionOfType(ReplayFailedException.class).isThrownBy(this::replay)
			.withMessageContaining("Revision cccc is applied and this build does not know it");
	}

	@Migration(revision = "dddd", message = "Teams")
	static class AddTeams implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("teams", column("id", integer()).primaryKey(), column("mood", type("mood")));
			op.addColumn("teams", column("name", text()));
		}

	}

	@Migration(revision = "dddd", revises = "cccc", irreversible = true, message = "Count")
	static class CountMembers implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			Integer count = op.jdbc().sql("SELECT count(*) FROM members").query(Integer.class).single();
			op.execute("CREATE TABLE count_" + count + " (id int)");
		}

	}

}
