package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every text, tried on random ones that are the same in every run.
 */
class SplittingPropertyTests {

	private static final List<String> FRAGMENTS = List.of("'", "''", "\"", "$$", "$a$", "$", "${a}", "${", "}", "E'",
			"B'", "N'", "U&'", "U&\"", "\\", "\\.", "\n\\.\n", "\\restrict a\n", "--", "/*", "*/", "\n", "\r\n", "\r",
			" ", "\t", "\u000b", ";", "(", ")", "a", "é", "\ud83d\ude00", "\ud83d", "\0", "1", "1.", "..", "1e", "0x",
			"+", "-", "@", ":", "::", "CREATE ", "OR ", "REPLACE ", "FUNCTION ", "PROCEDURE ", "BEGIN ", "ATOMIC ",
			"CASE ", "END ", "COPY t ", "FROM ", "STDIN", "COPY a FROM STDIN;\n", "SELECT ");

	private static final List<String> STATEMENTS = List.of("SELECT 1", "SELECT ';', 'it''s', E'\\';', U&';'",
			"SELECT 'a'\n  ';b'", "SELECT $$ ; ' $$, $a$ ; $$ $a$", "SELECT \"a;\"\"\", a$b$c",
			"INSERT INTO t VALUES (1, '--'), (2, '/*')", "SELECT 1 /* ; /* ; */ */ + 2 -- ;\n + 3",
			"CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2)",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END; END",
			"CREATE OR REPLACE PROCEDURE p() LANGUAGE plpgsql AS $body$ BEGIN PERFORM 1; END $body$",
			"UPDATE ${t} SET a = '${b;}' WHERE c ?| d", "CREATE TABLE vacuum (a int DEFAULT (1))");

	private static final List<String> GAPS = List.of("", " ", "\n", "\r\n", "\t", "-- ; '\n", "/* ; ' */",
			"/* /* */ ; */", ";");

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 100 })
	void theTokensJoinUpToTheWholeText(int fragments) {
		Random random = new Random(fragments);
		for (int i = 0; i < 3000; i++) {
			String sql = join(random, FRAGMENTS, fragments);
			StringBuilder joined = new StringBuilder();
			Iterator<SqlToken> tokens = new PostgresSyntax().tokens(sql, PlaceholderSyntax.DEFAULT);
			while (tokens.hasNext()) {
				SqlToken token = tokens.next();
				assertThat(token.start()).as(sql).isEqualTo(joined.length());
				assertThat(token.end()).as(sql).isGreaterThan(token.start());
				joined.append(token.text(sql));
			}
			assertThat(joined).hasToString(sql);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 100 })
	void theStatementsLieBehindOneAnother(int fragments) {
		Random random = new Random(fragments);
		for (int i = 0; i < 3000; i++) {
			String sql = join(random, FRAGMENTS, fragments);
			int from = random.nextInt(sql.length());
			int to = from + random.nextInt(sql.length() - from);
			int[] end = { from };
			assertThat(new PostgresSyntax().statements(sql, from, to, PlaceholderSyntax.DEFAULT)).as(sql)
				.allSatisfy((statement) -> {
					assertThat(statement.start()).isGreaterThanOrEqualTo(end[0]);
					assertThat(statement.end()).isGreaterThan(statement.start()).isLessThanOrEqualTo(to);
					assertThat(statement.dataStart()).isBetween(statement.end(), to);
					assertThat(statement.dataEnd()).isBetween(statement.dataStart(), to);
					end[0] = statement.end();
				});
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 50 })
	void aTextMadeOfStatementsSplitsIntoThem(int count) {
		Random random = new Random(count);
		for (int i = 0; i < 500; i++) {
			List<String> statements = new ArrayList<>();
			StringBuilder text = new StringBuilder(join(random, GAPS, 3));
			for (int n = 0; n < count; n++) {
				String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
				statements.add(statement);
				text.append(statement).append('\n').append(join(random, GAPS.subList(0, 8), 2));
				text.append((n < count - 1 || random.nextBoolean()) ? ";" : "").append(join(random, GAPS, 3));
			}
			String sql = text.toString();
			assertThat(new PostgresSyntax().statements(sql, 0, sql.length(), PlaceholderSyntax.DEFAULT))
				.extracting((statement) -> statement.text(sql))
				.isEqualTo(statements);
		}
	}

	private static String join(Random random, List<String> pieces, int count) {
		StringBuilder joined = new StringBuilder();
		for (int i = 0; i < count; i++) {
			joined.append(pieces.get(random.nextInt(pieces.size())));
		}
		return joined.toString();
	}

}
