package dev.stemma.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that write scripts, as processes and without a database.
 */
class WritingCommandsIntegrationTests {

	private static final String DEAD = "jdbc:postgresql://localhost:1/shop";

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void aRevisionIsWrittenAsItWasAskedForAndCountsAtOnce() {
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Add status to brands", "--rev-id=n1aaaaaaaaaa", "--head", "f9c5", "--tag",
					"products,schema", "--branch-label=brands", "--depends-on", "a0d3"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision n1aaaaaaaaaa, which revises f9c5d3e7a1b2:\
					 src/main/resources/db/revisions/<minute>-n1aaaaaaaaaa_add_status_to_brands.sql
					""", ""));
		assertThat(this.shop.script("n1aaaaaaaaaa")).isEqualTo("""
				-- Add status to brands
				-- @revision    n1aaaaaaaaaa
				-- @revises     f9c5d3e7a1b2
				-- @depends-on  a0d305d557fb
				-- @branch-label brands
				-- @tags        products, schema
				-- @created     <time>

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.shop.url(DEAD).run("heads", "-v")).isEqualTo(new MigrationsResult(0, """
				n1aaaaaaaaaa Add status to brands
				  revises     f9c5d3e7a1b2
				  depends on  a0d305d557fb
				  labels      brands
				  tags        products, schema
				  created     <time>
				  script      db/revisions/<minute>-n1aaaaaaaaaa_add_status_to_brands.sql:2
				""", ""));
		assertThat(this.shop.url(DEAD)
			.run("revision", "--message=Count visits", "--rev-id", "n2aaaaaaaaaa", "--head=brands@head", "--sql",
					"--template=sql", "--json"))
			.isEqualTo(new MigrationsResult(0,
					"""
							{"revision":"n2aaaaaaaaaa","file":"src/main/resources/db/revisions/<minute>-n2aaaaaaaaaa_count_visits\
							.sql","revises":["n1aaaaaaaaaa"],"hooks":[]}
							""",
					""));
		assertThat(this.shop.url(DEAD).run("heads")).isEqualTo(new MigrationsResult(0, """
				n2aaaaaaaaaa Count visits
				""", ""));
	}

	@Test
	void aRevisionIsWrittenInJavaAndInOtherPlaces() {
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Fill in the status", "--java", "--rev-id=n3aaaaaaaaaa", "--head", "f9c5",
					"--tag=members"))
			.isEqualTo(new MigrationsResult(0,
					"""
							Wrote revision n3aaaaaaaaaa, which revises f9c5d3e7a1b2: src/main/java/db/revisions/FillInTheStatus.java
							""",
					"""
							The revision counts when the class has been compiled.
							"""));
		assertThat(this.shop.copy().classes().resolve("FillInTheStatus.java")).exists();
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Begin billing", "--head=base", "--rev-id=n4aaaaaaaaaa", "--location",
					"src/main/resources/db/revisions/billing", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Go on billing", "--head=n4aa", "--rev-id=n5aaaaaaaaaa",
					"--version-path=src/main/resources/db/revisions/billing"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision n5aaaaaaaaaa, which revises n4aaaaaaaaaa:\
					 src/main/resources/db/revisions/billing/<minute>-n5aaaaaaaaaa_go_on_billing.sql
					""", ""));
		assertThat(this.shop.url(DEAD).run("history", "-r", "n4aa:", "--offline")).isEqualTo(new MigrationsResult(0, """
				n5aaaaaaaaaa Go on billing (head)
				n4aaaaaaaaaa Begin billing
				""", ""));
	}

	@Test
	void whatIsRevisedAlreadyIsRevisedAgainOnlyWhenThatIsMeant() {
		assertThat(this.shop.url(DEAD).run("revision", "-m", "Aside", "--head", "d7a0"))
			.isEqualTo(new MigrationsResult(2, "", """
					error: Revision d7a0d2a224c7 is not a head: e8b4c2d6f091 revises it.
					       Take a head, or begin a new branch there: --splice.
					"""));
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Aside", "--head", "d7a0", "--splice", "--rev-id=n6aaaaaaaaaa"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision n6aaaaaaaaaa, which revises d7a0d2a224c7:\
					 src/main/resources/db/revisions/<minute>-n6aaaaaaaaaa_aside.sql
					""", ""));
		assertThat(this.shop.url(DEAD).run("revision", "-m", "Which of them")).isEqualTo(new MigrationsResult(2, "",
				"""
						error: 'head' is one revision, but there are 3 heads: a0d305d557fb, n6aaaaaaaaaa, f9c5d3e7a1b2.
						       Choose demo@head or n6aaaaaaaaaa or f9c5d3e7a1b2; or join the heads: migrations merge heads -m "...".
						"""));
		assertThat(this.shop.url(DEAD).run("revision", "-m", "Again", "--rev-id=n6aaaaaaaaaa", "--head", "f9c5"))
			.isEqualTo(new MigrationsResult(2, "", """
					error: There is a revision n6aaaaaaaaaa already (db/revisions/<minute>-n6aaaaaaaaaa_aside.sql:2).
					       Choose another id.
					"""));
	}

	@Test
	void linesAreMerged() {
		assertThat(
				this.shop.url(DEAD).run("merge", "--rev-id=m1aaaaaaaaaa", "--location=src/main/resources/db/revisions"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision m1aaaaaaaaaa, which revises a0d305d557fb, f9c5d3e7a1b2:\
					 src/main/resources/db/revisions/<minute>-m1aaaaaaaaaa_merge_a0d305d557fb_f9c5d3e7a1b2.sql
					""", ""));
		assertThat(this.shop.script("m1aaaaaaaaaa")).isEqualTo("""
				-- Merge a0d305d557fb, f9c5d3e7a1b2
				-- @revision    m1aaaaaaaaaa
				-- @revises     a0d305d557fb, f9c5d3e7a1b2
				-- @created     <time>

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.shop.url(DEAD).run("revision", "-m", "Left", "--rev-id=n7aaaaaaaaaa", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Right", "--rev-id=n8aaaaaaaaaa", "--head=m1aa", "--splice", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.url(DEAD)
			.run("merge", "n7aa", "n8aa", "-m", "Merge left and right", "--tag=schema", "--branch-label", "joined",
					"--rev-id", "m2aaaaaaaaaa", "--template=merge", "--sql", "--json", "--version-path",
					"src/main/resources/db/revisions"))
			.isEqualTo(new MigrationsResult(0,
					"""
							{"revision":"m2aaaaaaaaaa","file":"src/main/resources/db/revisions/<minute>-m2aaaaaaaaaa_merge_left_a\
							nd_right.sql","revises":["n7aaaaaaaaaa","n8aaaaaaaaaa"],"hooks":[]}
							""",
					""));
		assertThat(this.shop.url(DEAD)
			.run("merge", "n7aa", "n8aa", "--message=Merge in Java", "--splice", "--java", "--rev-id=m3aaaaaaaaaa"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision m3aaaaaaaaaa, which revises n7aaaaaaaaaa, n8aaaaaaaaaa:\
					 src/main/java/db/revisions/MergeInJava.java
					""", """
					The revision counts when the class has been compiled.
					"""));
	}

	@Test
	void aRevisionIsMovedOntoAnotherOne() {
		assertThat(this.shop.url(DEAD).run("revision", "-m", "Left", "--rev-id=n7aaaaaaaaaa", "--head", "f9c5", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "Right", "--rev-id=n8aaaaaaaaaa", "--head=f9c5", "--splice", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.url(DEAD).run("rebase", "n8aa", "--onto", "n7aa")).isEqualTo(new MigrationsResult(0, """
				Revision n8aaaaaaaaaa now revises n7aaaaaaaaaa:\
				 src/main/resources/db/revisions/<minute>-n8aaaaaaaaaa_right.sql
				""", """
				The database was not asked whether revision n8aaaaaaaaaa is applied there: it does not answer.
				"""));
		assertThat(this.shop.url(DEAD).run("rebase", "n8aa", "--onto=n7aa", "--json")).isEqualTo(new MigrationsResult(0,
				"""
						{"revision":"n8aaaaaaaaaa","file":"src/main/resources/db/revisions/<minute>-n8aaaaaaaaaa_right.sql",\
						"revises":["n7aaaaaaaaaa"],"changed":false}
						""",
				"""
						The database was not asked whether revision n8aaaaaaaaaa is applied there: it does not answer.
						"""));
		assertThat(this.shop.url(DEAD).run("heads")).isEqualTo(new MigrationsResult(0, """
				a0d305d557fb Place orders and write reviews for a demonstration
				n8aaaaaaaaaa Right
				""", ""));
		assertThat(this.shop.url(DEAD).run("rebase", "n7aa", "--onto", "n8aa"))
			.isEqualTo(new MigrationsResult(1, "", """
					error: Revision n7aaaaaaaaaa cannot revise n8aaaaaaaaaa, which stands on it\
					 (db/revisions/<minute>-n7aaaaaaaaaa_left.sql:2).
					       Name a revision that does not need it.
					"""));
	}

	@Test
	void anEditorNeedsATerminal() {
		assertThat(this.shop.url(DEAD).run("edit", "d7a0")).isEqualTo(new MigrationsResult(2, "", """
				error: An editor needs a terminal, and there is none. The script is\
				 src/main/resources/db/revisions/2026_05_04_0900-d7a0d2a224c7_index_expiring_refresh_tokens.sql.
				       'migrations edit --help' says more.
				"""));
	}

	@Test
	void templatesAreListed() {
		assertThat(this.shop.url(DEAD).run("list-templates")).isEqualTo(new MigrationsResult(0, """
				sql    sql   built-in  A revision in SQL.
				merge  sql   built-in  A revision in SQL that joins lines and does nothing else.
				java   java  built-in  A revision in Java.
				""", ""));
		assertThat(this.shop.url(DEAD).run("list_templates", "--json")).isEqualTo(new MigrationsResult(0, """
				{"templates":[{"name":"sql","kind":"sql","origin":"built-in","description":"A revision in SQL."},\
				{"name":"merge","kind":"sql","origin":"built-in","description":"A revision in SQL that joins lines and\
				 does nothing else."},{"name":"java","kind":"java","origin":"built-in","description":"A revision in\
				 Java."}]}
				""", ""));
	}

	@Test
	void aHookThatFailsIsSaidAndTheFileIsKept() {
		assertThat(this.shop.url(DEAD)
			.run("revision", "-m", "With hooks", "--head", "f9c5", "--rev-id=n9aaaaaaaaaa",
					"--stemma.post-write-hooks[0].name=tidy", "--stemma.post-write-hooks[0].command=false",
					"--stemma.post-write-hooks[1].command=echo,tidied"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision n9aaaaaaaaaa, which revises f9c5d3e7a1b2:\
					 src/main/resources/db/revisions/<minute>-n9aaaaaaaaaa_with_hooks.sql
					""", """
					warning: Hook 'tidy' failed with exit code 1; the script was kept.
					tidied
					"""));
		assertThat(this.shop.script("n9aaaaaaaaaa")).isEqualTo("""
				-- With hooks
				-- @revision    n9aaaaaaaaaa
				-- @revises     f9c5d3e7a1b2
				-- @created     <time>

				-- @upgrade

				-- @downgrade
				""");
	}

}
