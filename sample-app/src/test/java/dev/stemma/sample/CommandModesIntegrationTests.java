package dev.stemma.sample;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands from the shop in all forms that it is delivered and started in.
 */
class CommandModesIntegrationTests {

	private static final String HEADS = """
			a0d305d557fb Place orders and write reviews for a demonstration
			f9c5d3e7a1b2 Keep phone numbers as digits
			""";

	@TempDir
	private static Path directory;

	private static ExtractedShop extracted;

	private final TestServer server = TestServer.createDatabase();

	@BeforeAll
	static void extract() {
		extracted = ExtractedShop.in(directory.resolve("extracted"));
	}

	@Test
	void fromTheJar() {
		assertAnswers(MigrationsProcess.on(this.server));
	}

	@Test
	void fromTheExtractedJar() {
		assertAnswers(MigrationsProcess.on(this.server).jar(extracted.jar()));
	}

	@Test
	void fromClassesAsABuildToolStartsThem() {
		assertAnswers(
				MigrationsProcess.on(this.server).launchedBy(extracted.launchOfClasses(Path.of("target/classes"))));
	}

	/**
	 * They start an application twice, the second time in a class loader of their own,
	 * when it is not a jar.
	 */
	@Test
	void withTheDeveloperToolsOnTheClassPath() {
		List<String> launch = extracted.launchOfClasses(Path.of("target/classes"),
				libraryOfTests("spring-boot-devtools"));
		MigrationsResult result = MigrationsProcess.on(this.server).launchedBy(launch).run("heads");
		assertThat(result.exitCode()).isZero();
		assertThat(result.out()).isEqualTo(HEADS);
		assertThat(result.err())
			.endsWith("Restart disabled due to System property 'spring.devtools.restart.enabled' being set to false\n")
			.hasLineCount(1);
	}

	private static Path libraryOfTests(String name) {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> entry.getFileName().toString().startsWith(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void processedAheadOfTime() {
		List<String> launch = extracted.launchAheadOfTime(directory.resolve("aot"));
		assertThat(
				directory.resolve("aot/classes/dev/stemma/sample/ShopApplication__ApplicationContextInitializer.class"))
			.matches(Files::isRegularFile);
		assertAnswers(MigrationsProcess.on(this.server).launchedBy(launch));
	}

	private void assertAnswers(MigrationsProcess process) {
		assertThat(process.run("heads")).isEqualTo(new MigrationsResult(0, HEADS, ""));
		MigrationsResult status = process.run("status", "--stemma.target=b1a0c7e4d2f9");
		assertThat(status.exitCode()).isEqualTo(3);
		assertThat(status.err()).isEmpty();
		// Some forms lie beside their sources, and others do not
		assertThat(status.out().replaceAll("Scripts: .*\n", "")).isEqualTo("""
				Database "%s", schema "public": 1 revision pending.

				Current:  base, nothing is applied
				Target:   b1a0c7e4d2f9, not reached

				Pending, in this order:
				  b1a0c7e4d2f9 Create the trigger function that keeps updated_at #schema
				""".formatted(this.server.name()));
		assertThat(this.server.query("SELECT relname FROM pg_class WHERE relname LIKE 'stemma%'")).isEmpty();
	}

}
