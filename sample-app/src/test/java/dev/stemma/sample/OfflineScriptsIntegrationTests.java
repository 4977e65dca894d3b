package dev.stemma.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.Stemma;
import dev.stemma.runner.Direction;
import dev.stemma.runner.OfflineSqlException;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The shop's revisions, run by psql in one database and by the runner in another.
 */
class OfflineScriptsIntegrationTests {

	/** The one revision that reads the database, and the one below it. */
	private static final String READS = "a47daf7ff194";

	private static final String BELOW = "f36c9e6ee083";

	private static final String REVISIONS = """
			SELECT revision, parents, dependencies, labels, tags, message, checksum, kind, downgrade,
			       downgrade_transactional, downgrade_missing
			FROM stemma_revision ORDER BY revision""";

	private final TestServer online = TestServer.createDatabase();

	private final TestServer offline = TestServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	void psqlTakesTheWholeGraphUpAndDown() throws Exception {
		Assumptions.assumeTrue(psqlIsInstalled(),
				"psql is not installed (apt-get install postgresql-client): offline scripts are not run here");
		Stemma written = stemma(this.offline);
		assertThatExceptionOfType(OfflineSqlException.class).isThrownBy(() -> written.sql("heads"))
			.withMessageContaining(READS)
			.withMessageContaining("(BackfillProductSlugs.java:");
		psql(written.sql(BELOW));
		written.upgrade(READS);
		psql(written.sql(READS + ":heads"));
		stemma(this.online).upgrade();
		assertThat(this.offline.catalog()).hasSizeGreaterThan(200).isEqualTo(this.online.catalog());
		assertThat(this.offline.query(REVISIONS)).isEqualTo(this.online.query(REVISIONS));
		assertThat(this.offline.query("SELECT id, name, slug FROM products ORDER BY id"))
			.isEqualTo(this.online.query("SELECT id, name, slug FROM products ORDER BY id"));
		written.validate();
		psql(written.sql(Direction.DOWNGRADE, "heads:base"));
		assertThat(this.offline.catalog()).isEmpty();
		assertThat(this.offline.query("SELECT revision FROM stemma_revision")).isEmpty();
	}

	private static Stemma stemma(TestServer server) {
		return Stemma.builder()
			.dataSource(server.dataSource())
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build();
	}

	private static boolean psqlIsInstalled() throws InterruptedException {
		try {
			return new ProcessBuilder("psql", "--version").redirectErrorStream(true).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void psql(String script) throws IOException, InterruptedException {
		Path file = Files.writeString(this.directory.resolve("script.sql"), script);
		Path output = this.directory.resolve("output.txt");
		URI url = URI.create(this.offline.url().substring("jdbc:".length()));
		List<String> command = List.of("psql", "-X", "-h", url.getHost(), "-p", String.valueOf(url.getPort()), "-U",
				"postgres", "-d", url.getPath().substring(1), "-f", file.toString());
		int exitCode = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		assertThat(exitCode).as(Files.readString(output)).isZero();
	}

}
