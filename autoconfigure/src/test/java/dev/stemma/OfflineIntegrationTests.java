package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.Operations;
import dev.stemma.runner.Direction;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.SigningKey;
import dev.stemma.runner.State;
import dev.stemma.schema.Index;
import dev.stemma.schema.QualifiedName;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.Placeholders;
import dev.stemma.script.TransactionMode;

import static dev.stemma.operation.Ddl.bool;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same project, run by the runner in one database and by psql in another.
 */
class OfflineIntegrationTests {

	private static final String REVISIONS = """
			SELECT revision, parents, dependencies, labels, tags, message, checksum, checksum_algorithm, kind, downgrade,
			       downgrade_transactional, downgrade_missing, downgrade_signature, applied_by, duration_ms IS NULL
			FROM stemma_revision ORDER BY applied_at""";

	private static final String JOURNAL = """
			SELECT number, revision, action, outcome, statement, statement_checksum, detail, position, database_user,
			       application, application_version, host, duration_ms IS NULL, backend_start IS NULL, sqlstate, message
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

				-- @upgrade
				CREATE TABLE members (id int PRIMARY KEY, name text NOT NULL, words text[], -- a comment
				    note text DEFAULT E'it''s \\\\ \\''
				    ' and more'); -- another
				COPY members (id, name, words) FROM STDIN;
				1	Ann	{a,b,c}
				2	Bob\\tthe \\\\ builder	\\N
				\\.
				INSERT INTO members VALUES (3, '${greeting}', '{x,y,z}', 'semi;colon');
				CREATE VIEW firsts AS SELECT words[1:2] AS two, words[:id] AS some, name::varchar(10) FROM members;
				CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n * 2; SELECT n + n; END;
				CREATE FUNCTION hello() RETURNS text LANGUAGE plpgsql AS $$
				BEGIN
				    RETURN 'hello :name \\x ${greeting}';
				END
				$$;
				COMMENT ON TABLE members IS 'a \\ and :name' -- last
				;

				-- @downgrade
				DROP FUNCTION hello();
				DROP FUNCTION twice(int);
				DROP VIEW firsts;
				DROP TABLE members;
				""").with("2_session", """
				-- Leaves things behind
				-- @revision bbbb
				-- @revises aaaa
				-- @branch-label main
				-- @ddl-lock-timeout 5s

				-- @upgrade
				CREATE SCHEMA other;
				SET search_path = other;
				CREATE TEMP TABLE rest (id int);
				CREATE TABLE inside (id int);
				SET ROLE pg_monitor;
				SELECT set_config('stemma.test', 'x', false);

				-- @downgrade
				SET search_path = other;
				DROP TABLE inside;
				DROP SCHEMA other;
				""").with("3_again", """
				-- Relies on nothing that was left behind
				-- @revision cccc
				-- @revises bbbb

				-- @upgrade
				CREATE TEMP TABLE rest (id int);
				CREATE TABLE outside (id int);

				-- @downgrade
				DROP TABLE outside;
				""").with("4_index", """
				-- An index
				-- @revision dddd
				-- @revises cccc

				-- @upgrade
				CREATE INDEX CONCURRENTLY outside_id ON outside (id);
				VACUUM outside;

				-- @downgrade
				DROP INDEX CONCURRENTLY outside_id;
				""").table("xxxx", "").with("6_merge", """
				-- Joins
				-- @revision mmmm
				-- @revises dddd, xxxx

				-- @upgrade

				-- @downgrade
				""");
	}

	@Test
	void aScriptDoesWhatTheRunnerDoes() {
		stemma(this.online).upgrade();
		run(stemma(this.offline).sql(":"));
		assertSame();
		stemma(this.offline).validate();
		stemma(this.online).downgrade("base");
		run(stemma(this.offline).sql(Direction.DOWNGRADE, "heads:base"));
		assertSame();
	}

	@Test
	void aRangeGoesPartOfTheWay() {
		stemma(this.online).upgrade("bbbb");
		run(stemma(this.offline).sql("bbbb"));
		assertSame();
		stemma(this.online).upgrade("+1");
		run(stemma(this.offline).sql("bbbb:+1"));
		stemma(this.online).upgrade("heads");
		run(stemma(this.offline).sql("cccc:"));
		assertSame();
		stemma(this.online).downgrade("dddd");
		run(stemma(this.offline).sql(Direction.DOWNGRADE, "mmmm:dddd"));
		assertSame();
		stemma(this.online).downgrade("dddd@-2");
		run(stemma(this.offline).sql(Direction.DOWNGRADE, "dddd:-2"));
		assertThat(catalog(this.offline)).isEqualTo(catalog(this.online));
	}

	@Test
	void oneTransactionForAllDoesTheSame() {
		List<String> before = catalog(this.offline);
		UnaryOperator<RunnerOptions> together = (options) -> options.withTransaction(TransactionScope.ALL);
		stemma(this.online, together).upgrade("cccc");
		run(stemma(this.offline, together).sql("cccc"));
		assertSame();
		stemma(this.online, together).downgrade("base");
		run(stemma(this.offline, together).sql(Direction.DOWNGRADE, "cccc:base"));
		assertSame();
		assertThat(catalog(this.offline)).containsAll(before);
	}

	@Test
	void roleInitSqlAndSignatureAreThoseOfTheRun() {
		for (PostgresServer.Database database : List.of(this.online, this.offline)) {
			database.execute("DROP ROLE IF EXISTS offline_owner", "CREATE ROLE offline_owner",
					"GRANT CREATE, USAGE ON SCHEMA public TO offline_owner");
			database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO offline_owner");
			this.project.with("1_base",
					"-- @revision aaaa\n-- @upgrade\nCREATE TABLE members (n text DEFAULT current_setting('work_mem'));\n-- @downgrade\nDROP TABLE members;\n");
			UnaryOperator<RunnerOptions> options = (defaults) -> defaults
				.withSession(
						new SessionOptions("offline_owner", List.of("SET work_mem = '5MB'"), RunnerOptions.Pooler.AUTO))
				.withGuards(new RunnerOptions.Guards(SigningKey.of("secret"), false, false));
			if (database == this.online) {
				stemma(database, options).upgrade("aaaa");
			}
			else {
				run(stemma(database, options).sql("aaaa"));
			}
			assertThat(database.query("SELECT downgrade_signature IS NOT NULL, applied_by FROM stemma_revision"))
				.containsExactly("t|offline_owner");
			database.execute("REASSIGN OWNED BY offline_owner TO postgres", "DROP OWNED BY offline_owner");
		}
		assertThat(this.offline.query("SELECT downgrade_signature FROM stemma_revision"))
			.isEqualTo(this.online.query("SELECT downgrade_signature FROM stemma_revision"));
	}

	@Test
	void noSettingOfPsqlOrTheServerChangesWhatAScriptMeans() {
		for (PostgresServer.Database database : List.of(this.online, this.offline)) {
			database.execute("ALTER DATABASE " + database.name() + " SET standard_conforming_strings = off");
		}
		stemma(this.online).upgrade();
		Psql.Result result = Psql.run(this.offline, stemma(this.offline).sql(":"), "-v", "id=oops", "-v", "n=oops",
				"-v", "2=oops", "-v", "name=oops", "-v", "AUTOCOMMIT=off", "-v", "FETCH_COUNT=1", "-v",
				"ON_ERROR_ROLLBACK=on", "-S");
		assertThat(result.exitCode()).as(result::output).isZero();
		assertThat(result.output()).endsWith("Reached: mmmm\n");
		assertSame();
		assertThat(this.offline.query("SELECT * FROM members ORDER BY id"))
			.isEqualTo(this.online.query("SELECT * FROM members ORDER BY id"));
	}

	@Test
	void migrationsInJavaDoTheSame() {
		List<JavaMigration> migrations = List.of(new Tables(), new Rows());
		Stemma run = builder(this.online).migrations(migrations).build();
		Stemma written = builder(this.offline).migrations(migrations).build();
		run.upgrade();
		run(written.sql(":"));
		assertSame();
		assertThat(this.offline.query("SELECT * FROM people ORDER BY id"))
			.isEqualTo(this.online.query("SELECT * FROM people ORDER BY id"))
			.contains("2|Bob\\ ''tab\t|t");
		run.downgrade("aaaa");
		run(written.sql(Direction.DOWNGRADE, "heads:aaaa"));
		assertThat(catalog(this.offline)).isEqualTo(catalog(this.online));
	}

	@Test
	void aBatchedUpdateIsDoneByPsqlToo() {
		Stemma written = builder(this.offline).migrations(List.of(new Tables(), new Rows(), new Batches())).build();
		run(written.sql(":"));
		assertThat(this.offline.query("SELECT name FROM people")).containsOnly("done");
		written.validate();
	}

	@Test
	void aScriptThatIsRunAgainIsRefusedByItself() {
		String script = stemma(this.offline).sql("cccc");
		run(script);
		assertRefused(script, "The script begins where less is applied. Applied already: aaaa, bbbb, cccc.",
				"Make a script that begins at what is applied");
		String down = stemma(this.offline).sql(Direction.DOWNGRADE, "cccc:aaaa");
		run(down);
		assertRefused(down, "The script begins where more is applied. Not applied: bbbb, cccc.",
				"Make a script that begins at what is applied");
	}

	@Test
	void aScriptForAnotherStartIsRefusedByItself() {
		assertRefused(stemma(this.offline).sql("aaaa:"),
				"There are no tables of Stemma in schema public of database " + this.offline.name() + ".",
				"a script that begins at the base makes them");
		run(stemma(this.offline).sql("aaaa"));
		assertRefused(stemma(this.offline).sql("bbbb:"), "The script begins where more is applied. Not applied: bbbb.",
				"Make a script");
		stemma(this.offline).upgrade("heads");
		assertRefused(stemma(this.offline).sql(Direction.DOWNGRADE, "dddd:cccc"),
				"Revisions stand on what the script takes back: mmmm.", "Take them back first");
	}

	@Test
	void aDatabaseThatHoldsMoreThanTheScriptKnowsIsRefused() {
		run(stemma(this.offline).sql("aaaa"));
		this.offline.execute("UPDATE stemma_revision SET revision = 'zzzz'");
		this.offline.execute("""
				INSERT INTO stemma_revision (revision, parents, dependencies, labels, tags, message, kind)
				VALUES ('aaaa', '{}', '{}', '{}', '{}', '', 'sql')""");
		assertRefused(stemma(this.offline).sql("aaaa:"), "Revisions are applied that the script does not know: zzzz.",
				"Make the script with a build that has both");
	}

	@Test
	void aDatabaseWithThingsOfOthersIsRefused() {
		this.offline.execute("CREATE TABLE stranger (id int)");
		String script = stemma(this.offline).sql("aaaa");
		assertRefused(script,
				"Schema public has no tables of Stemma and is not empty (stranger): it is not known which "
						+ "revisions it has.",
				"stemma.on-non-empty");
	}

	@Test
	void aServerThatTakesNoWritesIsRefused() {
		this.offline.execute("ALTER DATABASE " + this.offline.name() + " SET default_transaction_read_only = on");
		assertRefused(stemma(this.offline).sql("aaaa"),
				"Database " + this.offline.name() + " takes no writes: the session's transactions are read-only.",
				"Connect to the primary.");
	}

	@Test
	void aTransactionAroundTheScriptIsRefused() {
		Psql.Result result = Psql.run(this.offline, stemma(this.offline).sql("aaaa"), "--single-transaction");
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.output()).contains("The script has transactions of its own and is run inside of one.");
		assertThat(catalog(this.offline)).isEqualTo(catalog(this.online));
	}

	@Test
	void aRunnerAtWorkKeepsTheScriptOut() throws Exception {
		this.project.revision("ssss", "cccc", "SELECT pg_sleep(4)", "SELECT 1");
		Stemma stemma = stemma(this.offline);
		stemma.upgrade("cccc");
		Thread runner = new Thread(() -> stemma.upgrade("ssss"));
		runner.start();
		Awaitility.await()
			.until(() -> !this.offline.query("""
					SELECT 1 FROM pg_stat_activity
					WHERE query LIKE '%pg_sleep(4)%' AND pid <> pg_backend_pid() AND datname = current_database()""")
				.isEmpty());
		assertRefused(stemma.sql("cccc:"), "Another runner is at work in database " + this.offline.name() + ".",
				"Wait until it has finished, then begin again.");
		runner.join();
	}

	@Test
	void theApplicationGoesOnWithARevisionThatDiedInAScript() {
		this.project.revision("iiii", "aaaa",
				"CREATE INDEX CONCURRENTLY members_name ON members (name);\nCREATE UNIQUE INDEX CONCURRENTLY members_note ON members (note)",
				"DROP INDEX CONCURRENTLY members_name;\nDROP INDEX CONCURRENTLY members_note");
		Psql.Result result = Psql.run(this.offline, stemma(this.offline).sql("iiii"));
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.output()).contains("could not create unique index \"members_note\"");
		assertThat(stemma(this.offline).status().state()).isEqualTo(State.UNRESOLVED);
		assertRefused(stemma(this.offline).sql("aaaa:iiii"), "Stopped half way: iiii.",
				"Have the application go on with it");
		this.offline.execute("UPDATE members SET note = id::text");
		stemma(this.offline).upgrade("iiii");
		assertThat(this.offline.query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid")).isEmpty();
		assertThat(this.offline
			.query("SELECT statement, outcome, detail FROM stemma_journal WHERE revision = 'iiii' ORDER BY number"))
			.containsSubsequence("1|started|index absent", "1|succeeded|null", "2|started|index absent");
	}

	@Test
	void whateverAMigrationDoesPsqlDoes() {
		for (int seed = 0; seed < 8; seed++) {
			PostgresServer.Database one = PostgresServer.createDatabase();
			PostgresServer.Database other = PostgresServer.createDatabase();
			List<JavaMigration> migrations = List.of(new Drawn(seed));
			builder(one).migrations(migrations).build().upgrade("rrrr");
			String script = builder(other).migrations(migrations).build().sql("rrrr");
			Psql.Result result = Psql.run(other, script);
			assertThat(result.exitCode()).as(() -> result.output() + "\n" + script).isZero();
			assertThat(catalog(other)).as("seed %d", seed).isEqualTo(catalog(one));
			for (String table : one
				.query("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'drawn%'")) {
				String rows = "SELECT * FROM " + table + " AS t ORDER BY t::text";
				assertThat(other.query(rows)).as("seed %d", seed).isEqualTo(one.query(rows)).isNotEmpty();
			}
			assertThat(other.query(REVISIONS)).as("seed %d", seed).isEqualTo(one.query(REVISIONS));
		}
	}

	private void assertRefused(String script, String message, String hint) {
		List<String> before = catalog(this.offline);
		Psql.Result result = Psql.run(this.offline, script);
		assertThat(result.exitCode()).as(result::output).isEqualTo(3);
		assertThat(result.output()).contains("ERROR:  " + message + "\n").contains("HINT:  ").contains(hint);
		assertThat(catalog(this.offline)).isEqualTo(before);
	}

	private StemmaBuilder builder(PostgresServer.Database database) {
		return this.project.builder(database.dataSource())
			.placeholders(Placeholders.of(Map.of("greeting", "it's")))
			.options(RunnerOptions.DEFAULTS.withSchema("public"));
	}

	private Stemma stemma(PostgresServer.Database database) {
		return stemma(database, UnaryOperator.identity());
	}

	private Stemma stemma(PostgresServer.Database database, UnaryOperator<RunnerOptions> options) {
		return this.project.builder(database.dataSource())
			.placeholders(Placeholders.of(Map.of("greeting", "it's")))
			.options(options.apply(RunnerOptions.DEFAULTS.withSchema("public")))
			.build();
	}

	private void run(String script) {
		Psql.Result result = Psql.run(this.offline, script);
		assertThat(result.exitCode()).as(() -> result.output() + "\n" + script).isZero();
	}

	private void assertSame() {
		assertThat(catalog(this.offline)).isEqualTo(catalog(this.online));
		assertThat(this.offline.query(REVISIONS)).isEqualTo(this.online.query(REVISIONS));
		assertThat(this.offline.query(JOURNAL)).isEqualTo(this.online.query(JOURNAL));
	}

	private static List<String> catalog(PostgresServer.Database database) {
		try (Connection connection = database.connect()) {
			return CatalogSnapshot.of(connection).lines();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Migration(revision = "jjj1", revises = "aaaa", message = "People")
	static class Tables implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("people", column("id", integer()).primaryKey(), column("name", text()).notNull(),
					column("active", bool()));
			op.execute("INSERT INTO people (id, name) VALUES (?, ?)", 1, "it's ?");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable("people");
		}

	}

	@Migration(revision = "jjj2", revises = "jjj1", transaction = TransactionMode.NONE)
	static class Rows implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.bulkInsert("people", List.of("id", "name", "active"), row(2, "Bob\\ ''tab\t", true),
					row(3, "\\.", false));
			op.createIndex(Index.on(QualifiedName.of("people"), "name"), CreateOptions::concurrently);
			op.execute("UPDATE people SET active = true WHERE id = ?", 3);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM people WHERE id > 1; DROP INDEX CONCURRENTLY people_name_idx");
		}

	}

	@Migration(revision = "jjj3", revises = "jjj2", transaction = TransactionMode.NONE)
	static class Batches implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.updateInBatches("people", (update) -> update.set("name = 'done'").size(1));
		}

	}

	/**
	 * A migration whose operations are drawn by lot, the same each time.
	 */
	@Migration(revision = "rrrr")
	static class Drawn implements JavaMigration {

		private static final List<String> TEXTS = List.of("it's", "a \\ b", "\\.", ":id :'id' :\"id\"", "$$ $1 ${x}",
				"-- no", "/* no", "line\nline\r\n\\n", "\ttab", "é \uD83D\uDE00", "; DROP", "", "%s ?", "E'\\''");

		private final int seed;

		Drawn(int seed) {
			this.seed = seed;
		}

		@Override
		public void upgrade(Operations op) {
			Random random = new Random(this.seed);
			for (int table = 0; table < 3; table++) {
				String name = "drawn" + table;
				op.createTable(name, column("id", integer()).primaryKey(), column("some text", text()),
						column("flag", bool()).notNull().defaultsTo("true"));
				for (int step = 0; step < 12; step++) {
					step(op, random, name, step);
				}
			}
		}

		@Override
		public void downgrade(Operations op) {
			List.of("drawn0", "drawn1", "drawn2").forEach(op::dropTable);
		}

		private static void step(Operations op, Random random, String table, int step) {
			String text = TEXTS.get(random.nextInt(TEXTS.size()));
			switch (random.nextInt(9)) {
				case 0 -> op.addColumn(table,
						column("c" + step, text()).notNull().defaultsTo("'" + text.replace("'", "''") + "'"));
				case 1 -> op.commentOnTable(table, text);
				case 2 -> op.commentOnColumn(table, "some text", text);
				case 3 -> op.createIndex(Index.on(QualifiedName.of(table), "some text").named(table + "_" + step));
				case 4 -> op.addConstraint(table, check("(ARRAY[id, 1])[1:id] IS NOT NULL").named("k" + step));
				case 5 ->
					op.execute("UPDATE " + table + " SET \"some text\" = ? WHERE id % 2 = ?", text, random.nextInt(2));
				case 6 -> op.alterColumn(table, "flag", (flag) -> flag.notNull());
				case 7 -> op.execute("INSERT INTO " + table + " VALUES (" + (1000 + step) + ", $body$" + text
						+ "$body$) -- " + step);
				default ->
					op.bulkInsert(table, List.of("id", "some text"), row(step * 10, text), row(step * 10 + 1, null));
			}
			op.execute("INSERT INTO " + table + " (id, \"some text\") VALUES (?, ?)", 2000 + step, text);
		}

	}

}
