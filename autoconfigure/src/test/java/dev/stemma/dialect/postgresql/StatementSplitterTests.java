package dev.stemma.dialect.postgresql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StatementSplitter}.
 */
class StatementSplitterTests {

	private final PostgresSyntax syntax = new PostgresSyntax();

	@Test
	void aStatementReachesFromItsFirstTokenToItsLastOne() {
		assertThat(split("""
				-- what follows
				/* and this */ CREATE TABLE a (id int) -- inside
				  ; -- behind
				;;
				INSERT INTO a VALUES (1) -- no semicolon
				""")).containsExactly("CREATE TABLE a (id int)", "INSERT INTO a VALUES (1)");
	}

	@Test
	void nothingButCommentsIsNoStatement() {
		assertThat(split("")).isEmpty();
		assertThat(split(" ; /* a; */ ; -- b;\n")).isEmpty();
	}

	@Test
	void theLinesAndColumnsAreThoseOfTheWholeText() {
		String sql = "-- @upgrade\r\n  SELECT 1;\n\n/* é\uD83D\uDE00 */ SELECT 2; SELECT 3;";
		assertThat(this.syntax.statements(sql, sql.indexOf("SELECT 1;") + 9, sql.length(), PlaceholderSyntax.NONE))
			.extracting((statement) -> statement.line() + ":" + statement.column() + " " + statement.text(sql))
			.containsExactly("4:10 SELECT 2", "4:20 SELECT 3");
	}

	@Test
	void aRangeEndsWhereItIsToldTo() {
		String sql = "SELECT 1; SELECT 2; SELECT 3";
		assertThat(this.syntax.statements(sql, 9, 18, PlaceholderSyntax.NONE))
			.extracting((statement) -> statement.text(sql))
			.containsExactly("SELECT 2");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> this.syntax.statements(sql, 0, 99, PlaceholderSyntax.NONE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ';'", "SELECT 'it''s; ok'", "SELECT 'a\\'", "SELECT E'it\\'s; ok'",
			"SELECT E'\\\\'", "SELECT E'''; '", "SELECT e'a'\n'b\\';'", "SELECT 'a' -- why\n ';b'", "SELECT B'01;'",
			"SELECT X';'", "SELECT N';'", "SELECT U&'\\0061;\\'", "SELECT U&';' UESCAPE '!'", "SELECT U&\"a;\"",
			"SELECT 1 AS \"a;b\"", "SELECT 1 AS \"a\"\";b\"", "SELECT $$;$$", "SELECT $a$;$$;$b$;$a$",
			"SELECT $é1$;$é1$", "SELECT $a$ $ab$;$a$", "SELECT a$b$c", "SELECT ä$$", "SELECT /* ; /* ; */ ; */ 1",
			"SELECT 1 -- ;\n + 1", "SELECT (1; 2)", "SELECT 1 +/* ; */ 2", "SELECT '\\;'", "SELECT a ?| b",
			"SELECT :name, :'na;me', :\"na;me\", a::int", "SELECT $1, $2", "SELECT ${a}", "SELECT '${a;}'",
			"CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)",
			"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ BEGIN; END; $$",
			"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
			"create or replace procedure p() begin atomic insert into t values (case 1 when 1 then 2 end); end",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; SELECT 1; END",
			"CREATE FUNCTION f() BEGIN ATOMIC BEGIN SELECT 1; END; SELECT 2; END",
			"CREATE FUNCTION f(a int DEFAULT (CASE WHEN true THEN 1 END)) BEGIN ATOMIC SELECT a; END",
			"CREATE PROCEDURE \"begin\"() BEGIN ATOMIC SELECT 1 AS \"end\"; END",
			"CREATE FUNCTION f() /* BEGIN */ BEGIN -- END\n ATOMIC SELECT 'END'; END" })
	void isOneStatement(String statement) {
		assertThat(split("SELECT 0;" + statement + ";\n;SELECT 9;")).containsExactly("SELECT 0", statement, "SELECT 9");
	}

	@Test
	void beginAndEndMeanNothingElsewhere() {
		assertThat(split("""
				CREATE TABLE t (id int);
				CREATE TRIGGER begin BEFORE INSERT ON t EXECUTE FUNCTION f();
				SELECT CASE WHEN true THEN 1 END;
				CREATE VIEW v AS SELECT 1 AS begin;
				SELECT 1;
				""")).hasSize(5);
	}

	@Test
	void twoStringsOnOneLineAreTwo() {
		assertThat(split("SELECT 'a' 'b\\'; SELECT E'a' 'b\\'; SELECT 1")).containsExactly("SELECT 'a' 'b\\'",
				"SELECT E'a' 'b\\'", "SELECT 1");
	}

	@Test
	void whatHasNoEndRunsToTheEnd() {
		assertThat(split("SELECT 1; SELECT 'a; SELECT 2;\n")).containsExactly("SELECT 1", "SELECT 'a; SELECT 2;\n");
		assertThat(split("SELECT 1; SELECT $a$; $b$ ")).containsExactly("SELECT 1", "SELECT $a$; $b$ ");
		assertThat(split("SELECT (1; SELECT 2; ")).containsExactly("SELECT (1; SELECT 2;");
	}

