package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is needed once in a while: {@code resolve}, {@code accept},
 * {@code ensure-version}.
 */
class RecoveryCommandsTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	void aRevisionThatStoppedHalfWayIsRecordedAsDone() {
		Project project = stopped();
		Outcome outcome = runner(project).run("resolve", "aaaa", "--applied");
		assertThat(outcome.out()).isEqualTo("Recorded aaaa1111 as done.\n");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa1111");
	}

	@Test
	void aRevisionThatStoppedHalfWayIsTriedAgain() {
		Project project = stopped();
		Outcome outcome = runner(project).run("resolve", "aaaa1111", "--retry", "--json");
		assertThat(outcome.out()).isEqualTo("""
				{"revision":"aaaa1111","resolution":"retry"}
				""");
		assertThat(applied()).isEmpty();
	}

	@Test
	void whatBecameOfItHasToBeSaid() {
		Outcome outcome = runner(stopped()).run("resolve", "aaaa1111");
		assertThat(outcome.err()).isEqualTo("""
				error: Say what became of it: --applied or --retry.
				       'migrations resolve --help' says more.
				""");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(runner(stopped()).run("resolve", "aaaa1111", "--applied", "--retry").exitCode()).isEqualTo(2);
		assertThat(runner(stopped()).run("resolve", "--retry").exitCode()).isEqualTo(2);
	}

	@Test
	void whatDidNotStopHalfWayIsNotResolved() {
		Project project = new Project(this.directory).table("bbbb", "");
		project.stemma(this.database).upgrade();
		Outcome outcome = runner(project).run("resolve", "bbbb", "--applied");
		assertThat(outcome.err()).startsWith("error: Revision bbbb did not stop half way.\n");
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	@Test
	void editedScriptsAreAccepted() {
		Project project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
		project.stemma(this.database).upgrade();
		project.revision("aaaa", "", "CREATE TABLE aaaa (id bigint)", "DROP TABLE aaaa")
			.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id bigint)", "DROP TABLE bbbb");
		assertThat(runner(project).run("upgrade").exitCode()).isEqualTo(4);
		Outcome outcome = runner(project).run("accept", "aaaa", "bbbb");
		assertThat(outcome.out()).isEqualTo("Accepted aaaa, bbbb as they are now.\n");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(runner(project).run("upgrade").exitCode()).isZero();
	}

	@Test
	void whatWasAcceptedBeforeAFailureIsSaid() {
		Project project = new Project(this.directory).table("aaaa", "");
		project.stemma(this.database).upgrade();
		project.table("bbbb", "aaaa");
		Outcome outcome = runner(project).run("accept", "aaaa", "bbbb", "--json");
		assertThat(outcome.out()).isEqualTo("""
				{"accepted":["aaaa"]}
				""");
		assertThat(outcome.err()).startsWith("error: Revision bbbb is not applied.\n");
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	@Test
	void theTablesOfStemmaAreCreatedOnce() {
		Project project = new Project(this.directory).table("aaaa", "");
		Outcome first = runner(project).run("ensure-version");
		assertThat(first.out()).isEqualTo("Created the tables of Stemma.\n");
		assertThat(first.err()).isEmpty();
		assertThat(applied()).isEmpty();
		Outcome second = runner(project).run("ensure_version");
		assertThat(second.out()).isEqualTo("The tables of Stemma are there already.\n");
		assertThat(second.exitCode()).isZero();
		assertThat(runner(project).run("ensure-version", "--json").out()).isEqualTo("{\"created\":false}\n");
	}

	@Test
	void anSqlScriptCreatesThemToo() {
		CommandLineRunner offline = CommandLineRunner.of(new Project(this.directory).table("aaaa", "")
			.builder(NoDataSource.INSTANCE)
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build());
		Outcome outcome = offline.run("ensure-version", "--sql");
		assertThat(outcome.out()).contains("CREATE TABLE").contains("stemma_revision").doesNotContain("aaaa");
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void theAliasIsNotListed() {
		assertThat(runner(new Project(this.directory).table("aaaa", "")).run("--help").out())
			.contains("  ensure-version ")
			.doesNotContain("ensure_version");
	}

	private Project stopped() {
		Project project = new Project(this.directory).with("aaaa1111", """
				-- Make aaaa
				-- @revision aaaa1111
				-- @transaction none
				-- @upgrade
				CREATE TABLE aaaa (id int);
				SELECT 1/0;
				-- @downgrade
				DROP TABLE aaaa;
				""");
		runner(project).run("upgrade", "-q");
		return project;
	}

	private CommandLineRunner runner(Project project) {
		return CommandLineRunner.of(project.stemma(this.database));
	}

	private String applied() {
		return String.join(" ", this.database.query("SELECT revision FROM stemma_revision ORDER BY revision"));
	}

}
