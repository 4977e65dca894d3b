package dev.stemma.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands whose surroundings fail them: one sentence, the code that says whether another
 * try is worth it, and nothing is left half written.
 */
class FailedCommandsIntegrationTests {

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void aLockOfAnotherSessionIsNamedWithWhoHoldsIt() throws SQLException {
		this.shop.run("upgrade", "c2d9", "-q");
		try (Connection connection = this.shop.server().connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SET application_name = 'reports'");
			statement.execute("LOCK TABLE categories IN ACCESS SHARE MODE");
			MigrationsResult result = this.shop.run("downgrade", "--yes", "--stemma.ddl-lock-timeout=100ms",
					"--stemma.retry.max-elapsed=1s");
			assertThat(result.exitCode()).isEqualTo(75);
			assertThat(result.out()).isEmpty();
			assertThat(result.err()).endsWith("""
					downgrade 1/1 c2d94f1a7b3e Create categories failed (0 ms)
					error: The downgrade of revision c2d94f1a7b3e (Create categories) failed in statement 1 after 1 s \
					of trying: canceling statement due to lock timeout [SQLSTATE 55P03] in: DROP TABLE categories \
					(db/revisions/2026_01_12_0930-c2d94f1a7b3e_create_categories.sql:34:1).
					       Held by pid 0 (reports, user postgres, from 127.0.0.1/32, idle in transaction, for 0 ms). \
					End what holds the lock, or try for longer: stemma.ddl-lock-timeout is for one attempt, \
					stemma.retry.max-elapsed for all. Everything that it did was rolled back; start again when the \
					lock is free.
					""");
			connection.rollback();
		}
		assertThat(this.shop.run("current", "-q").out()).isEqualTo("c2d94f1a7b3e Create categories\n");
		assertThat(this.shop.run("downgrade", "--yes", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
	}

	@Test
	void anotherRunnerIsWaitedForAndNamed() {
		this.shop.run("upgrade", "c2d9", "-q");
		this.shop.copy().write("src/main/resources/db/revisions/x.sql", """
				-- Sleep
				-- @revision x1aaaaaaaaaa
				-- @revises c2d94f1a7b3e
				-- @branch-label side

				-- @upgrade
				SELECT pg_sleep(600);
				""");
		try (RunningMigrations other = this.shop.process().start("upgrade", "x1aa", "-q")) {
			Awaitility.await()
				.until(() -> this.shop.server()
					.query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' "
							+ "AND datname = current_database() AND pid <> pg_backend_pid()")
					.equals(List.of("1")));
			assertFails(75, """
					waiting for another runner: pid 0 (stemma sample-app, user postgres, from 127.0.0.1/32, active, \
					for 0 ms)
					error: Another runner did not finish within 1 s: pid 0 (stemma sample-app, user postgres, from \
					127.0.0.1/32, active, for 0 ms).
					       Look at what it runs; if it hangs for good, end it with pg_terminate_backend. \
					stemma.runner-lock.wait says how long to wait, stemma.startup-timeout how long a start may take.
					""", this.shop.run("upgrade", "d3e8", "--stemma.runner-lock.wait=1s"));
			assertThat(other.isRunning()).isTrue();
		}
		assertThat(this.shop.server().query("SELECT to_regclass('brands')")).containsExactly("null");
	}

	@Test
	void aWrongUserOrDatabaseIsSaid() {
		assertFails(1, """
				error: No connection to the database could be had: FATAL: role "nobody" does not exist.
				       Check that the server is up and that URL, user and password are right; stemma.connect-timeout \
				says how long to try.
				""", this.shop.environment("SPRING_DATASOURCE_USERNAME", "nobody")
			.run("status", "--stemma.connect-timeout=0s"));
		assertFails(1, """
				error: No connection to the database could be had: FATAL: database "shop_gone" does not exist.
				       Check that the server is up and that URL, user and password are right; stemma.connect-timeout \
				says how long to try.
				""", this.shop.url(this.shop.server().url() + "_gone").run("upgrade", "--stemma.connect-timeout=0s"));
	}

	@Test
	void onAFullDiskNoHalfAScriptIsLeft() {
		List<String> before = files();
		// What is said goes through a pipe: only files are limited
		List<String> launch = new ArrayList<>(
				List.of("bash", "-c", "set -o pipefail; (ulimit -f 0; exec \"$@\" 2>&1) | cat >&2", "bash"));
		launch.addAll(this.shop.process().launch());
		launch.add(launch.size() - 2, "-XX:-UsePerfData");
		MigrationsProcess full = this.shop.process().launchedBy(launch);
		assertFails(1, """
				error: The script could not be written, and nothing of it is left: File too large \
				(<module>/src/main/resources/db/revisions/<minute>-n1aaaaaaaaaa_new.sql).
				       Make room there, or make sure that it can be written there.
				""",
				this.shop.withoutVolatile(full.run("revision", "-m", "New", "--head=f9c5", "--rev-id=n1aaaaaaaaaa")));
		assertThat(files()).isEqualTo(before);
	}

	@Test
	void whereTheDirectoryCanNotBeWrittenThatIsSaid() throws IOException {
		Path file = Files.writeString(this.shop.copy().module().resolve("taken"), "");
		assertFails(1, """
				error: The script could not be written, and nothing of it is left: <module>/taken is no directory \
				(<module>/taken/<minute>-n1aaaaaaaaaa_new.sql).
				       Make room there, or make sure that it can be written there.
				""", this.shop.run("revision", "-m", "New", "--head=f9c5", "--rev-id=n1aaaaaaaaaa", "--location",
				file.toString()));
		assertThat(file).isEmptyFile();
	}

	@Test
	void aReaderThatLeavesEarlyIsNoFailureOfTheCommand() {
		List<String> launch = new ArrayList<>(List.of("sh", "-c", "\"$@\" | head -1", "sh"));
		launch.addAll(this.shop.process().launch());
		assertThat(this.shop.withoutVolatile(this.shop.process().launchedBy(launch).run("generate-completion")))
			.isEqualTo(new MigrationsResult(0, "#!/usr/bin/env bash\n", ""));
	}

	private List<String> files() {
		try (Stream<Path> files = Files.walk(this.shop.copy().module().resolve("src"))) {
			return files.map(Path::toString).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertFails(int exitCode, String err, MigrationsResult result) {
		assertThat(result).isEqualTo(new MigrationsResult(exitCode, "", err));
	}

}
