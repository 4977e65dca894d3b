package dev.stemma.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of letters that the terminal does not have: in a container it often has
 * ASCII alone.
 */
class EncodingTests {

	@TempDir
	private Path directory;

	private CommandLineRunner runner;

	@BeforeEach
	void writeTheScript() {
		Project project = new Project(this.directory).with("aaaa",
				"-- Größe und Maß: 尺寸\n-- @revision aaaa\n\n-- @upgrade\nSELECT 1;\n");
		this.runner = CommandLineRunner.of(project.stemma(PostgresServer.createDatabase()))
			.encoding(StandardCharsets.ISO_8859_1);
	}

	@Test
	void whatProgramsReadIsAlwaysUtf8() {
		assertThat(utf8("heads", "--json")).contains("\"message\":\"Größe und Maß: 尺寸\"").endsWith("}\n");
		assertThat(utf8("history", "--offline", "--graph=svg")).contains("Größe und Maß: 尺寸");
		assertThat(utf8("history", "--offline", "--graph=dot")).contains("Größe und Maß: 尺寸");
		assertThat(utf8("history", "--offline", "--graph=mermaid")).contains("Größe und Maß: 尺寸");
	}

	@Test
	void whatPeopleReadIsInTheirEncoding() {
		assertThat(this.runner.run("heads").out()).isEqualTo("aaaa Größe und Maß: ??\n");
	}

	@Test
	void noTerminalObeysWhatStandsInJson() {
		Project project = new Project(this.directory).with("bbbb",
				"-- Turned \u202e round \u009b2J\n-- @revision bbbb\n-- @revises aaaa\n\n-- @upgrade\nSELECT 1;\n");
		assertThat(CommandLineRunner.of(project.stemma(PostgresServer.createDatabase())).run("heads", "--json").out())
			.contains("\"message\":\"Turned \\u202e round \\u009B2J\"");
	}

	private String utf8(String... arguments) {
		String bytes = this.runner.run(arguments).out();
		return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

}
