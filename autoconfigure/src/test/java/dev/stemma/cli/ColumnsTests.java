package dev.stemma.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsTests {

	@Test
	void charactersTakeOneColumnTwoOrNone() {
		assertThat(Columns.of("abc")).isEqualTo(3);
		assertThat(Columns.of("表を作る")).isEqualTo(8);
		assertThat(Columns.of("e\u0301")).isEqualTo(1);
		assertThat(Columns.of("🚀")).isEqualTo(2);
	}

	@Test
	void whatFitsStaysAsItIs() {
		assertThat(Columns.cut("abcde", 5, "…")).isEqualTo("abcde");
	}

	@Test
	void whatDoesNotFitEndsInDots() {
		assertThat(Columns.cut("abcdef", 5, "…")).isEqualTo("abcd…");
		assertThat(Columns.cut("ab cdef", 6, "...")).isEqualTo("ab...");
		assertThat(Columns.cut("表を作る", 6, "…")).isEqualTo("表を…");
		assertThat(Columns.cut("abcdef", 2, "...")).isEmpty();
	}

	@Test
	void whatWouldMoveTheCursorIsASpace() {
		assertThat(Columns.cut("a\r\nb\u001b[Kc", 20, "…")).isEqualTo("a b [Kc");
	}

}
