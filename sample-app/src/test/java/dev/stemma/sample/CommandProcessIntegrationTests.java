package dev.stemma.sample;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the application when a command runs in its place.
 */
class CommandProcessIntegrationTests {

	private static final String HEADS = """
			a0d305d557fb Place orders and write reviews for a demonstration
			f9c5d3e7a1b2 Keep phone numbers as digits
			""";

	private static final MigrationsResult ANSWERED = new MigrationsResult(0, HEADS, "");

	private final MigrationsProcess process = MigrationsProcess.onADeadServer();

	@TempDir
	private Path directory;

	@Test
	void aCommandThatNeedsNoDatabaseRunsWithoutOne() {
		assertThat(this.process.run("heads")).isEqualTo(ANSWERED);
	}

	@Test
	void whereNothingIsConfiguredACommandThatNeedsNoDatabaseStartsNoServer() {
		MigrationsProcess newcomer = MigrationsProcess.withoutDatabase();
		assertThat(newcomer.spring("--shop.postgres.directory=" + this.directory).run("heads")).isEqualTo(ANSWERED);
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void onATerminalThereIsColour() {
		try (MigrationsTerminal terminal = this.process.onTerminal("heads")) {
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(terminal.text()).isEqualTo(HEADS);
			assertThat(terminal.sent()).startsWith("\u001b[33ma0d305d557fb");
		}
	}

	@Test
	void whoWantsNoColourOnATerminalGetsNone() {
		for (List<String> variable : List.of(List.of("NO_COLOR", "1"), List.of("TERM", "dumb"))) {
			try (MigrationsTerminal terminal = this.process.environment(variable.get(0), variable.get(1))
				.onTerminal("heads")) {
				assertThat(terminal.awaitEnd()).isZero();
				assertThat(terminal.sent()).isEqualTo(HEADS.replace("\n", "\r\n"));
			}
		}
	}

	@Test
	void aCommandRunsFromAWorkingCopy() {
		WorkingCopy copy = WorkingCopy.create(this.directory);
		assertThat(this.process.jar(copy.jar()).directory(copy.module()).run("heads")).isEqualTo(ANSWERED);
	}

}
