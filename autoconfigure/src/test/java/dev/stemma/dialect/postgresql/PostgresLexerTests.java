package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.dialect.SqlToken.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgresLexer}.
 */
class PostgresLexerTests {

	@Test
	void everyKindOfTokenIsRecognised() {
		assertThat(tokens("SELECT \"a\", 1 + $1 || 'b' || $$c$$ /* d */ -- e\n;${f}\\g")).containsExactly("WORD SELECT",
				"QUOTED_IDENTIFIER \"a\"", "OPERATOR ,", "NUMBER 1", "OPERATOR +", "PARAMETER $1", "OPERATOR ||",
				"STRING 'b'", "OPERATOR ||", "DOLLAR_STRING $$c$$", "BLOCK_COMMENT /* d */", "LINE_COMMENT -- e",
				"SEMICOLON ;", "PLACEHOLDER ${f}", "META_COMMAND \\g");
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "'a''b'", "'\\'", "'a'\n'b'", "'a' \t\r\n\n  'b'\r'c'", "'a' -- d\n'b'",
			"'a'\n-- d\n-- e\n  'b'", "E'a\\'b'", "E'a''b'", "e'\\\\'", "E'a'\n'\\''", "B'01'", "x'1F'", "b'1'\n'0'",
			"N'a'", "n'a''b'", "U&'\\0041'", "u&'a''b'", "'a\nb'", "'a;b'", "'--'", "'/*'", "'$$'", "'${a}'" })
	void isOneString(String sql) {
		assertThat(tokens(sql)).containsExactly("STRING " + sql);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			'a' 'b'        | STRING 'a', STRING 'b'
			'a'/* b */'c'  | STRING 'a', BLOCK_COMMENT /* b */, STRING 'c'
			'a'-'b'        | STRING 'a', OPERATOR -, STRING 'b'
			B'1''0'        | STRING B'1', STRING '0'
			fe'a'          | WORD fe, STRING 'a'
			E 'a'          | WORD E, STRING 'a'
			U& 'a'         | WORD U, OPERATOR &, STRING 'a'
			u&"a""b"       | QUOTED_IDENTIFIER u&"a""b"
			"a""b"."c;d"   | QUOTED_IDENTIFIER "a""b", OPERATOR ., QUOTED_IDENTIFIER "c;d"
			'a'UESCAPE'!'  | STRING 'a', WORD UESCAPE, STRING '!'
			""")
	void stringsAndQuotedNames(String sql, String expected) {
		assertThat(String.join(", ", tokens(sql))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			$$a$$          | DOLLAR_STRING $$a$$
			$a$ $$ $b$ $a$ | DOLLAR_STRING $a$ $$ $b$ $a$
			$a$ $ab$a$     | DOLLAR_STRING $a$ $ab$a$
			$a$ $A$ $a$    | DOLLAR_STRING $a$ $A$ $a$
			$a$ $$a$       | DOLLAR_STRING $a$ $$a$
			$_é9$a$_é9$    | DOLLAR_STRING $_é9$a$_é9$
			a$b$c$b$       | WORD a$b$c$b$
			"a"$b$c$b$     | QUOTED_IDENTIFIER "a", DOLLAR_STRING $b$c$b$
			1$b$c$b$       | NUMBER 1, DOLLAR_STRING $b$c$b$
			$1$b$c$b$      | PARAMETER $1, DOLLAR_STRING $b$c$b$
			$1a$b$c        | PARAMETER $1a$b$c
			$a b           | OPERATOR $, WORD a, WORD b
			$a-b$          | OPERATOR $, WORD a, OPERATOR -, WORD b$
			$              | OPERATOR $
			""")
	void dollars(String sql, String expected) {
		assertThat(String.join(", ", tokens(sql))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "1_000", "1.5", "1.", ".5", "1e10", "1.5E-3", "1.e+3", ".5e1", "0x1F", "0X_1f",
			"0o17", "0b1_0", "1_0.0_1", "123abc" })
	void isOneNumber(String sql) {
		assertThat(tokens(sql)).containsExactly("NUMBER " + sql);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			1..10        | NUMBER 1, OPERATOR .., NUMBER 10
			1...5        | NUMBER 1, OPERATOR .., NUMBER .5
			-1           | OPERATOR -, NUMBER 1
			1-1          | NUMBER 1, OPERATOR -, NUMBER 1
			0x1e+5       | NUMBER 0x1e, OPERATOR +, NUMBER 5
			1e+a         | NUMBER 1e, OPERATOR +, WORD a
			a.1          | WORD a, NUMBER .1
			a1           | WORD a1
			ä_1$é        | WORD ä_1$é
			_            | WORD _
			""")
	void numbersAndWords(String sql, String expected) {
		assertThat(String.join(", ", tokens(sql))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			a?b          | WORD a, OPERATOR ?, WORD b
			a?&b         | WORD a, OPERATOR ?&, WORD b
			a@>b         | WORD a, OPERATOR @>, WORD b
			a<->b        | WORD a, OPERATOR <->, WORD b
			a=-1         | WORD a, OPERATOR =, OPERATOR -, NUMBER 1
			a@-1         | WORD a, OPERATOR @-, NUMBER 1
			a+-+b        | WORD a, OPERATOR +, OPERATOR -, OPERATOR +, WORD b
			a*--b        | WORD a, OPERATOR *, LINE_COMMENT --b
			a@/*b*/c     | WORD a, OPERATOR @, BLOCK_COMMENT /*b*/, WORD c
			a=>b         | WORD a, OPERATOR =>, WORD b
			a::b         | WORD a, OPERATOR ::, WORD b
			a:=b         | WORD a, OPERATOR :=, WORD b
			:a           | OPERATOR :, WORD a
			:'a'         | OPERATOR :, STRING 'a'
			a[1:2]       | WORD a, OPERATOR [, NUMBER 1, OPERATOR :, NUMBER 2, OPERATOR ]
			({})         | OPERATOR (, OPERATOR {, OPERATOR }, OPERATOR )
			/**/         | BLOCK_COMMENT /**/
			/*/**/*/     | BLOCK_COMMENT /*/**/*/
			/*/ a */     | BLOCK_COMMENT /*/ a */
			//**/        | OPERATOR /, BLOCK_COMMENT /**/
			""")
	void operatorsAndComments(String sql, String expected) {
		assertThat(String.join(", ", tokens(sql))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			${a}.b         | PLACEHOLDER ${a}, OPERATOR ., WORD b
			a${b}c         | WORD a, PLACEHOLDER ${b}, WORD c
			1${b}${c}      | NUMBER 1, PLACEHOLDER ${b}, PLACEHOLDER ${c}
			a_1${b}        | WORD a_1, PLACEHOLDER ${b}
			$1${b}         | PARAMETER $1, PLACEHOLDER ${b}
			(${b-c.d_e})   | OPERATOR (, PLACEHOLDER ${b-c.d_e}, OPERATOR )
			${a b}         | OPERATOR $, OPERATOR {, WORD a, WORD b, OPERATOR }
			a${            | WORD a$, OPERATOR {
			"${a}"         | QUOTED_IDENTIFIER "${a}"
			$$${a}$$       | DOLLAR_STRING $$${a}$$
			$a${b}$a$      | DOLLAR_STRING $a${b}$a$
			/* ${a} */     | BLOCK_COMMENT /* ${a} */
			--${a}         | LINE_COMMENT --${a}
			""")
	void placeholders(String sql, String expected) {
		assertThat(String.join(", ", tokens(sql))).isEqualTo(expected);
	}

	@Test
	void placeholdersMayLookDifferent() {
		assertThat(tokens("a@@b@@c ${d}", new PlaceholderSyntax("@@", "@@"))).containsExactly("WORD a",
				"PLACEHOLDER @@b@@", "WORD c", "OPERATOR $", "OPERATOR {", "WORD d", "OPERATOR }");
		assertThat(tokens("a+#{b}", new PlaceholderSyntax("#{", "}"))).containsExactly("WORD a", "OPERATOR +",
				"PLACEHOLDER #{b}");
		assertThat(tokens("${a} a$b", PlaceholderSyntax.NONE)).containsExactly("OPERATOR $", "OPERATOR {", "WORD a",
				"OPERATOR }", "WORD a$b");
	}

	@Test
	void semicolonsInParenthesesAndBodiesAreInner() {
		assertThat(tokens("(;); CREATE FUNCTION f() BEGIN ATOMIC ; END; END;"))
			.filteredOn((token) -> token.contains(";"))
			.containsExactly("INNER_SEMICOLON ;", "SEMICOLON ;", "INNER_SEMICOLON ;", "SEMICOLON ;", "SEMICOLON ;");
	}

	@Test
	void whatOpensAndClosesStandsOutside() {
		assertThat(read("a (b (c) d) e", PlaceholderSyntax.NONE)).filteredOn(SqlToken::topLevel)
			.extracting((token) -> token.text("a (b (c) d) e").strip())
			.containsExactly("a", "", "(", ")", "", "e");
	}

	@Test
	void aCommandOfTheClientReachesToTheEndOfItsLine() {
		assertThat(tokens("\\set a 'b\r\nSELECT 1 \\g -- c\n'\\d'")).containsExactly("META_COMMAND \\set a 'b",
				"WORD SELECT", "NUMBER 1", "META_COMMAND \\g -- c", "STRING '\\d'");
	}

	@Test
	void copyDataEndsWithItsMarker() {
		assertThat(tokens("COPY a FROM STDIN; -- b\n'${c}\n\\.\n;")).containsExactly("WORD COPY", "WORD a", "WORD FROM",
				"WORD STDIN", "SEMICOLON ;", "LINE_COMMENT -- b", "COPY_DATA '${c}\n\\.", "SEMICOLON ;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a", "E'a\\'", "E'a\\", "E'\\", "'a'\n'b", "B'1", "\"a", "\"a\"\"", "U&\"a", "$$a$",
			"$a$ $$", "/* a", "/* /* */", "/*/", "N'" })
	void whatHasNoEndIsNotTerminated(String sql) {
		List<SqlToken> tokens = read(sql, PlaceholderSyntax.DEFAULT);
		assertThat(tokens).singleElement().returns(false, SqlToken::terminated).returns(sql.length(), SqlToken::end);
	}

	@Test
	void copyDataWithoutItsMarkerIsNotTerminated() {
		assertThat(read("COPY a FROM STDIN;\n1\n", PlaceholderSyntax.DEFAULT)).last()
			.returns(Kind.COPY_DATA, SqlToken::kind)
			.returns(false, SqlToken::terminated);
	}

	@Test
	void nothingStrangeFails() {
		String sql = "\0\u0001\u000b\ud83d \ude00\ufeff`%";
		assertThat(
				String.join("", read(sql, PlaceholderSyntax.DEFAULT).stream().map((token) -> token.text(sql)).toList()))
			.isEqualTo(sql);
	}

	@Test
	void linesEndInThreeWays() {
		assertThat(read("a\nb\r\nc\rd 'e\nf' g", PlaceholderSyntax.NONE)).filteredOn(SqlToken::isSignificant)
			.extracting((token) -> token.line() + ":" + token.column())
			.containsExactly("1:1", "2:1", "3:1", "4:1", "4:3", "5:4");
	}

	@Test
	void behindTheEndThereIsNothing() {
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> new PostgresLexer("", 0, 0, PlaceholderSyntax.NONE).next());
	}

	private static List<String> tokens(String sql) {
		return tokens(sql, PlaceholderSyntax.DEFAULT);
	}

	private static List<String> tokens(String sql, PlaceholderSyntax placeholders) {
		return read(sql, placeholders).stream()
			.filter((token) -> token.kind() != Kind.WHITESPACE)
			.map((token) -> token.kind() + " " + token.text(sql))
			.toList();
	}

	private static List<SqlToken> read(String sql, PlaceholderSyntax placeholders) {
		List<SqlToken> tokens = new ArrayList<>();
		Iterator<SqlToken> all = new PostgresSyntax().tokens(sql, placeholders);
		all.forEachRemaining(tokens::add);
		return tokens;
	}

}
