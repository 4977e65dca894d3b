package dev.stemma.dialect.postgresql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PsqlTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "SELECT x::text, ':a', \":b\", $$:c$$, f(d := 1) -- :e\n, 1 /* :f */", "SELECT a[1 : n]",
			"SELECT E'\\':x', 'a\\'", "SELECT 'a'\n'b'" })
	void whatPsqlLeavesAloneStaysAsItIs(String sql) {
		assertThat(PsqlText.statement(sql)).isEqualTo(sql + ";\n");
	}

	@Test
	void noColonTouchesWhatCouldBeTheNameOfAVariable() {
		assertThat(PsqlText.statement("SELECT a[1:n], a[:n], a[1:2], a[x:\"y\"], a[1:f('z')], a[x::int:'3']"))
			.isEqualTo("SELECT a[1: n], a[: n], a[1: 2], a[x: \"y\"], a[1: f('z')], a[x::int: '3'];\n");
	}

	@Test
	void aCommentAtTheEndDoesNotSwallowTheSemicolon() {
		assertThat(PsqlText.statement("SELECT 1 -- one")).isEqualTo("SELECT 1 -- one\n;\n");
		assertThat(PsqlText.statement("SELECT 1 -- one\n  ")).isEqualTo("SELECT 1 -- one\n  ;\n");
		assertThat(PsqlText.statement("SELECT 1 /* one */")).isEqualTo("SELECT 1 /* one */;\n");
	}

	@Test
	void anEscapeStringIsWrittenInOnePiece() {
		assertThat(PsqlText.statement("SELECT E'it''s \\\\ \\''\n  -- it's a comment\n\t' and \\'more', 'x'"))
			.isEqualTo("SELECT E'it''s \\\\ \\' and \\'more', 'x';\n");
	}

	@Test
	void anArgumentIsOneWord() {
		assertThat(PsqlText.argument("it's :a \\ b\nc")).isEqualTo("'it''s :a \\\\ b c'");
	}

}
