package dev.stemma;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.operation.Operations;
import dev.stemma.runner.Direction;
import dev.stemma.runner.OfflineSqlException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.State;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What could make a script for psql do something else than the runner, or more.
 */
class OfflineEdgeIntegrationTests {

	private static final UnaryOperator<RunnerOptions> TOGETHER = (options) -> options
		.withTransaction(TransactionScope.ALL);

	private final PostgresServer.Database online = PostgresServer.createDatabase();

	private final PostgresServer.Database offline = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		Psql.assumeInstalled();
		this.project = new Project(this.directory);
	}

	@Test
	void aRoleForTheTransactionIsNotTheBookkeepers() {
		this.project.with("1", """
				-- @revision aaaa
				-- @upgrade
				CREATE TABLE made (id int);
				SET LOCAL ROLE pg_monitor;
				-- @downgrade
				DROP TABLE made;
				""");
		both("public", (options) -> options);
		assertThat(this.offline.query("SELECT applied_by FROM stemma_revision")).containsExactly("postgres");
	}

	@Test
	void inOneTransactionEachRevisionBeginsWithTheSessionAsItWas() {
		this.project.with("1", """
				-- @revision aaaa
				-- @statement-timeout 60s
				-- @upgrade
				CREATE SCHEMA other;
				SET LOCAL search_path = other;
				-- @downgrade
				DROP SCHEMA other;
				""")
			.revision("bbbb", "aaaa", "CREATE TABLE here AS SELECT current_setting('statement_timeout') AS limited",
					"DROP TABLE here");
		both("public", TOGETHER);
		assertThat(this.offline.query("SELECT limited FROM public.here"))
			.isEqualTo(this.online.query("SELECT limited FROM public.here"));
	}

	@Test
	void namesMayHoldAnything() {
		this.project.table("aaaa", "").table("bbbb", "aaaa");
		UnaryOperator<RunnerOptions> odd = (options) -> options.withTablePrefix("we\"ird '$stemma$ \\ :id ü,{} ");
		both("sch\"ema '$stemma$ \\ :id ü", odd);
		Stemma stemma = stemma(this.offline, "sch\"ema '$stemma$ \\ :id ü", odd);
		run(stemma.sql(Direction.DOWNGRADE, "bbbb:aaaa"));
		assertThat(stemma.current()).extracting("id").containsExactly("aaaa");
		assertThat(Psql.run(this.offline, stemma.sql(Direction.DOWNGRADE, "bbbb:aaaa")).output())
			.contains("Not applied: bbbb.");
	}

	@Test
	void neitherAFilesNameNorAMessageBecomesACommand() throws Exception {
		Path trace = this.directory.resolve("trace");
		this.project.with("a\n\\! touch " + trace.getFileName() + "\n;DROP TABLE x;\u2028\u0085", """
				-- A 'message' \\! touch x `touch y` :id
				-- @revision aaaa
				-- @upgrade
				CREATE TABLE made (id int);
				-- @downgrade
				DROP TABLE made;
				""");
		both("public", (options) -> options);
		assertThat(Files.list(this.directory)).hasSize(1);
		assertThat(Path.of("trace")).doesNotExist();
	}

	@Test
	void aBackslashInAnExpressionIsNoCommandOfPsql() {
		Stemma stemma = this.project.builder(this.offline.dataSource())
			.migrations(List.of(new Backslash()))
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build();
		assertThatExceptionOfType(OfflineSqlException.class).isThrownBy(() -> stemma.sql(":"))
			.withMessageContaining("jjjj")
			.withMessageContaining("\\echo");
	}

	@Test
	void lineEndsAreKeptInWhatIsStored() {
		this.project.with("1",
				"-- @revision aaaa\r\n-- @upgrade\r\nCREATE TABLE made (id int, t text DEFAULT 'a\r\nb');\r\nCOPY made FROM STDIN;\r\n1\tx\r\n\\.\r\n-- @downgrade\r\nDROP TABLE\r\n made;\r\n");
		both("public", (options) -> options);
		assertThat(this.offline.query("SELECT id, t FROM made")).isEqualTo(this.online.query("SELECT id, t FROM made"));
	}

	@Test
	void aBackslashInAStringIsOneWhateverTheServersDefaultIs() {
		for (PostgresServer.Database database : List.of(this.online, this.offline)) {
			database.execute("ALTER DATABASE " + database.name() + " SET standard_conforming_strings = off");
		}
		this.project.revision("aaaa", "", "CREATE TABLE paths (path text);\nINSERT INTO paths VALUES ('C:\\new\\');\n"
				+ "INSERT INTO paths VALUES ('; DROP TABLE paths; --')", "DROP TABLE paths");
		both("public", (options) -> options);
		assertThat(this.online.query("SELECT path FROM paths")).containsExactly("C:\\new\\", "; DROP TABLE paths; --");
		assertThat(this.offline.query("SELECT path FROM paths")).containsExactly("C:\\new\\", "; DROP TABLE paths; --");
	}

	@Test
	void aScriptThatStopsInTheMiddleLeavesWhatWasDoneAndGivesTheLockBack() {
		this.project.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE half (id int);\nSELECT 1/0;\nCREATE TABLE more (id int)",
					"DROP TABLE half")
			.table("cccc", "bbbb");
		Stemma stemma = stemma(this.offline, "public", (options) -> options);
		Psql.Result result = Psql.run(this.offline, stemma.sql(":"));
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.output()).contains("division by zero").doesNotContain("Reached");
		assertThat(stemma.status().state()).isEqualTo(State.PENDING);
		assertThat(stemma.current()).extracting("id").containsExactly("aaaa");
		assertThat(this.offline.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
	}

	private void both(String schema, UnaryOperator<RunnerOptions> options) {
		stemma(this.online, schema, options).upgrade();
		Stemma written = stemma(this.offline, schema, options);
		run(written.sql(":"));
		written.validate();
		String revisions = "SELECT * FROM pg_catalog.query_to_xml('SELECT revision, parents, message, downgrade, applied_by FROM ' || (SELECT string_agg(oid::regclass::text, '') FROM pg_class WHERE relname LIKE '%revision' AND relkind = 'r') || ' ORDER BY 1', true, false, '')";
		assertThat(this.offline.query(revisions)).isEqualTo(this.online.query(revisions));
	}

	private Stemma stemma(PostgresServer.Database database, String schema, UnaryOperator<RunnerOptions> options) {
		return this.project.stemma(database, (defaults) -> options.apply(defaults.withSchema(schema)));
	}

	private void run(String script) {
		Psql.Result result = Psql.run(this.offline, script);
		assertThat(result.exitCode()).as(() -> result.output() + "\n" + script).isZero();
	}

	@Migration(revision = "jjjj", message = "Holds a backslash")
	static class Backslash implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("made", column("id", integer()));
			op.createView("ones", "SELECT 1 AS one \\echo done");
		}

	}

}
