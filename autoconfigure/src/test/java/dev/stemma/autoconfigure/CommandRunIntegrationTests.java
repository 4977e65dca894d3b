package dev.stemma.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that are called with a command, each in a process of its own.
 */
class CommandRunIntegrationTests {

	private static final String HEADS = "aaaa Make aaaa\n";

	private static final String STARTED = "DONE: a runner was called with ";

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final Map<String, String> environment = Map.of("SPRING_DATASOURCE_URL", this.database.url(),
			"SPRING_DATASOURCE_USERNAME", "postgres");

	@TempDir
	private Path directory;

	@BeforeEach
	void writeTheApplication() throws IOException {
		new Project(Files.createDirectories(this.directory.resolve("revisions"))).table("aaaa", "");
		configure("""
				server.port: 0
				stemma:
				  locations: file:revisions
				  packages:
				""");
	}

	private void configure(String yaml) throws IOException {
		Files.writeString(this.directory.resolve("application.yml"), yaml);
	}

	private CommandProcess run(String... arguments) {
		return CommandProcess.run(CommandApplication.class, this.environment, this.directory, List.of(), arguments);
	}

	@Test
	void nothingOfTheApplicationHappensAndWhatItPrintsIsNotInTheAnswer() {
		CommandProcess process = run("--spring.profiles.active=loud", "migrations", "heads");
		assertThat(process.out()).isEqualTo(HEADS);
		assertThat(process.err()).isEqualTo("printed by an initializer\nprinted by a bean\n");
		assertThat(process.exitCode()).isZero();
		assertThat(this.database.query("SELECT relname FROM pg_class WHERE relname LIKE 'stemma%'")).isEmpty();
	}

	@Test
	void anApplicationThatAnotherMainStartsAnswersToo() {
		CommandProcess process = CommandProcess.run(CommandApplication.Augmented.class, this.environment,
				this.directory, List.of(), "--spring.profiles.active=loud", "migrations", "heads");
		assertThat(process.out()).isEqualTo(HEADS);
		assertThat(process.err()).doesNotContain("DONE");
		assertThat(process.exitCode()).isZero();
	}

	@Test
	void theChildOfAnApplicationAnswersWhereItsParentHasNoMigrations() {
		CommandProcess process = CommandProcess.run(CommandApplication.Child.class, this.environment, this.directory,
				List.of(), "--spring.profiles.active=loud", "migrations", "heads");
		assertThat(process.out()).isEqualTo(HEADS);
		assertThat(process.err()).isEqualTo("printed by a bean\nprinted by a bean\n");
		assertThat(process.exitCode()).isZero();
	}

	@Test
	void aWordBeforeItStartsTheApplication() {
		CommandProcess process = run("--spring.profiles.active=loud", "foo", "migrations", "heads");
		assertThat(process.out()).contains("printed by a bean", " :: Spring Boot :: ", "DONE: a bean was made",
				"DONE: something was scheduled", "DONE: a listening method was called", "DONE: a listener was called",
				"DONE: a singleton was told that all are there", "DONE: an exit code was made",
				"DONE: a life was begun", STARTED + "[--spring.profiles.active=loud, foo, migrations, heads]");
		assertThat(process.exitCode()).isZero();
		assertThat(this.database.query("SELECT revision FROM stemma_revision")).containsExactly("aaaa");
	}

	@Test
	void theApplicationMayKeepTheWordForItself() throws IOException {
		String started = STARTED + "[--spring.profiles.active=loud, migrations, heads]";
		Map<String, String> variable = Map.of("STEMMA_COMMAND_ENABLED", "false", "SPRING_DATASOURCE_URL",
				this.database.url(), "SPRING_DATASOURCE_USERNAME", "postgres");
		assertThat(CommandProcess
			.run(CommandApplication.class, variable, this.directory, List.of(), "--spring.profiles.active=loud",
					"migrations", "heads")
			.out()).contains("printed by a bean", " :: Spring Boot :: ", started);
		assertThat(CommandProcess
			.run(CommandApplication.class, this.environment, this.directory, List.of("-Dstemma.command.enabled=false"),
					"--spring.profiles.active=loud", "migrations", "heads")
			.out()).contains("printed by a bean", started);
		assertThat(run("--spring.profiles.active=loud", "migrations", "heads", "--stemma.command.enabled=false").out())
			.contains("printed by a bean",
					STARTED + "[--spring.profiles.active=loud, migrations, heads, --stemma.command.enabled=false]");
		configure("""
				server.port: 0
				stemma:
				  command.enabled: false
				  locations: file:revisions
				  packages:
				""");
		assertThat(run("--spring.profiles.active=loud", "migrations", "heads").out()).contains("printed by a bean",
				started);
	}

	@Test
	void aCommandThatDoesNotExistNeverStartsTheApplication() {
		CommandProcess process = run("--spring.profiles.active=loud", "migrations", "haeds");
		assertThat(process.exitCode()).isEqualTo(2);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("error: There is no command 'haeds'.\n       Did you mean 'heads'?")
			.doesNotContain("DONE");
	}

	@Test
	void theWordAloneNeverStartsTheApplication() {
		CommandProcess process = run("--spring.profiles.active=loud", "migrations");
		assertThat(process.exitCode()).isEqualTo(2);
		assertThat(process.err()).doesNotContain("DONE");
	}

