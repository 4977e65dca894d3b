package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/**
 * PostgreSQL's own client, as a DBA has it.
 */
public final class Psql {

	private Psql() {
	}

	/**
	 * Skips the test, and says so, on a machine without psql.
	 */
	public static void assumeInstalled() {
		Assumptions.assumeTrue(isInstalled(),
				"psql is not installed (apt-get install postgresql-client): offline scripts are not run here");
	}

	private static boolean isInstalled() {
		try {
			return new ProcessBuilder("psql", "--version").redirectErrorStream(true).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Runs a script as a DBA does.
	 * @param database where
	 * @param script the script
	 * @param options what stands between {@code psql -X} and the file
	 */
	public static Result run(PostgresServer.Database database, String script, String... options) {
		try {
			Path file = Files.createTempFile("offline", ".sql");
			Path output = Files.createTempFile("offline", ".txt");
			Files.writeString(file, script);
			URI url = URI.create(database.url().substring("jdbc:".length()));
			List<String> command = new ArrayList<>(List.of("psql", "-X", "-h", url.getHost(), "-p",
					String.valueOf(url.getPort()), "-U", "postgres", "-d", database.name()));
			command.addAll(List.of(options));
			command.addAll(List.of("-f", file.toString()));
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			if (!process.waitFor(120, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException("psql did not finish within two minutes");
			}
			String text = Files.readString(output, StandardCharsets.UTF_8).replace("psql:" + file, "psql");
			Files.delete(file);
			Files.delete(output);
			return new Result(process.exitValue(), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What became of a script.
	 *
	 * @param exitCode 0 for all of it, 3 where it stopped at an error
	 * @param output what psql and the server said
	 */
	public record Result(int exitCode, String output) {

	}

}
