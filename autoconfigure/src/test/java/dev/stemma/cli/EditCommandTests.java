package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class EditCommandTests {

	private static final String FILE = SourceModule.REVISIONS + "aaaa1111.sql";

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory).revision("aaaa1111", "");
	}

	private CommandLineRunner runner(String script) {
		this.module.with("editor.sh", script);
		return CommandLineRunner.of(this.module.builder().build())
			.interactive("")
			.withProperty("EDITOR", "false")
			.withProperty("VISUAL", "sh " + this.directory + "/editor.sh -w");
	}

	@Test
	void theEditorGetsItsArgumentsAndTheSource() {
		Outcome outcome = runner("test \"$1\" = -w && echo 'SELECT 1;' >> \"$2\"\n").run("edit", "aaaa");
		assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
		assertThat(this.module.read(FILE)).endsWith("-- @downgrade\nSELECT 1;\n");
	}

	@Test
	void whatIsWrongAfterwardsIsSaidAndKept() {
		Outcome outcome = runner("echo \"SELECT 'x;\" >> \"$2\"\n").run("edit", "head");
		assertThat(outcome.err()).startsWith("error: ").contains("db/revisions/aaaa1111.sql:7");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(this.module.read(FILE)).endsWith("SELECT 'x;\n");
	}

	@Test
	void anEditorThatFailsOrDoesNotExistIsSaid() {
		Outcome failed = this.module.withoutDirectory(runner("exit 3").run("edit", "head"));
		assertThat(failed.err()).isEqualTo("""
				error: The editor 'sh ./editor.sh -w' failed with exit code 3.
				       The script is as the editor left it: ./%s
				""".formatted(FILE));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		Outcome missing = runner("").withProperty("VISUAL", "no-such-editor").run("edit", "head");
		assertThat(missing.err()).startsWith("error: The editor could not be started: ").contains("no-such-editor");
	}

	@Test
	void withoutATerminalTheFileIsNamed() {
		Outcome outcome = this.module.run("edit", "head");
		assertThat(outcome.err())
			.startsWith("error: An editor needs a terminal, and there is none. The script is ./" + FILE + ".\n");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

}
