package dev.stemma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import dev.stemma.runner.ReadOnlyServerException;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StandbyIntegrationTests {

	@TempDir
	private Path scripts;

	@TempDir
	private Path directory;

	@Test
	void aStandbyIsRefusedByNameUnlessItIsUpToDate() throws IOException {
		Project project = new Project(this.scripts).table("one", "").table("two", "one");
		Path data = this.directory.resolve("primary");
		try (EmbeddedPostgres primary = start(data)) {
			stemma(project, primary).upgrade("one");
		}
		// A copy of a server at rest takes itself for a standby where this file says so.
		Path copy = this.directory.resolve("standby");
		FileSystemUtils.copyRecursively(data, copy);
		Files.createFile(copy.resolve("standby.signal"));
		Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(data));
		try (EmbeddedPostgres standby = start(copy)) {
			Stemma stemma = stemma(project, standby);
			assertThat(stemma.upgrade("one").steps()).isEmpty();
			assertThat(stemma.status().state()).isEqualTo(State.PENDING);
			assertThatExceptionOfType(ReadOnlyServerException.class).isThrownBy(stemma::upgrade)
				.withMessageContaining("it is a standby");
		}
	}

	private static Stemma stemma(Project project, EmbeddedPostgres server) {
		return project.stemma(server.getPostgresDatabase(), UnaryOperator.identity());
	}

	private static EmbeddedPostgres start(Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("listen_addresses", "localhost")
			.start();
	}

}
