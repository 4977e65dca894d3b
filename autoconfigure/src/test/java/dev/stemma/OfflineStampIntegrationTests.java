package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.operation.Operations;
import dev.stemma.revision.IdentifierException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.OfflineSqlException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.SigningKey;
import dev.stemma.runner.State;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Stamps and tables, made by the runner in one database and by psql in another.
 */
class OfflineStampIntegrationTests {

	private static final String REVISIONS = """
			SELECT revision, parents, dependencies, labels, tags, message, checksum, checksum_algorithm, kind, downgrade,
			       downgrade_transactional, downgrade_missing, downgrade_signature, applied_by, duration_ms
			FROM stemma_revision ORDER BY revision""";

	private static final String JOURNAL = """
			SELECT number, revision, action, outcome, statement, statement_checksum, detail, position, database_user,
			       application, application_version, host, duration_ms, backend_start IS NULL, sqlstate, message
			FROM stemma_journal ORDER BY number""";

	private final PostgresServer.Database online = PostgresServer.createDatabase();

	private final PostgresServer.Database offline = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		Psql.assumeInstalled();
		this.project = new Project(this.directory).with("1_base", """
				-- Members, with a word: 'quoted' and \\backslash
				-- @revision aaaa
				-- @tags members, core
				-- @branch-label main

				-- @upgrade
				CREATE TABLE members (id int);

				-- @downgrade
				DROP TABLE members; -- '${placeholder}' \\x
				""").table("bbbb", "aaaa").with("3_one_way", """
				-- @revision cccc
				-- @revises bbbb
				-- @irreversible

				-- @upgrade
				CREATE INDEX CONCURRENTLY i ON members (id);
				""").with("4_other", """
				-- @revision xxxx
				-- @depends-on bbbb

				-- @upgrade
				SELECT 1;

				-- @downgrade
				""");
	}

	@Test
	void aStampFromTheBaseRecordsWhatTheRunnerDoes() {
		for (PostgresServer.Database database : List.of(this.online, this.offline)) {
			// Taking over what is there is what a stamp is for.
			database.execute("CREATE TABLE members (id int)");
		}
		stemma(this.online).stamp("heads");
		run(stampOf("heads"));
		assertSame();
		assertThat(this.offline.query("SELECT count(*) FROM stemma_revision")).containsExactly("5");
		assertThat(stemma(this.offline).validate().state()).isEqualTo(State.REACHED);
	}

	@Test
	void rangesGoUpAndDown() {
		stemma(this.online).stamp("bbbb");
		run(stampOf("bbbb"));
		assertSame();
		stemma(this.online).stamp("xxxx");
		run(stampOf("bbbb:xxxx"));
		assertSame();
		stemma(this.online).stamp("aaaa");
		run(stampOf("xxxx:aaaa"));
		assertSame();
		stemma(this.online).stamp("dddd");
		run(stampOf("main:teams@+2"));
		assertSame();
		stemma(this.online).stamp("base");
		run(stampOf("dddd:base"));
		assertSame();
		stemma(this.online).stamp("bbbb");
		run(stampOf("base:main@+2"));
		assertSame();
	}

	@Test
	void aStampOfWhatIsThereChangesNothing() {
		stemma(this.online).stamp("bbbb");
		run(stampOf("bbbb"));
		run(stampOf("bbbb:bbbb"));
		assertSame();
	}

	@Test
	void signaturesAreThoseOfTheRunner() {
		UnaryOperator<RunnerOptions> signed = (options) -> options
			.withGuards(new RunnerOptions.Guards(SigningKey.of("secret"), false, false));
		stemma(this.online, signed).stamp("heads");
		StringBuilder script = new StringBuilder();
		stemma(this.offline, signed).sqlOfStamp("heads", script);
		run(script.toString());
		assertSame();
		assertThat(this.offline.query("SELECT count(downgrade_signature) FROM stemma_revision")).containsExactly("4");
	}

	@Test
	void aScriptForAnotherStartIsRefusedByItself() {
		assertRefused(stampOf("aaaa:bbbb"), "There are no tables of Stemma in schema public");
		run(stampOf("bbbb"));
		assertRefused(stampOf("bbbb"), "The script begins where less is applied. Applied already: aaaa, bbbb.");
		assertRefused(stampOf("cccc:aaaa"), "The script begins where more is applied. Not applied: cccc.");
		run(stampOf("bbbb:cccc"));
		assertRefused(stampOf("bbbb:aaaa"), "Revisions stand on what the script takes back: cccc.");
		this.offline.execute("UPDATE stemma_revision SET revision = 'zzzz' WHERE revision = 'cccc'");
		assertRefused(stampOf("bbbb:cccc"), "Revisions are applied that the script does not know: zzzz.");
	}

	@Test
	void tablesElsewhereAreNotJoinedByOthers() {
		this.offline.execute("CREATE SCHEMA elsewhere");
		stemma(this.offline, (options) -> options.withSchema("elsewhere")).ensureVersion();
		assertRefused(stampOf("bbbb"), "Schema public has no tables of Stemma, but schema elsewhere");
		assertRefused(tables(), "Schema public has no tables of Stemma, but schema elsewhere");
	}

	@Test
	void aRevisionThatStoppedHalfWayIsInTheWayOfAStampAndNotOfTheTables() {
		this.project.revision("ffff", "cccc", "CREATE INDEX CONCURRENTLY no ON nothing (id)", "SELECT 1");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma(this.offline)::upgrade);
		assertRefused(stampOf("cccc:ffff"), "Stopped half way: ffff.");
		run(tables());
	}

	@Test
	void tablesAreMadeOnceBesideWhatIsThere() {
		for (PostgresServer.Database database : List.of(this.online, this.offline)) {
			database.execute("CREATE TABLE members (id int)");
		}
		stemma(this.online).ensureVersion();
		run(tables());
		assertSame();
		assertThat(catalog(this.offline)).isEqualTo(catalog(this.online));
		run(tables());
		assertSame();
		stemma(this.offline).stamp("aaaa");
	}

	@Test
	void whatIsNoRangeOfAStampIsRefusedWhenItIsWritten() {
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stampOf("heads:bbbb"))
			.withMessageContaining("cccc");
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stampOf("current:bbbb"));
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stampOf("-1"));
		assertThatExceptionOfType(IdentifierException.class).isThrownBy(() -> stampOf("a:b:c"));
		assertThatExceptionOfType(OfflineSqlException.class)
			.isThrownBy(() -> stemma(this.offline, (options) -> options.withSchema(null)).sqlOfStamp("bbbb",
					new StringBuilder()))
			.withMessageContaining("stemma.schema");
	}

	private String stampOf(String range) {
		StringBuilder script = new StringBuilder();
		stemma(this.offline).sqlOfStamp(range, script);
		return script.toString();
	}

	private String tables() {
		StringBuilder script = new StringBuilder();
		stemma(this.offline).sqlOfEnsureVersion(script);
		return script.toString();
	}

	private Stemma stemma(PostgresServer.Database database) {
		return stemma(database, UnaryOperator.identity());
	}

	private Stemma stemma(PostgresServer.Database database, UnaryOperator<RunnerOptions> options) {
		return this.project.builder(database.dataSource())
			.options(options.apply(RunnerOptions.DEFAULTS.withSchema("public")))
			.migrations(List.of(new AddTeams()))
			.build();
	}

	private void run(String script) {
		Psql.Result result = Psql.run(this.offline, script);
		assertThat(result.exitCode()).as(result::output).isZero();
	}

	private void assertRefused(String script, String message) {
		List<String> before = this.offline.query("SELECT count(*) FROM pg_class");
		Psql.Result result = Psql.run(this.offline, script);
		assertThat(result.exitCode()).as(result::output).isEqualTo(3);
		assertThat(result.output()).contains(message);
		assertThat(this.offline.query("SELECT count(*) FROM pg_class")).isEqualTo(before);
	}

	private static List<String> catalog(PostgresServer.Database database) {
		try (Connection connection = database.connect()) {
			return CatalogSnapshot.of(connection).lines();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void assertSame() {
		assertThat(this.offline.query(REVISIONS)).isEqualTo(this.online.query(REVISIONS));
		assertThat(this.offline.query(JOURNAL)).isEqualTo(this.online.query(JOURNAL));
	}

	@Migration(revision = "dddd", revises = "bbbb", message = "Teams", tags = "teams", branchLabels = "teams")
	private static final class AddTeams implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.createTable("teams", column("name", text()));
		}

	}

}
