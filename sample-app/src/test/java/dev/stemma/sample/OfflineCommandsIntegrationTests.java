package dev.stemma.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What commands write with {@code --sql}, run by psql, ends where the same commands end
 * online.
 */
class OfflineCommandsIntegrationTests {

	private static final String REVISIONS = """
			SELECT revision, parents, dependencies, labels, tags, message, checksum, kind, downgrade,
			       downgrade_transactional, downgrade_missing
			FROM stemma_revision ORDER BY revision""";

	private final ShopModule shop = ShopModule.fresh();

	private final TestServer offline = TestServer.createDatabase();

	@Test
	void scriptsEndWhereTheCommandsEnd() throws Exception {
		Assumptions.assumeTrue(psqlIsInstalled(),
				"psql is not installed (apt-get install postgresql-client): offline scripts are not run here");
		ShopModule dead = this.shop.url("jdbc:postgresql://localhost:1/shop").spring("--stemma.schema=public");
		psql(dead.run("ensure-version", "--sql"));
		assertThat(this.offline.query("SELECT count(*) FROM stemma_revision")).containsExactly("0");
		psql(dead.run("upgrade", "base:e4f7", "--sql"));
		psql(dead.run("downgrade", "e4f7:c2d9", "--sql"));
		psql(dead.run("stamp", "c2d9:d3e8", "--sql"));
		for (List<String> command : List.of(List.of("ensure-version"), List.of("upgrade", "e4f7", "-q"),
				List.of("downgrade", "c2d9", "--yes", "-q"), List.of("stamp", "d3e8", "-q"))) {
			assertThat(this.shop.run(command.toArray(String[]::new)).exitCode()).isZero();
		}
		assertThat(this.offline.catalog()).hasSizeGreaterThan(10).isEqualTo(this.shop.server().catalog());
		assertThat(this.offline.query(REVISIONS)).hasSize(3).isEqualTo(this.shop.server().query(REVISIONS));
	}

	@Test
	void aScriptNeedsAKnownRange() {
		assertThat(this.shop.run("downgrade", "c2d9", "--sql").exitCode()).isEqualTo(2);
		assertThat(this.shop.run("stamp", "c2d9", "d3e8", "--sql").exitCode()).isEqualTo(2);
	}

	private static boolean psqlIsInstalled() throws InterruptedException {
		try {
			return new ProcessBuilder("psql", "--version").redirectErrorStream(true).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void psql(MigrationsResult script) throws IOException, InterruptedException {
		assertThat(script.exitCode()).as(script.err()).isZero();
		assertThat(script.err()).isEmpty();
		Path file = this.shop.copy().write("target/script.sql", script.out());
		Path output = this.shop.copy().module().resolve("target/output.txt");
		URI url = URI.create(this.offline.url().substring("jdbc:".length()));
		Process process = new ProcessBuilder("psql", "-X", "-h", url.getHost(), "-p", String.valueOf(url.getPort()),
				"-U", "postgres", "-d", url.getPath().substring(1), "-f", file.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor()).as(Files.readString(output)).isZero();
	}

}
