package dev.stemma.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;

class UpgradeCommandTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	void bringsTheDatabaseToTheConfiguredTarget() {
		Project project = line();
		Stemma stemma = project.builder(this.database.dataSource()).target("bbbb").build();
		Outcome outcome = CommandLineRunner.of(stemma).run("upgrade");
		assertThat(Screen.timeless(outcome.err())).isEqualTo("""
				upgrade 1/2 aaaa Make aaaa (N ms)
				upgrade 2/2 bbbb Make bbbb (N ms)
				""");
		assertThat(Screen.timeless(outcome.out())).isEqualTo("""
				Upgraded database "%s" (schema "public") from base to bbbb: 2 revisions (aaaa, bbbb) in N ms.
				""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void aRunOnATerminalLeavesALineForEachRevision() {
		Outcome outcome = runner(line()).interactive("").run("upgrade");
		assertThat(Screen.timeless(Screen.of(outcome.err()))).isEqualTo("""
				✓ upgrade 1/3 aaaa Make aaaa (N ms)
				✓ upgrade 2/3 bbbb Make bbbb (N ms)
				✓ upgrade 3/3 cccc Make cccc (N ms)
				""");
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void nothingIsSaidQuietly() {
		Outcome outcome = runner(line()).run("upgrade", "--quiet");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void answersInJson() {
		Outcome outcome = runner(line()).run("upgrade", "bbbb", "--json", "-q");
		assertThat(Screen.timeless(outcome.out())).isEqualTo("""
				{"direction":"upgrade","database":"%s","schema":"public","from":[],"to":["bbbb"],\
				"steps":[{"revision":"aaaa","message":"Make aaaa"},{"revision":"bbbb","message":"Make bbbb"}],\
				"excluded":[],"durationMs":0}
				""".formatted(this.database.name()));
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void nothingToDoIsDone() {
		runner(line()).run("upgrade");
		Outcome outcome = runner(line()).run("upgrade");
		assertThat(outcome.out()).isEqualTo("""
				Nothing to upgrade: database "%s" (schema "public") is at cccc.
				""".formatted(this.database.name()));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void targetsMayBeRelativeAndPartial() {
		assertThat(runner(line()).run("upgrade", "+1").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa");
		assertThat(runner(line()).run("upgrade", "bbbb").exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void severalTargetsAreOnePlan() {
		Project project = line().table("dddd", "aaaa").table("eeee", "aaaa");
		assertThat(runner(project).run("upgrade", "eeee", "bogus").exitCode()).isEqualTo(2);
		assertThat(this.database.query("SELECT to_regclass('aaaa')")).containsExactly("null");
		Outcome outcome = runner(project).run("upgrade", "eeee", "bbbb", "-q");
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb eeee");
	}

	@Test
	void anUnknownTargetIsAMistakeOfTyping() {
		Outcome outcome = runner(line()).run("upgrade", "bbbx");
		assertThat(outcome.err()).startsWith("error: ").contains("bbbx");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void tagsOfTheCommandLineReplaceThoseThatAreConfigured() {
		Project project = line().with("dddd", """
				-- Demo data
				-- @revision dddd
				-- @revises cccc
				-- @tags demo
				-- @upgrade
				INSERT INTO cccc VALUES (1);
				-- @downgrade
				DELETE FROM cccc;
				""");
		Stemma stemma = project.builder(this.database.dataSource())
			.tags(new TagFilter(Set.of(), Set.of("nothing")))
			.target("dddd")
			.build();
		Outcome excluded = CommandLineRunner.of(stemma).run("upgrade", "--exclude-tag", "demo");
		assertThat(Screen.timeless(excluded.out())).isEqualTo("""
				Upgraded database "%s" (schema "public") from base to cccc: 3 revisions (aaaa, bbbb, cccc) in N ms.
				Excluded by tags: dddd.
				""".formatted(this.database.name()));
		Outcome included = CommandLineRunner.of(stemma).run("upgrade", "--tag", "demo", "-q");
		assertThat(included.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa bbbb cccc dddd");
	}

	@Test
	void aFailureIsSaidOnceAndWhatWasDoneStaysDone() {
		Project project = new Project(this.directory).table("aaaa", "")
			.revision("bbbb", "aaaa", "SELECT 1/0", "SELECT 1");
		Outcome outcome = runner(project).run("upgrade");
		assertThat(Screen.timeless(outcome.err())).isEqualTo(
				"""
						upgrade 1/2 aaaa Make aaaa (N ms)
						upgrade 2/2 bbbb Make bbbb failed (N ms)
						error: The upgrade of revision bbbb (Make bbbb) failed in statement 1: division by zero [SQLSTATE 22012] in: SELECT 1/0 (%s/bbbb.sql:6:1).
						       Everything that it did was rolled back; correct the script and start again.
						"""
					.formatted(this.directory));
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa");
	}

	@Test
	void thePlanIsPrintedWithItsSqlAndNothingIsRun() {
		Project project = new Project(this.directory).table("aaaa", "").with("bbbb", """
				-- Look aaaa up by id
				-- @revision bbbb
				-- @revises aaaa
				-- @transaction none
				-- @upgrade
				CREATE INDEX CONCURRENTLY aaaa_id
				ON aaaa (id);
				-- @downgrade
				DROP INDEX aaaa_id;
				""").with("cccc", """
				-- Demo data
				-- @revision cccc
				-- @revises bbbb
				-- @tags demo
				-- @upgrade
				-- @downgrade
				""");
		Outcome outcome = runner(project).run("upgrade", "cccc", "--plan", "--exclude-tag", "demo");
		assertThat(outcome.out()).isEqualTo("""
				This would bring database "%s" (schema "public") from base to bbbb. Nothing was run.

				1. aaaa Make aaaa (upgrade in SQL, in a transaction)
				    CREATE TABLE aaaa (id int);

				2. bbbb Look aaaa up by id (upgrade in SQL, without a transaction)
				    CREATE INDEX CONCURRENTLY aaaa_id
				    ON aaaa (id);

				Excluded by tags:
				  cccc Demo data
				""".formatted(this.database.name()));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.database.query("SELECT to_regclass('aaaa')")).containsExactly("null");
	}

	@Test
	void thePlanIsPrintedInJson() {
		Project project = new Project(this.directory).table("aaaa", "");
		Outcome outcome = runner(project).run("upgrade", "--plan", "--json");
		assertThat(outcome.out()).isEqualTo("""
				{"direction":"upgrade","database":"%s","schema":"public","from":[],"to":["aaaa"],"baseline":[],\
				"steps":[{"revision":"aaaa","message":"Make aaaa","direction":"upgrade","kind":"sql",\
				"transactional":true,"sql":["CREATE TABLE aaaa (id int)"],"problem":null}],"excluded":[]}
				""".formatted(this.database.name()));
	}

	@Test
	void aPlanMayBeEmpty() {
		runner(line()).run("upgrade");
		Outcome outcome = runner(line()).run("upgrade", "--plan");
		assertThat(outcome.out()).isEqualTo("""
				Nothing to upgrade: database "%s" (schema "public") is at cccc.
				""".formatted(this.database.name()));
	}

	@Test
	void anSqlScriptNeedsNoDatabase() {
		Outcome outcome = offline(line()).run("upgrade", "aaaa:bbbb", "--sql");
		assertThat(outcome.out()).contains("CREATE TABLE bbbb (id int);").doesNotContain("CREATE TABLE aaaa");
		assertThat(outcome.out()).isEqualTo(line().builder(NoDataSource.INSTANCE)
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build()
			.sql("aaaa:bbbb"));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void anSqlScriptLeadsToTheConfiguredTarget() {
		Outcome outcome = offline(line()).run("upgrade", "--sql");
		assertThat(outcome.out()).contains("CREATE TABLE aaaa (id int);").contains("CREATE TABLE cccc (id int);");
	}

	@Test
	void anSqlScriptIsUtf8WhateverTheTerminalTakes() {
		Project project = new Project(this.directory).revision("aaaa", "", "SELECT 'Größe'", "SELECT 1");
		Outcome outcome = offline(project).ascii().run("upgrade", "--sql");
		assertThat(outcome.out()).contains("SELECT 'Gr\uFFFD\uFFFD\uFFFD\uFFFDe'");
	}

	@Test
	void nothingOfAnSqlScriptIsWrittenWhereSomethingIsWrong() {
		Project project = line().with("dddd", """
				-- Broken
				-- @revision dddd
				-- @revises cccc
				-- @upgrade
				SELECT '${unknown}';
				-- @downgrade
				""");
		Outcome outcome = offline(project).run("upgrade", "--sql");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).startsWith("error: ").contains("unknown");
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	@Test
	void anSqlScriptHasOneRange() {
		Outcome outcome = offline(line()).run("upgrade", "aaaa", "bbbb", "--sql");
		assertThat(outcome.err()).isEqualTo("""
				error: --sql writes one script up to one target or for one range from:to.
				       'migrations upgrade --help' says more.
				""");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void aPlanIsNoScript() {
		Outcome outcome = offline(line()).run("upgrade", "--sql", "--plan");
		assertThat(outcome.err()).startsWith("error: ").contains("--sql").contains("--plan");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void aRangeIsForScripts() {
		Outcome outcome = runner(line()).run("upgrade", "aaaa:bbbb");
		assertThat(outcome.err()).startsWith("error: ");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	private Project line() {
		return new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
	}

	private CommandLineRunner runner(Project project) {
		return CommandLineRunner.of(Map.of("stemma", project.stemma(this.database)));
	}

	private static CommandLineRunner offline(Project project) {
		return CommandLineRunner
			.of(project.builder(NoDataSource.INSTANCE).options(RunnerOptions.DEFAULTS.withSchema("public")).build());
	}

	private String applied() {
		return String.join(" ", this.database.query("SELECT revision FROM stemma_revision ORDER BY revision"));
	}

}
