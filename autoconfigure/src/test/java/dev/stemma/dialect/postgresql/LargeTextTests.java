package dev.stemma.dialect.postgresql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts of 50 MB. The time limit is far from what one pass takes, and farther from what
 * several would.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeTextTests {

	private static final int SIZE = 50_000_000;

	private final PostgresSyntax syntax = new PostgresSyntax();

	@Test
	void halfAMillionStatementsAreSplit() {
		String line = "INSERT INTO t (a, b, c, d) VALUES (1, 'it''s; two', E'\\'', 4.5) ON CONFLICT DO NOTHING; -- and on\n";
		String sql = line.repeat(SIZE / 100);
		List<SqlStatement> statements = split(sql);
		assertThat(statements).hasSize(500_000);
		assertThat(statements.get(499_999)).returns(500_000, SqlStatement::line)
			.returns(line.substring(0, line.indexOf("; --")), (statement) -> statement.text(sql));
	}

	@Test
	void oneStatementOnOneLineIsSplit() {
		assertThat(split("INSERT INTO t VALUES (0)" + ", (1)".repeat(SIZE / 5))).hasSize(1);
	}

	@Test
	void copyDataIsFound() {
		String sql = "COPY t FROM STDIN;\n" + "1\t\\\\.\n".repeat(SIZE / 6) + "\\.\n";
		assertThat(split(sql)).singleElement()
			.satisfies((statement) -> assertThat(statement.dataEnd()).isEqualTo(sql.length() - 3));
	}

	@Test
	void manyBeginningsWithoutAnEndAreReadOnce() {
		split("'a'\n".repeat(SIZE / 4));
		split("/*".repeat(SIZE / 2));
		split("${a ".repeat(SIZE / 20));
		split("$a ".repeat(SIZE / 20));
	}

	private List<SqlStatement> split(String sql) {
		return this.syntax.statements(sql, 0, sql.length(), PlaceholderSyntax.DEFAULT);
	}

}