	@Test
	void theLogIsSilentWhateverTheConfigurationSays() throws IOException {
		configure("""
				server.port: 0
				debug: true
				spring.main:
				  web-application-type: servlet
				  banner-mode: console
				  keep-alive: true
				  log-startup-info: true
				spring.context.exit: onRefresh
				spring.datasource.hikari:
				  maximum-pool-size: 20
				  minimum-idle: 20
				logging:
				  level:
				    root: trace
				    web: debug
				    org.springframework: "true"
				    dev.stemma: info
				stemma:
				  locations: file:revisions
				  packages:
				""");
		assertThat(run("--spring.profiles.active=loud", "migrations", "heads"))
			.isEqualTo(new CommandProcess(0, HEADS, "printed by an initializer\nprinted by a bean\n"));
	}

	@Test
	void theLogSaysWhatTheCommandLineAsksForAndNeverOnStandardOutput() {
		CommandProcess process = run("migrations", "heads", "--logging.level.org.springframework.boot=debug");
		assertThat(process.out()).isEqualTo(HEADS);
		assertThat(process.err()).contains(" DEBUG ");
	}

	@Test
	void aFailureOfTheContextIsExplained() {
		CommandProcess process = run("--spring.profiles.active=broken", "migrations", "heads");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("The bean 'twice'").contains("Action:").doesNotContain("\tat ");
	}

	@Test
	void aConfigurationThatCannotBeReadIsExplained() {
		CommandProcess process = run("--spring.config.import=file:missing.yml", "migrations", "heads");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("missing.yml").contains("Action:").doesNotContain("\tat ");
	}

	@Test
	void aPropertyThatDoesNotExistIsExplained() {
		assertThat(run("migrations", "heads", "--stemma.tagret=heads").err()).isEqualTo("""
				printed by an initializer
				printed by a bean
				error: There is no property stemma.tagret ("stemma.tagret" from property source "commandLineArgs"); \
				the nearest is stemma.target.
				       Correct the name, or take it away.
				""");
	}

	@Test
	void aNumberOfYamlsMakingIsExplained() throws IOException {
		configure("""
				stemma:
				  locations: file:revisions
				  target: 815
				""");
		CommandProcess process = run("migrations", "heads");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("error: What stemma.target names was not quoted")
			.contains("Quote it: target: \"…\"")
			.doesNotContain("\tat ");
	}

	@Test
	void whereStemmaIsTurnedOffThatIsTheAnswer() {
		CommandProcess process = run("migrations", "heads", "--stemma.enabled=false");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("error: Stemma is turned off here: stemma.enabled is false.\n");
	}

	@Test
	void commandsThatNeedNoDatabaseNeedNoUrlEither() {
		CommandProcess process = CommandProcess.run(CommandApplication.class, Map.of(), this.directory, List.of(),
				"migrations", "heads");
		assertThat(process.out()).isEqualTo(HEADS);
		assertThat(process.exitCode()).isZero();
	}

	@Test
	void aCommandThatNeedsADatabaseSaysWhereThereIsNoUrl() {
		CommandProcess process = CommandProcess.run(CommandApplication.class, Map.of(), this.directory, List.of(),
				"migrations", "status");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.out()).isEmpty();
		assertThat(process.err()).contains("error: Failed to configure a DataSource: 'url' attribute is not specified")
			.doesNotContain("\tat ");
	}

	@Test
	void theApplicationsOwnBeansSayWhatIsMigratedAndHow() {
		new Project(this.directory.resolve("revisions")).table("bbbb", "aaaa");
		CommandProcess process = run("--spring.profiles.active=own", "--shop.url=jdbc:postgresql://localhost:1/shop",
				"--shop.migrations.url=" + this.database.url(), "migrations", "status");
		// Whether its sources are known is another matter
		assertThat(process.out().replaceAll("Scripts: .*\n", "")).isEqualTo("""
				Database "%s", schema "public": 1 revision pending.

				Current:  base, nothing is applied
				Target:   aaaa, not reached

				Pending, in this order:
				  aaaa Make aaaa
				""".formatted(this.database.name()));
		assertThat(process.exitCode()).isEqualTo(3);
	}

	@Test
	void ofSeveralDatabasesOneIsNamed() {
		new Project(this.directory).table("bbbb", "");
		String[] properties = { "--spring.profiles.active=several", "--shop.locations=file:revisions",
				"--archive.locations=file:.", "migrations", "heads" };
		assertThat(run(with(properties, "--name", "archive")).out()).contains("bbbb Make bbbb");
		assertThat(run(with(properties, "--name=shop")).out()).isEqualTo(HEADS);
		CommandProcess unnamed = run(properties);
		assertThat(unnamed.exitCode()).isNotZero();
		assertThat(unnamed.out()).isEmpty();
		assertThat(unnamed.err()).contains("error: The application migrates several databases: ",
				"Say which with --name");
	}

	private static String[] with(String[] first, String... others) {
		return Stream.concat(Arrays.stream(first), Arrays.stream(others)).toArray(String[]::new);
	}

	@Test
	void aMigrationMayNeedABeanThatWaitsForMigrations() {
		CommandProcess process = run("--spring.profiles.active=migrations", "migrations", "heads");
		assertThat(process.err()).isEqualTo("printed by an initializer\nprinted by a bean\n");
		assertThat(process.out()).isEqualTo("ffff Fill\n");
	}

}
