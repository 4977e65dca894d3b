package dev.stemma.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class DowngradeCommandTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void upgrade() {
		this.project = new Project(this.directory).table("aaaa", "")
			.table("bbbb", "aaaa")
			.revision("cccc", "bbbb", "ALTER TABLE bbbb ADD COLUMN name text",
					"-- back\nALTER TABLE bbbb\n  DROP COLUMN name; COMMENT ON TABLE bbbb IS NULL");
		this.project.stemma(this.database).upgrade();
	}

	@Test
	void theNewestRevisionIsTakenBack() {
		Outcome outcome = runner().run("downgrade", "--yes");
		assertThat(Screen.timeless(outcome.err())).isEqualTo("""
				downgrade 1/1 cccc Make cccc (N ms)
				""");
		assertThat(Screen.timeless(outcome.out())).isEqualTo("""
				Downgraded database "%s" (schema "public") from cccc to bbbb: 1 revision (cccc) in N ms.
				""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void aNegativeNumberIsNoOption() {
		assertThat(runner().run("downgrade", "-2", "-y", "-q").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa");
	}

	@Test
	void aNegativeNumberIsNoOptionBehindAnOption() {
		assertThat(runner().run("downgrade", "-y", "-1").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void onATerminalItIsSaidWhatIsLostBeforeItIsAskedFor() {
		Outcome outcome = runner().interactive("yes\n").run("downgrade", "aaaa");
		assertThat(Screen.timeless(Screen.of(outcome.err()))).isEqualTo("""
				This takes back 2 revisions of database "%s" (schema "public"):
				  cccc Make cccc
				  bbbb Make bbbb

				  It drops or deletes:
				    ALTER TABLE bbbb DROP COLUMN name
				    DROP TABLE bbbb
				Go on? [y/N] \
				✓ downgrade 1/2 cccc Make cccc (N ms)
				✓ downgrade 2/2 bbbb Make bbbb (N ms)
				""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa");
	}

	@Test
	void anythingButYesIsNo() {
		Outcome outcome = runner().interactive("\n").run("downgrade");
		assertThat(outcome.err()).endsWith("Go on? [y/N] Nothing was done.\n");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(runner().interactive("n\n").run("downgrade").exitCode()).isEqualTo(1);
		assertThat(runner().interactive("yesterday\n").run("downgrade").exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
		assertThat(runner().interactive("Y\n").run("downgrade").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void theEndOfTheInputIsNo() {
		Outcome outcome = runner().interactive("").run("downgrade");
		assertThat(outcome.err()).endsWith("Go on? [y/N] \nNothing was done.\n");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void withoutATerminalItHasToBeConfirmedBeforehand() {
		Outcome outcome = runner().run("downgrade");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: This has to be confirmed, and there is no terminal to ask on: This takes back 1 revision of database "%s" (schema "public").
						       Add --yes (-y) to confirm it; nothing was done.
						"""
					.formatted(this.database.name()));
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void nothingIsAskedWhereThereIsNothingToDo() {
		Outcome outcome = runner().run("downgrade", "cccc");
		assertThat(outcome.out()).isEqualTo("""
				Nothing to downgrade: database "%s" (schema "public") is at cccc.
				""".formatted(this.database.name()));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void aProtectedDatabaseIsLeftAlone() {
		Outcome outcome = runner(
				(builder) -> builder.options(RunnerOptions.DEFAULTS.withGuards(new Guards(null, true, false))))
			.run("downgrade", "--yes");
		assertThat(outcome.err()).isEqualTo("""
				error: The database is protected (stemma.protected is true), and a downgrade is refused there.
				       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
				""");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void severalTipsAreNamedEach() {
		this.project.table("dddd", "bbbb").stemma(this.database).upgrade();
		Outcome outcome = runner().run("downgrade", "--yes");
		assertThat(outcome.err()).startsWith("error: ").contains("cccc@-1").contains("dddd@-1");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(runner().run("downgrade", "dddd@-1", "--yes").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void thePlanIsPrintedOfAProtectedDatabaseToo() {
		Outcome outcome = runner(
				(builder) -> builder.options(RunnerOptions.DEFAULTS.withGuards(new Guards(null, true, false))))
			.run("downgrade", "--plan");
		assertThat(outcome.out()).isEqualTo("""
				This would bring database "%s" (schema "public") from cccc to bbbb. Nothing was run.

				1. cccc Make cccc (downgrade in SQL, in a transaction)
				    ALTER TABLE bbbb
				      DROP COLUMN name;
				    COMMENT ON TABLE bbbb IS NULL;
				""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void answersInJson() {
		Outcome outcome = runner().run("downgrade", "-y", "--json");
		assertThat(Screen.timeless(outcome.out())).isEqualTo("""
				{"direction":"downgrade","database":"%s","schema":"public","from":["cccc"],"to":["bbbb"],\
				"steps":[{"revision":"cccc","message":"Make cccc"}],"excluded":[],"durationMs":0}
				""".formatted(this.database.name()));
	}

	@Test
	void tagsKeepToWhatCarriesThem() {
		this.project.with("dddd", """
				-- Demo data
				-- @revision dddd
				-- @revises cccc
				-- @tags demo
				-- @upgrade
				-- @downgrade
				""").stemma(this.database).upgrade();
		assertThat(runner().run("downgrade", "base", "--tag", "demo", "-y").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void anSqlScriptNeedsARangeAndNoDatabase() {
		CommandLineRunner offline = CommandLineRunner.of(this.project.builder(NoDataSource.INSTANCE)
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build());
		Outcome outcome = offline.run("downgrade", "cccc:bbbb", "--sql");
		assertThat(outcome.out()).contains("  DROP COLUMN name;").doesNotContain("DROP TABLE bbbb");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		Outcome refused = offline.run("downgrade", "bbbb", "--sql");
		assertThat(refused.err()).isEqualTo("""
				error: --sql needs a range from:to, because no database is asked what is applied.
				       'migrations downgrade --help' says more.
				""");
		assertThat(refused.out()).isEmpty();
		assertThat(refused.exitCode()).isEqualTo(2);
	}

	@Test
	void noMoreIsTakenBackThanWasAgreedTo() {
		InputStream answer = new InputStream() {

			@Override
			public int read() {
				return -1;
			}

			@Override
			public int read(byte[] buffer, int offset, int length) {
				DowngradeCommandTests.this.project.stemma(DowngradeCommandTests.this.database).upgrade();
				buffer[offset] = 'y';
				buffer[offset + 1] = '\n';
				return 2;
			}

		};
		this.project.table("dddd", "cccc");
		Outcome outcome = runner().interactive(() -> answer).run("downgrade", "bbbb");
		assertThat(outcome.err()).endsWith(
				"""
						Go on? [y/N] error: The database has changed since this was confirmed: dddd would be lost as well, so nothing was done.
						       Start again and look at what is lost now.
						""");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc dddd");
	}

	private CommandLineRunner runner() {
		return runner(UnaryOperator.identity());
	}

	private CommandLineRunner runner(UnaryOperator<StemmaBuilder> settings) {
		return CommandLineRunner.of(settings.apply(this.project.builder(this.database.dataSource())).build());
	}

	private String applied() {
		return String.join(" ", this.database.query("SELECT revision FROM stemma_revision ORDER BY revision"));
	}

}
