package dev.stemma.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The process is asked to end while a command is at work, as by an orchestrator.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InterruptionIntegrationTests {

	private static final int CODE_OF_SIGTERM = 143;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path scripts;

	@TempDir
	private Path output;

	@Test
	void whatIsUnderWayIsRolledBackBeforeTheProcessEnds() throws Exception {
		new Project(this.scripts).table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nSELECT pg_sleep(60)", "DROP TABLE bbbb");
		Process process = start(this.database.url(), "upgrade");
		try {
			await().atMost(Duration.ofSeconds(60))
				.until(() -> !this.database
					.query("SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'")
					.isEmpty());
			process.destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).isEqualTo(CODE_OF_SIGTERM);
		assertThat(Screen.timeless(Files.readString(this.output.resolve("err")))).isEqualTo("""
				upgrade 1/2 aaaa Make aaaa (N ms)
				upgrade 2/2 bbbb Make bbbb failed (N ms)
				error: The upgrade was interrupted in revision bbbb (Make bbbb), which was rolled back (%s:2).
				       Done before, and kept: aaaa. Start again to go on.
				""".formatted(this.scripts.resolve("bbbb.sql")));
		assertThat(Files.readString(this.output.resolve("out"))).isEmpty();
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
		assertThat(this.database.query("SELECT to_regclass('bbbb')")).containsExactly("null");
		assertThat(this.database
			.query("SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'"))
			.isEmpty();
	}

	@Test
	void aServerThatDoesNotAnswerIsNotWaitedFor() throws Exception {
		new Project(this.scripts).table("aaaa", "");
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Process process = start("jdbc:postgresql://127.0.0.1:%d/shop".formatted(silent.getLocalPort()), "upgrade");
			try (Socket connection = silent.accept()) {
				assertThat(connection.getInputStream().read()).isNotNegative();
				process.destroy();
				assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			assertThat(process.exitValue()).isEqualTo(CODE_OF_SIGTERM);
		}
		assertThat(Files.readString(this.output.resolve("err")))
			.isEqualTo("Interrupted before the database has answered; no revision was begun.\n");
	}

	private Process start(String url, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), InterruptedUpgrade.class.getName(), url,
				this.scripts.toString());
		builder.command().addAll(List.of(command));
		return builder.redirectError(this.output.resolve("err").toFile())
			.redirectOutput(this.output.resolve("out").toFile())
			.start();
	}

}
