package dev.stemma.script;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholderTests {

	private static final String DEFINE = "Define it, or switch replacement off for this script with '-- @placeholders none'.";

	@Test
	void inPlainSqlAValueIsText() {
		assertThat(sql("CREATE TABLE ${schema}.${prefix}a (b ${type});",
				Map.of("schema", "\"my schema\"", "prefix", "x_", "type", "numeric(10, 2)")))
			.isEqualTo("CREATE TABLE \"my schema\".x_a (b numeric(10, 2))");
	}

	@Test
	void inStringsAndQuotedNamesTheQuotesOfAValueAreDoubled() {
		Map<String, String> values = Map.of("v", "it's \"so\" \\ far; --");
		assertThat(sql("SELECT '${v}', E'${v}', \"${v}\", N'a${v}b${v}';", values))
			.isEqualTo("SELECT 'it''s \"so\" \\ far; --', E'it''s \"so\" \\\\ far; --', "
					+ "\"it's \"\"so\"\" \\ far; --\", N'ait''s \"so\" \\ far; --bit''s \"so\" \\ far; --'");
	}

	@Test
	void inDollarQuotesCommentsAndCopyDataNothingIsReplaced() {
		SqlMigration migration = SqlScripts.ofUpgrade("""
				DO $$ ${a} ${a} ${b} $$ /* ${a} */; -- ${a}
				COPY t FROM STDIN;
				${a}
				\\.
				""").read(Placeholders.of(Map.of("a", "1")));
		assertThat(migration.upgrade().statements().get(0).sql()).isEqualTo("DO $$ ${a} ${a} ${b} $$");
		assertThat(migration.warnings()).extracting(Problem::toString)
			.containsExactly(
					"Placeholder ${a} stands in a dollar quote, where it is not replaced (a.sql:3:7). "
							+ "Move it out, or leave it if it is meant as text.",
					"Placeholder ${a} stands in copy data, where it is not replaced (a.sql:5:1). "
							+ "Move it out, or leave it if it is meant as text.");
	}

	@Test
	void anUnknownPlaceholderIsReportedWithTheNearestName() {
		assertThat(SqlScripts.check("SELECT ${schma}, '\n${no.such}';", Map.of("schema", "x"))).containsExactly(
				"Placeholder ${schma} has no value (a.sql:3:8). Did you mean ${schema}? " + DEFINE,
				"Placeholder ${no.such} has no value (a.sql:4:1). " + DEFINE);
	}

	@Test
	void aScriptCanSwitchReplacementOff() {
		SqlScript script = SqlScripts
			.load("-- @revision a1\n-- @placeholders none\n-- @upgrade\nSELECT '${a}', $$${a}$$;");
		SqlMigration migration = script.read(Placeholders.of(Map.of("a", "1")));
		assertThat(migration.upgrade().statements().get(0).sql()).isEqualTo("SELECT '${a}', $$${a}$$");
		assertThat(migration.warnings()).isEmpty();
	}

	@Test
	void theFormOfPlaceholdersCanBeChangedAndChangesNoChecksum() {
		SqlScript script = SqlScripts.ofUpgrade("SELECT '[[a]]', [[a]], '${a}';");
		Placeholders brackets = new Placeholders(Map.of("a", "1"), new PlaceholderSyntax("[[", "]]"), true);
		assertThat(script.read(brackets).upgrade().statements().get(0).sql()).isEqualTo("SELECT '1', 1, '${a}'");
		assertThat(script.check(brackets)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1; DROP TABLE a | holds a semicolon, which would end the statement
			(1;2)           | holds a semicolon, which would end the statement
			1 -- x          | holds a line comment, which would swallow what follows
			'a              | does not consist of whole tokens
			"a              | does not consist of whole tokens
			$$a             | does not consist of whole tokens
			1 /* x          | does not consist of whole tokens
			\\q             | holds a backslash command
			""")
	void inPlainSqlAValueHasToBeWholeTokens(String value, String fault) {
		assertThat(SqlScripts.check("SELECT ${a}, ${a};", Map.of("a", value.replace("\\\\", "\\"))))
			.contains("The value of placeholder ${a} " + fault + " (a.sql:3:8). "
					+ "In plain SQL a value has to be whole words, names, numbers or strings.");
	}

	@Test
	void aValueThatJoinsWithWhatTouchesItToSomethingElseIsReported() {
		assertThat(SqlScripts.check("SELECT ${a}'b\\', 1;", Map.of("a", "E"))).containsExactly(
				"With its placeholders replaced, statement 'SELECT ${a}'b\\', 1' is no longer one statement "
						+ "(a.sql:3:1). Look at the values of its placeholders.");
	}

	@Test
	void aNulInAValueIsReported() {
		assertThat(SqlScripts.check("SELECT '${a}';", Map.of("a", "\0"))).containsExactly(
				"The value of placeholder ${a} contains a NUL character, which no SQL can (a.sql:3:9). Remove it.");
	}

	@Test
	void aPlaceholderInAStringWithUnicodeEscapesIsReported() {
		assertThat(SqlScripts.check("SELECT U&'${a}';", Map.of("a", "1")))
			.containsExactly("Placeholder ${a} stands in a string with Unicode escapes (U&) (a.sql:3:11). "
					+ "Write a plain string, or one with E''.");
	}

	@Test
	void theKindOfAStatementIsThatOfWhatRuns() {
		SqlScript script = SqlScripts.ofUpgrade("CREATE INDEX ${how} i ON a (b);");
		assertThat(kinds(script, Map.of("how", "CONCURRENTLY"))).containsExactly(SqlStatement.Kind.NON_TRANSACTIONAL);
		assertThat(kinds(script, Map.of("how", ""))).containsExactly(SqlStatement.Kind.TRANSACTIONAL);
	}

	@Test
	void transactionControlInAValueIsReported() {
		assertThat(SqlScripts.check("${a};", Map.of("a", "COMMIT"))).singleElement()
			.asString()
			.startsWith("Statement 1 of the upgrade, '${a}', controls the transaction");
	}

	private static List<SqlStatement.Kind> kinds(SqlScript script, Map<String, String> values) {
		return script.read(Placeholders.of(values)).upgrade().statements().stream().map(Statement::kind).toList();
	}

	private static String sql(String sql, Map<String, String> values) {
		return SqlScripts.ofUpgrade(sql).read(Placeholders.of(values)).upgrade().statements().get(0).sql();
	}

}
