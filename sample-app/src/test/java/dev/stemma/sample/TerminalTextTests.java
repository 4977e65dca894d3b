package dev.stemma.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTextTests {

	@Test
	void coloursAreGone() {
		assertThat(TerminalText.of("\u001b[33maaaa\u001b[39m\u001b[0m Create\r\n")).isEqualTo("aaaa Create\n");
	}

	@Test
	void whatIsWrittenOverShowsWhatCameLast() {
		assertThat(TerminalText.of("10 of 33\r2 of\u001b[K\r\ndone")).isEqualTo("2 of\ndone");
		assertThat(TerminalText.of("12345\r67")).isEqualTo("67345");
		assertThat(TerminalText.of("12\b3")).isEqualTo("13");
	}

	@Test
	void theCursorGoesUpAndErases() {
		assertThat(TerminalText.of("one\r\ntwo\r\nthree\u001b[2A\r\u001b[Jfour\r\n")).isEqualTo("four\n");
		assertThat(TerminalText.of("one\r\ntwo\u001b[1F\u001b[2KONE\u001b[1E\u001b[3CX")).isEqualTo("ONE\ntwoX");
		assertThat(TerminalText.of("one\u001b[1Gt\u001b[1C\u001b[1Dw\u001b[?25l")).isEqualTo("twe");
	}

}
