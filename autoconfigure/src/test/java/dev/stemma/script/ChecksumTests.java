package dev.stemma.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksumTests {

	@Test
	void theChecksumIsSha256OfTheTokensWithNulBetweenThem() {
		// printf 'SELECT\0001\000;' | sha256sum
		assertThat(SqlScripts.ofUpgrade("SELECT  1 /* one */ ; -- end\n").checksum())
			.hasToString("sha256:81d754d7c4d122ba089e2d593cc3f74c3af2414af87c5d870df691fc0b660740");
	}

	@Test
	void theHeaderAndTheDowngradePlayNoPart() {
		assertThat(
				SqlScripts.load("-- M\n-- @revision b2\n-- @tags x\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 2;")
					.checksum())
			.isEqualTo(SqlScripts.ofUpgrade("SELECT 1;").checksum());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT a,b;        | SELECT a , b ;
			SELECT (1);        | SELECT ( 1 ) -- x
			SELECT '${a}';     | SELECT   '${a}';
			SELECT ${a}+${b};  | SELECT ${a} + ${b};
			""")
	void whiteSpaceAndCommentsPlayNoPart(String one, String other) {
		String semicolon = other.endsWith(";") ? "" : "\n;";
		assertThat(checksum(one)).isEqualTo(checksum(other + semicolon));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT a;          | SELECT A;
			SELECT ab;         | SELECT a b;
			SELECT 'a b';      | SELECT 'a  b';
			SELECT ${a}b;      | SELECT ${a} b;
			SELECT b${a};      | SELECT b ${a};
			SELECT ${a}${b};   | SELECT ${a} ${b};
			SELECT $$ a $$;    | SELECT $$ a$$;
			SELECT 1;          | SELECT 1
			""")
	void whatChangesTheMeaningOrTheSpellingChangesTheChecksum(String one, String other) {
		assertThat(checksum(one)).isNotEqualTo(checksum(other));
	}

	@Test
	void copyDataCounts() {
		assertThat(checksum("COPY a FROM STDIN;\n1\n\\.\n")).isNotEqualTo(checksum("COPY a FROM STDIN;\n2\n\\.\n"));
	}

	@Test
	void aStatementHasAChecksumOfItsOwn() {
		Statement one = SqlScripts.read("SELECT 0; SELECT /* x */ 1;").upgrade().statements().get(1);
		Statement same = SqlScripts.read("SELECT 1;").upgrade().statements().get(0);
		Statement other = SqlScripts.read("SELECT 2;").upgrade().statements().get(0);
		assertThat(one.checksum()).isEqualTo(same.checksum()).isNotEqualTo(other.checksum()).hasSize(64);
	}

	@Test
	void aStatementsDataIsPartOfItsChecksum() {
		Statement one = SqlScripts.read("COPY a FROM STDIN;\n1\n\\.\n").upgrade().statements().get(0);
		Statement other = SqlScripts.read("COPY a FROM STDIN;\n2\n\\.\n").upgrade().statements().get(0);
		assertThat(one.checksum()).isNotEqualTo(other.checksum());
	}

	private static Checksum checksum(String sql) {
		return SqlScripts.ofUpgrade(sql).checksum();
	}

}
