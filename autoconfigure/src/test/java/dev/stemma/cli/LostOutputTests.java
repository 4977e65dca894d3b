package dev.stemma.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.problem.Problem;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that go to a full disk.
 */
class LostOutputTests {

	private static final String LOST = """
			error: The answer could not be written: there is no room for it, or standard output is closed.
			       What the command has done is done.
			""";

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path directory;

	@Test
	void anAnswerThatIsLostIsNoSuccess() {
		assertThat(run(new Full(), "heads")).isEqualTo(1);
		assertThat(this.err).hasToString(LOST);
	}

	@Test
	void soIsAScript() {
		assertThat(run(new Full(), "upgrade", "--sql")).isEqualTo(1);
		assertThat(this.err).hasToString(LOST);
	}

	@Test
	void soIsJson() {
		assertThat(run(new Full(), "heads", "--json")).isEqualTo(1);
		assertThat(this.err).hasToString(LOST);
	}

	@Test
	void anotherExitCodeStays() {
		assertThat(run(new Full(), "status")).isEqualTo(3);
		assertThat(this.err).hasToString(LOST);
	}

	private int run(OutputStream out, String... arguments) {
		Stemma stemma = new Project(this.directory).table("aaaa", "")
			.builder(PostgresServer.createDatabase().dataSource())
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build();
		Terminal terminal = new Terminal(out, this.err, InputStream.nullInputStream(), StandardCharsets.UTF_8, false,
				false);
		return MigrationsCommand.run(new Application(stemma), terminal, List.of(arguments));
	}

	private static final class Full extends OutputStream {

		@Override
		public void write(int value) throws IOException {
			throw new IOException("No space left on device");
		}

	}

	private record Application(Stemma stemma) implements CommandHost {

		@Override
		public Map<String, Stemma> stemmas() {
			return Map.of("stemma", this.stemma);
		}

		@Override
		public @Nullable String property(String name) {
			return null;
		}

		@Override
		public @Nullable Problem explain(Throwable failure) {
			return null;
		}

	}

}