	@Test
	void copyDataBelongsToItsStatement() {
		assertThat(splitWithData("""
				COPY public.users (id, name) FROM stdin;
				1	it's; SELECT 'x
				2	\\.
				3	$$
				\\.

				copy "from" from STDIN with (FORMAT csv);
				\\.
				SELECT 1;
				""")).containsExactly(
				"COPY: COPY public.users (id, name) FROM stdin <<1	it's; SELECT 'x\n2	\\.\n3	$$\n>>",
				"COPY: copy \"from\" from STDIN with (FORMAT csv) <<>>", "TRANSACTIONAL: SELECT 1");
	}

	@Test
	void copyDataMayHaveWindowsLineEnds() {
		assertThat(splitWithData("COPY a FROM STDIN;\r\n1\r\n2\r\n\\.\r\nSELECT 1;\r\n"))
			.containsExactly("COPY: COPY a FROM STDIN <<1\r\n2\r\n>>", "TRANSACTIONAL: SELECT 1");
		assertThat(splitWithData("COPY a FROM STDIN;\r\n1\r\n\\.\r"))
			.containsExactly("COPY: COPY a FROM STDIN <<1\r\n>>");
	}

	@Test
	void copyDataWithoutAnEndMarkerRunsToTheEnd() {
		assertThat(splitWithData("COPY a FROM STDIN;\n1\n\\.x\n \\.\n"))
			.containsExactly("COPY: COPY a FROM STDIN <<1\n\\.x\n \\.\n>>");
		assertThat(splitWithData("COPY a FROM STDIN")).containsExactly("COPY: COPY a FROM STDIN");
		assertThat(splitWithData("COPY a FROM STDIN;\n")).containsExactly("COPY: COPY a FROM STDIN");
	}

	@Test
	void copyDataBeginsOnTheNextLine() {
		assertThat(splitWithData("""
				COPY a FROM STDIN; -- a's rows
				1
				\\.
				COPY a FROM STDIN; COPY b FROM STDIN; SELECT 1;
				2
				\\.
				3
				\\.
				SELECT 2;
				""")).containsExactly("COPY: COPY a FROM STDIN <<1\n>>", "COPY: COPY a FROM STDIN <<2\n>>",
				"COPY: COPY b FROM STDIN <<3\n>>", "TRANSACTIONAL: SELECT 1", "TRANSACTIONAL: SELECT 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COPY a TO STDOUT", "COPY a FROM '/tmp/stdin'", "COPY a FROM PROGRAM 'stdin'",
			"COPY (SELECT * FROM stdin) TO STDOUT", "COPY a FROM 'f' WHERE b IS DISTINCT FROM stdin",
			"COPY a FROM \"stdin\"", "SELECT copy FROM stdin", "DELETE FROM stdin",
			"COMMENT ON TABLE a IS 'COPY a FROM STDIN'" })
	void takesNoData(String statement) {
		assertThat(splitWithData(statement + ";\nSELECT 1;\n\\.\n")).containsExactly("TRANSACTIONAL: " + statement,
				"TRANSACTIONAL: SELECT 1", "META_COMMAND: \\.");
	}

	@Test
	void linesThatFenceADumpAreSkipped() {
		assertThat(splitWithData("""
				\\restrict Gz3oyOGc6VJ8fRt9
				SELECT 1;
				\\unrestrict Gz3oyOGc6VJ8fRt9\r
				""")).containsExactly("TRANSACTIONAL: SELECT 1");
	}

	@Test
	void otherClientCommandsAreStatementsOfTheirOwn() {
		assertThat(splitWithData("""
				\\set x 1
				SELECT 1 \\gset
				\\restrictions
				\\restrict key \\\\ DROP TABLE a;
				SELECT 1 \\; SELECT 2;
				SELECT
				\\restrict key
				""")).containsExactly("META_COMMAND: \\set x 1", "TRANSACTIONAL: SELECT 1", "META_COMMAND: \\gset",
				"META_COMMAND: \\restrictions", "META_COMMAND: \\restrict key \\\\ DROP TABLE a;",
				"TRANSACTIONAL: SELECT 1", "META_COMMAND: \\; SELECT 2;", "TRANSACTIONAL: SELECT",
				"META_COMMAND: \\restrict key");
	}

	private List<String> split(String sql) {
		return statements(sql).stream().map((statement) -> statement.text(sql)).toList();
	}

	private List<String> splitWithData(String sql) {
		return statements(sql).stream().map((statement) -> {
			String text = statement.kind() + ": " + statement.text(sql);
			boolean data = statement.dataStart() > statement.end();
			return data ? text + " <<" + statement.data(sql) + ">>" : text;
		}).toList();
	}

	private List<SqlStatement> statements(String sql) {
		return this.syntax.statements(sql, 0, sql.length(), PlaceholderSyntax.DEFAULT);
	}

}
