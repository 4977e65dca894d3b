package dev.stemma;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LargeUpgradeIntegrationTests {

	private static final int STATEMENTS = 22_000;

	private static final int ROWS_OF_A_STATEMENT = 50;

	private static final int COPIED = 200_000;

	private static final int SMALL_SCRIPTS = 1_000;

	private static final int SMALL_SCRIPT = 300_000;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path temp;

	/**
	 * The script is of 50 MB, and those beside it have more bytes than the heap in all.
	 */
	@Test
	void memoryIsBoundedByTheLargestScriptAndNotByTheirSum() throws Exception {
		assertThat(Files.size(writeLargeScript())).isBetween(50_000_000L, 60_000_000L);
		writeSmallScripts();
		assertThat(upgrade()).isEqualTo(String.valueOf(SMALL_SCRIPTS + 1));
		assertThat(this.database.query("SELECT count(*), count(DISTINCT id), min(word), max(word) FROM inserted"))
			.containsExactly("%1$d|%1$d|größer als 🚀|größer als 🚀".formatted(STATEMENTS * ROWS_OF_A_STATEMENT));
		assertThat(this.database.query("SELECT count(*), count(DISTINCT id), min(word), max(word) FROM copied"))
			.containsExactly("%1$d|%1$d|naïve – and copied|naïve – and copied".formatted(COPIED));
		assertThat(this.database.query("SELECT count(*), min(length), max(length) FROM small"))
			.containsExactly("%d|%2$d|%2$d".formatted(SMALL_SCRIPTS, SMALL_SCRIPT));
	}

	private Path writeLargeScript() throws IOException {
		Path script = this.temp.resolve("large.sql");
		try (Writer out = Files.newBufferedWriter(script)) {
			out.write("""
					-- @revision large
					-- @upgrade
					CREATE TABLE inserted (id int, word text);
					CREATE TABLE copied (id int, word text);
					CREATE TABLE small (length int);
					""");
			for (int i = 0; i < STATEMENTS; i++) {
				out.write("INSERT INTO inserted (id, word) VALUES");
				for (int j = 0; j < ROWS_OF_A_STATEMENT; j++) {
					out.write(((j > 0) ? ",\n    (" : "\n    (") + (i * ROWS_OF_A_STATEMENT + j)
							+ ", 'größer als 🚀') /* ; */");
				}
				out.write(";\n");
			}
			out.write("COPY copied (id, word) FROM STDIN;\n");
			for (int i = 0; i < COPIED; i++) {
				out.write(i + "\tnaïve – and copied\n");
			}
			out.write("\\.\n");
		}
		return script;
	}

	private void writeSmallScripts() throws IOException {
		String text = "a".repeat(SMALL_SCRIPT);
		for (int i = 0; i < SMALL_SCRIPTS; i++) {
			Files.writeString(this.temp.resolve("small_" + i + ".sql"), """
					-- @revision small_%d
					-- @revises %s
					-- @upgrade
					INSERT INTO small SELECT length('%s');
					""".formatted(i, (i > 0) ? "small_" + (i - 1) : "large", text));
		}
	}

	private String upgrade() throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.temp, "output", ".txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-cp", System.getProperty("java.class.path"), LargeUpgrade.class.getName(),
				this.database.url(), this.temp.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.redirectOutput(output.toFile())
			.start();
		try {
			process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(output).strip();
	}

}
