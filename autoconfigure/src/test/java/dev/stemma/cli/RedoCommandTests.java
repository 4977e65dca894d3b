package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Down and up again: {@code redo} and {@code reset}.
 */
class RedoCommandTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void upgrade() {
		this.project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
		this.project.stemma(this.database).upgrade();
		this.database.execute("INSERT INTO aaaa VALUES (1)", "INSERT INTO bbbb VALUES (1)");
	}

	@Test
	void theNewestRevisionIsRedone() {
		Outcome outcome = runner().run("redo", "--yes");
		assertThat(Screen.timeless(outcome.err())).isEqualTo("""
				downgrade 1/1 bbbb Make bbbb (N ms)
				upgrade 1/1 bbbb Make bbbb (N ms)
				""");
		assertThat(Screen.timeless(outcome.out())).isEqualTo(
				"""
						Took back 1 revision (bbbb) of database "%s" (schema "public") and applied 1 revision (bbbb) in N ms; it is at bbbb.
						"""
					.formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(rows()).isEqualTo("1 0");
	}

	@Test
	void whatStandsOnItIsRedoneWithIt() {
		Outcome outcome = runner().interactive("y\n").run("redo", "aaaa");
		assertThat(Screen.timeless(Screen.of(outcome.err()))).isEqualTo("""
				This takes back 2 revisions of database "%s" (schema "public"), and applies them again empty:
				  bbbb Make bbbb
				  aaaa Make aaaa

				  It drops or deletes:
				    DROP TABLE bbbb
				    DROP TABLE aaaa
				Go on? [y/N] ✓ downgrade 1/2 bbbb Make bbbb (N ms)
				✓ downgrade 2/2 aaaa Make aaaa (N ms)
				✓ upgrade 1/2 aaaa Make aaaa (N ms)
				✓ upgrade 2/2 bbbb Make bbbb (N ms)
				""".formatted(this.database.name()));
		assertThat(rows()).isEqualTo("0 0");
	}

	@Test
	void bothWaysAreInTheJson() {
		Outcome outcome = runner().run("redo", "-y", "--json");
		assertThat(Screen.timeless(outcome.out())).isEqualTo("""
				{"down":{"direction":"downgrade","database":"%1$s","schema":"public","from":["bbbb"],"to":["aaaa"],\
				"steps":[{"revision":"bbbb","message":"Make bbbb"}],"excluded":[],"durationMs":0},\
				"up":{"direction":"upgrade","database":"%1$s","schema":"public","from":["aaaa"],"to":["bbbb"],\
				"steps":[{"revision":"bbbb","message":"Make bbbb"}],"excluded":[],"durationMs":0}}
				""".formatted(this.database.name()));
	}

	@Test
	void ofSeveralTipsOneHasToBeNamed() {
		this.project.table("cccc", "aaaa").stemma(this.database).upgrade();
		Outcome outcome = runner().run("redo", "-y");
		assertThat(outcome.err()).startsWith("error: ").contains("bbbb").contains("cccc");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(runner().run("redo", "cccc", "-y").exitCode()).isZero();
		assertThat(rows()).isEqualTo("1 1");
	}

	@Test
	void thePlanOfARedoGoesDownAndUp() {
		Outcome outcome = runner().run("redo", "--plan");
		assertThat(outcome.out()).isEqualTo("""
				This would bring database "%s" (schema "public") from bbbb to bbbb. Nothing was run.

				1. bbbb Make bbbb (downgrade in SQL, in a transaction)
				    DROP TABLE bbbb;

				2. bbbb Make bbbb (upgrade in SQL, in a transaction)
				    CREATE TABLE bbbb (id int);
				""".formatted(this.database.name()));
		assertThat(rows()).isEqualTo("1 1");
	}

	@Test
	void aResetTakesEverythingBackAndAppliesItAgain() {
		Outcome outcome = runner().interactive("yes\n").run("reset", "-q");
		assertThat(outcome.err()).isEqualTo("""
				This takes back all 2 revisions of database "%s" (schema "public"), and applies them again empty:
				  bbbb Make bbbb
				  aaaa Make aaaa

				  It drops or deletes:
				    DROP TABLE bbbb
				    DROP TABLE aaaa
				Go on? [y/N]\s""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(rows()).isEqualTo("0 0");
	}

	@Test
	void whatAResetDoesNotApplyAgainIsSaid() {
		Outcome outcome = CommandLineRunner.of(this.project.builder(this.database.dataSource()).target("aaaa").build())
			.interactive("n\n")
			.run("reset");
		assertThat(outcome.err())
			.startsWith(
					"""
							This takes back all 2 revisions of database "%s" (schema "public"), and applies again, empty, what target and tags leave:
							  bbbb Make bbbb
							  aaaa Make aaaa
							"""
						.formatted(this.database.name()))
			.contains("\n  Not applied again: bbbb\nGo on? [y/N] ");
		assertThat(rows()).isEqualTo("1 1");
	}

	@Test
	void neitherIsDoneUnconfirmed() {
		assertThat(runner().run("redo").exitCode()).isEqualTo(2);
		assertThat(runner().run("reset").exitCode()).isEqualTo(2);
		assertThat(runner().interactive("").run("redo").exitCode()).isEqualTo(1);
		assertThat(runner().interactive("no\n").run("reset").exitCode()).isEqualTo(1);
		assertThat(rows()).isEqualTo("1 1");
	}

	@Test
	void neitherIsDoneToAProtectedDatabase() {
		CommandLineRunner runner = CommandLineRunner
			.of(this.project.stemma(this.database, (options) -> options.withGuards(new Guards(null, true, false))));
		assertThat(runner.run("redo", "--yes").err())
			.startsWith("error: The database is protected (stemma.protected is true), and redo is refused there.\n");
		assertThat(runner.run("reset", "--yes").err())
			.startsWith("error: The database is protected (stemma.protected is true), and reset is refused there.\n");
		assertThat(runner.run("reset", "--yes").exitCode()).isEqualTo(1);
		assertThat(rows()).isEqualTo("1 1");
	}

	@Test
	void aResetOfAnEmptyDatabaseAsksNothing() {
		runner().run("downgrade", "base", "-y");
		Outcome outcome = runner().run("reset", "-q");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(rows()).isEqualTo("0 0");
	}

	private CommandLineRunner runner() {
		return CommandLineRunner.of(this.project.stemma(this.database));
	}

	private String rows() {
		return String.join(" ", this.database.query("SELECT count(*) FROM aaaa UNION ALL SELECT count(*) FROM bbbb"));
	}

}
