package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class StampCommandTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@TempDir
	private Path newer;

	@Test
	void revisionsCountAsAppliedWithoutHavingRun() {
		Outcome outcome = runner(line(this.directory)).run("stamp", "bbbb");
		assertThat(outcome.out()).isEqualTo("Stamped as bbbb; nothing was run.\n");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
		assertThat(this.database.query("SELECT to_regclass('aaaa')")).containsExactly("null");
	}

	@Test
	void severalTargetsMayBeStamped() {
		Project project = line(this.directory).table("dddd", "aaaa");
		Outcome outcome = runner(project).run("stamp", "bbbb", "dddd", "--json");
		assertThat(outcome.out()).isEqualTo("""
				{"current":["dddd","bbbb"],"purged":[]}
				""");
	}

	@Test
	void baseIsNothing() {
		runner(line(this.directory)).run("stamp", "heads");
		Outcome outcome = runner(line(this.directory)).run("stamp", "base");
		assertThat(outcome.out()).isEqualTo("Stamped as base; nothing was run.\n");
		assertThat(applied()).isEmpty();
	}

	@Test
	void aTargetIsNeeded() {
		Outcome outcome = runner(line(this.directory)).run("stamp");
		assertThat(outcome.err()).startsWith("error: 'migrations stamp' needs the argument TARGET.\n");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void purgingIsConfirmed() {
		newer().stemma(this.database).upgrade();
		CommandLineRunner runner = runner(line(this.directory));
		assertThat(runner.run("stamp", "aaaa").exitCode()).isEqualTo(4);
		Outcome piped = runner.run("stamp", "bbbb", "--purge");
		assertThat(piped.err()).isEqualTo(
				"""
						error: This has to be confirmed, and there is no terminal to ask on: This forgets 1 revision, with the SQL that was stored to take it back.
						       Add --yes (-y) to confirm it; nothing was done.
						""");
		assertThat(piped.exitCode()).isEqualTo(2);
		Outcome no = runner.interactive("no\n").run("stamp", "bbbb", "--purge");
		assertThat(no.err()).isEqualTo("""
				This forgets 1 revision, with the SQL that was stored to take it back:
				  cccc Make cccc
				Go on? [y/N] Nothing was done.
				""");
		assertThat(no.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
		Outcome yes = runner.interactive("y\n").run("stamp", "bbbb", "--purge");
		assertThat(yes.out()).isEqualTo("""
				Stamped as bbbb; nothing was run.
				Forgotten: cccc.
				""");
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void nothingIsAskedWhereNothingIsPurged() {
		Outcome outcome = runner(line(this.directory)).run("stamp", "bbbb", "--purge", "--json");
		assertThat(outcome.out()).isEqualTo("""
				{"current":["bbbb"],"purged":[]}
				""");
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void nothingIsPurgedOfAProtectedDatabase() {
		CommandLineRunner runner = CommandLineRunner.of(line(this.directory).stemma(this.database,
				(options) -> options.withGuards(new Guards(null, true, false))));
		Outcome outcome = runner.run("stamp", "bbbb", "--purge", "--yes");
		assertThat(outcome.err()).startsWith(
				"error: The database is protected (stemma.protected is true), and stamp --purge is refused there.\n");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(runner.run("stamp", "bbbb").exitCode()).isZero();
	}

	@Test
	void anSqlScriptNeedsNoDatabase() {
		CommandLineRunner offline = CommandLineRunner.of(line(this.directory).builder(NoDataSource.INSTANCE)
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build());
		Outcome outcome = offline.run("stamp", "base:bbbb", "--sql");
		assertThat(outcome.out()).contains("INSERT INTO").contains("bbbb").doesNotContain("CREATE TABLE aaaa");
		assertThat(outcome.exitCode()).isZero();
		assertThat(offline.run("stamp", "bbbb", "--sql", "--purge").exitCode()).isEqualTo(2);
		assertThat(offline.run("stamp", "aaaa", "bbbb", "--sql").exitCode()).isEqualTo(2);
	}

	private static Project line(Path directory) {
		return new Project(directory).table("aaaa", "").table("bbbb", "aaaa");
	}

	private Project newer() {
		return line(this.newer).table("cccc", "bbbb");
	}

	private CommandLineRunner runner(Project project) {
		return CommandLineRunner.of(project.stemma(this.database));
	}

	private String applied() {
		return String.join(" ", this.database.query("SELECT revision FROM stemma_revision ORDER BY revision"));
	}

}
