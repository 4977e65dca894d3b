package dev.stemma.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void theCompletionScriptIsForBash() throws IOException, InterruptedException {
		Outcome outcome = CommandLineRunner.of(Map.of()).run("generate-completion");
		assertThat(outcome.exitCode()).isZero();
		Path script = Files.writeString(this.directory.resolve("completion"), outcome.out());
		Path answer = this.directory.resolve("answer");
		Process bash = new ProcessBuilder("bash", "-c", """
				set -e
				bash -n %1$s
				source %1$s
				complete -p migrations
				compopt() { :; }
				COMP_WORDS=(migrations stat) COMP_CWORD=1
				_complete_migrations
				echo "${COMPREPLY[@]}"
				""".formatted(script)).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
		assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(Files.readString(answer)).isEqualTo("""
				complete -o default -F _complete_migrations migrations
				status
				""");
	}

}
