package dev.stemma.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script with the verbs of the field.
 */
class MigrateScriptIntegrationTests {

	@TempDir
	private Path directory;

	private WorkingCopy copy;

	@BeforeEach
	void makeACopyInAPlaceThatIsHardToQuote() {
		this.copy = WorkingCopy.create(this.directory.resolve("it's here"));
	}

	@Test
	void commandsAndTheirExitCodesComeThrough() {
		assertThat(migrate(script(), "heads")).isEqualTo(new MigrationsResult(0, """
				a0d305d557fb Place orders and write reviews for a demonstration
				f9c5d3e7a1b2 Keep phone numbers as digits
				""", ""));
		MigrationsResult unknown = migrate(script(), "migrate");
		assertThat(unknown.exitCode()).isEqualTo(2);
		assertThat(unknown.out()).isEmpty();
		assertThat(unknown.err()).startsWith("error: There is no command 'migrate': ");
	}

	@Test
	void theExitCodeOfStatusSaysThatSomethingIsPending() {
		MigrationsProcess script = this.copy.on(TestServer.createDatabase())
			.launchedBy(List.of(this.copy.migrate().toString()));
		MigrationsResult result = migrate(script, "status", "--stemma.target=b1a0c7e4d2f9");
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.out()).contains(": 1 revision pending.\n");
		assertThat(result.err()).isEmpty();
	}

	@Test
	void theVerbsOfTheFieldAreTranslatedAndAllElseIsPassedOn() throws IOException {
		assertThat(handedOver("create", "Add it's \"brand\"", "--tag=a b")).containsExactly("migrations", "revision",
				"-m", "Add it's \"brand\"", "--tag=a b");
		assertThat(handedOver("generate", "Add *")).containsExactly("migrations", "revision", "--autogenerate", "-m",
				"Add *");
		assertThat(handedOver("create")).containsExactly("migrations", "revision", "-m");
		assertThat(handedOver("downgrade", "-1")).containsExactly("migrations", "downgrade", "-1");
		assertThat(handedOver("upgrade", "", "$HOME")).containsExactly("migrations", "upgrade", "", "$HOME");
		assertThat(handedOver("--help")).containsExactly("migrations", "--help");
	}

	@Test
	void optionsForJavaAreTheUsers() throws IOException {
		assertThat(java(script(), "heads")).containsExactly("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar",
				this.copy.jar().toString(), "migrations", "heads");
		assertThat(java(script().environment("JAVA_OPTS", "-Xmx100m -Da=b"), "heads")).containsExactly("-Xmx100m",
				"-Da=b", "-jar", this.copy.jar().toString(), "migrations", "heads");
	}

	@Test
	void withoutACommandItSaysWhichThereAre() {
		MigrationsResult result = migrate(script());
		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("Usage: migrate COMMAND [ARGUMENT...]\n\n  status  ");
	}

	@Test
	void withoutAJarItSaysHowToBuildOne() throws IOException {
		Files.delete(this.copy.jar());
		assertThat(migrate(script(), "status")).isEqualTo(new MigrationsResult(1, "",
				"migrate: there is no jar in %s/target; build it: ./mvnw package -DskipTests\n"
					.formatted(this.copy.module())));
	}

	private MigrationsProcess script() {
		String path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
		return MigrationsProcess.onADeadServer()
			.launchedBy(List.of(this.copy.migrate().toString()))
			.directory(this.directory)
			.environment("PATH", path);
	}

	private static MigrationsResult migrate(MigrationsProcess script, String... arguments) {
		return script.startWith(List.of(arguments)).awaitEnd();
	}

	private List<String> handedOver(String... arguments) throws IOException {
		List<String> all = java(script(), arguments);
		return all.subList(all.indexOf("migrations"), all.size());
	}

	/**
	 * What the script calls Java with.
	 */
	private List<String> java(MigrationsProcess script, String... arguments) throws IOException {
		Path java = Files.createDirectories(this.directory.resolve("bin")).resolve("java");
		Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
		assertThat(java.toFile().setExecutable(true)).isTrue();
		MigrationsResult result = migrate(
				script.environment("PATH", java.getParent() + File.pathSeparator + System.getenv("PATH")), arguments);
		assertThat(result.exitCode()).as(result.err()).isZero();
		return result.out().lines().toList();
	}

}
