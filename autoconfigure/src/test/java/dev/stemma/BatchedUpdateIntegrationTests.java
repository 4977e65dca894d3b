package dev.stemma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process in the middle of a batched update of a million rows, again and again.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BatchedUpdateIntegrationTests {

	private static final int ROWS = 1_000_000;

	private static final int KILLS = 5;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final Random random = new Random();

	@TempDir
	private Path temp;

	@Test
	void noRowIsUpdatedTwiceHoweverOftenItIsKilled() throws Exception {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.after (rows int)",
				"CREATE TABLE app.counted (id int PRIMARY KEY, n int NOT NULL) WITH (fillfactor = 45)",
				"INSERT INTO app.counted SELECT i, 0 FROM generate_series(1, " + ROWS + ") AS i",
				"ANALYZE app.counted");
		StringBuilder log = new StringBuilder();
		for (int i = 0; i < KILLS; i++) {
			long rows = Math.round(ROWS * (i + this.random.nextDouble()) / (KILLS + 1));
			log.append(killBehind(rows));
		}
		assertThat(this.database.query("SELECT rows < " + ROWS + " FROM stemma_progress")).containsExactly("t");
		log.append(run());
		assertThat(this.database.query("SELECT n, count(*) FROM app.counted GROUP BY n")).containsExactly("1|" + ROWS);
		assertThat(this.database.query("SELECT rows FROM app.after")).containsExactly(String.valueOf(ROWS));
		assertThat(this.database.query("SELECT count(*) FROM app.before")).containsExactly("1");
		assertThat(this.database.query("SELECT count(*) FROM stemma_progress")).containsExactly("0");
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("counted");
		assertThat(log.toString())
			.containsPattern("update app\\.counted in batches: [\\d,]+ of about 1,000,000 rows \\(\\d+ %\\), "
					+ "[\\d,]+ rows/s, about \\d+ s left")
			.containsPattern("goes on to update app\\.counted in batches behind [\\d,]+ rows")
			.contains("update app.counted in batches: 1,000,000 rows changed, done after");
	}

	/**
	 * Starts the update and kills it with SIGKILL once it is behind so many rows, at a
	 * moment of its batch that nobody chooses.
	 */
	private String killBehind(long rows) throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.temp, "output", ".txt");
		Process process = start(output);
		try {
			while (progress() <= rows) {
				assertThat(process.isAlive()).as(() -> read(output)).isTrue();
				TimeUnit.MILLISECONDS.sleep(5);
			}
			TimeUnit.MILLISECONDS.sleep(this.random.nextInt(20));
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		return read(output);
	}

	private String run() throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.temp, "output", ".txt");
		Process process = start(output);
		try {
			process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).as(() -> read(output)).isZero();
		return read(output);
	}

	private long progress() {
		if (this.database.query("SELECT to_regclass('stemma_progress')").contains("null")) {
			return 0;
		}
		return Long.parseLong(this.database.query("SELECT coalesce(max(rows), 0) FROM stemma_progress").get(0));
	}

	private Process start(Path output) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				BatchedUpdate.class.getName(), this.database.url())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
	}

	private static String read(Path output) {
		try {
			return Files.readString(output);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
