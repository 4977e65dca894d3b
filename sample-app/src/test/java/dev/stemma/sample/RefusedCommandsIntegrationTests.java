package dev.stemma.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person gets who mistypes, or asks for what is not possible, as processes.
 */
class RefusedCommandsIntegrationTests {

	private static final String DEAD = "jdbc:postgresql://localhost:1/shop";

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void whatIsMistypedIsAnsweredWithWhatWasMeant() {
		MigrationsResult nothing = this.shop.run();
		assertThat(nothing.exitCode()).isEqualTo(2);
		assertThat(nothing.out()).isEmpty();
		assertThat(nothing.err()).startsWith("Usage: migrations [OPTIONS] COMMAND\n");
		assertThat(this.shop.run("migrate")).isEqualTo(new MigrationsResult(2, "",
				"""
						error: There is no command 'migrate': 'upgrade' applies what is pending, 'revision' writes a new script,\
						 'revision --autogenerate' one for what has changed in the models.
						       'migrations --help' says more.
						"""));
		assertThat(this.shop.run("upgrad")).isEqualTo(new MigrationsResult(2, "", """
				error: There is no command 'upgrad'.
				       Did you mean 'upgrade'? 'migrations --help' says more.
				"""));
		assertThat(this.shop.run("heads", "--verbos")).isEqualTo(new MigrationsResult(2, "", """
				error: 'migrations heads' has no option '--verbos'.
				       Did you mean '--verbose'? 'migrations heads --help' says more.
				"""));
		assertThat(this.shop.run("heads", "extra")).isEqualTo(new MigrationsResult(2, "", """
				error: 'migrations heads' does not take the argument 'extra'.
				       'migrations heads --help' says more.
				"""));
		assertThat(this.shop.run("revision")).isEqualTo(new MigrationsResult(2, "", """
				error: 'migrations revision' needs the option --message=TEXT.
				       'migrations revision --help' says more.
				"""));
		assertThat(this.shop.run("revision", "-m")).isEqualTo(new MigrationsResult(2, "", """
				error: Option '--message' needs a value: TEXT.
				       'migrations revision --help' says more.
				"""));
		assertThat(this.shop.run("rebase", "f9c5")).isEqualTo(new MigrationsResult(2, "", """
				error: 'migrations rebase' needs the option --onto=ID.
				       'migrations rebase --help' says more.
				"""));
		assertThat(this.shop.run("resolve", "f9c5")).isEqualTo(new MigrationsResult(2, "", """
				error: Say what became of it: --applied or --retry.
				       'migrations resolve --help' says more.
				"""));
		assertThat(this.shop.run("resolve", "f9c5", "--applied", "--retry")).isEqualTo(new MigrationsResult(2, "", """
				error: --applied, --retry are mutually exclusive (specify only one).
				       'migrations resolve --help' says more.
				"""));
		assertThat(this.shop.run("show")).isEqualTo(new MigrationsResult(2, "", """
				error: 'migrations show' needs the argument ID.
				       'migrations show --help' says more.
				"""));
		assertThat(this.shop.run("history", "--graph=picture")).isEqualTo(new MigrationsResult(2, "", """
				error: Invalid value for option '--graph': expected one of [NONE, TERMINAL, MERMAID, DOT, SVG]\
				 (case-insensitive) but was 'picture'.
				       'migrations history --help' says more.
				"""));
		assertThat(this.shop.run("help", "nothing")).isEqualTo(new MigrationsResult(2, "", """
				error: There is no command 'nothing'.
				       'migrations --help' says more.
				"""));
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertThat(this.shop.run("upgrade", "nope")).isEqualTo(new MigrationsResult(2, "", """
				error: No revision or branch label is named 'nope'.
				       Check the name, and whether its script is among the locations.
				"""));
		assertThat(this.shop.run("upgrade", "f")).isEqualTo(new MigrationsResult(2, "", """
				error: No revision or branch label is named 'f', and the beginning of one must have at least four\
				 characters.
				       Check the name, and whether its script is among the locations.
				"""));
		assertThat(this.shop.run("upgrade", "f9c")).isEqualTo(new MigrationsResult(2, "", """
				error: No revision or branch label is named 'f9c', and the beginning of one must have at least four\
				 characters.
				       Check the name, and whether its script is among the locations.
				"""));
		assertThat(this.shop.run("show", "f9c5d3e7a1b3", "--offline")).isEqualTo(new MigrationsResult(2, "", """
				error: No revision or branch label is named 'f9c5d3e7a1b3'.
				       Did you mean f9c5d3e7a1b2?
				"""));
		assertThat(this.shop.run("upgrade", "head")).isEqualTo(new MigrationsResult(2, "", """
				error: 'head' is one revision, but there are 2 heads: a0d305d557fb, f9c5d3e7a1b2.
				       Choose demo@head or inventory@head; or join the heads: migrations merge heads -m "...".
				"""));
		assertThat(this.shop.run("downgrade", "-2", "--yes")).isEqualTo(new MigrationsResult(2, "", """
				error: '-2' asks for 2 steps down, but there are only 0.
				       There is nothing to do.
				"""));
		assertThat(this.shop.run("upgrade", "+99")).isEqualTo(new MigrationsResult(2, "", """
				error: '+99' is ambiguous: above the base there are b1a0c7e4d2f9, e8b1e3b335d8.
				       Name the revision to go to.
				"""));
		assertThat(this.shop.run("edit", "e8b")).isEqualTo(new MigrationsResult(2, "", """
				error: No revision or branch label is named 'e8b', and the beginning of one must have at least four\
				 characters.
				       Check the name, and whether its script is among the locations.
				"""));
		assertThat(upTo("-- @upgrade", this.shop.run("show", "c0396b3bbd5", "--offline")))
			.isEqualTo(new MigrationsResult(0, """
					c0396b3bbd50 Index open orders by age
					  revises     b9285a2aac4f
					  revised by  d14a7c4cce61
					  tags        orders, status_tracking
					  created     2026-03-03T09:00:00Z
					  script      db/revisions/2026_03_03_0900-c0396b3bbd50_index_open_orders.sql:2

					-- Index open orders by age
					-- @revision    c0396b3bbd50
					-- @revises     b9285a2aac4f
					-- @tags        orders, status_tracking
					-- @created     2026-03-03T09:00:00Z


					""", ""));
	}

	@Test
	void withoutADatabaseItIsWorthAnotherTry() {
		assertThat(this.shop.spring("--stemma.connect-timeout=0s").url(DEAD).run("status"))
			.isEqualTo(new MigrationsResult(75, "",
					"""
							error: No connection to the database could be had: Connection to localhost:1 refused. Check that the\
							 hostname and port are correct and that the postmaster is accepting TCP/IP connections.
							       Check that the server is up and that URL, user and password are right; stemma.connect-timeout\
							 says how long to try.
							"""));
		assertThat(this.shop.url(DEAD).run("upgrade", "--stemma.connect-timeout=0s")).isEqualTo(new MigrationsResult(75,
				"",
				"""
						error: No connection to the database could be had: Connection to localhost:1 refused. Check that the\
						 hostname and port are correct and that the postmaster is accepting TCP/IP connections.
						       Check that the server is up and that URL, user and password are right; stemma.connect-timeout\
						 says how long to try.
						"""));
		assertThat(this.shop.url(DEAD).run("stamp", "heads", "--stemma.connect-timeout=0s", "--json"))
			.isEqualTo(new MigrationsResult(75, "",
					"""
							error: No connection to the database could be had: Connection to localhost:1 refused. Check that the\
							 hostname and port are correct and that the postmaster is accepting TCP/IP connections.
							       Check that the server is up and that URL, user and password are right; stemma.connect-timeout\
							 says how long to try.
							"""));
	}

	@Test
	void inProductionTheDemonstrationIsLeftOut() {
		assertThat(this.shop.spring("--spring.profiles.active=prod").run("upgrade", "--stemma.target=c2d94f1a7b3e"))
			.isEqualTo(new MigrationsResult(0, """
					Upgraded database "shop" (schema "public") from base to c2d94f1a7b3e: 2 revisions (b1a0c7e4d2f9,\
					 c2d94f1a7b3e) in 0 ms.
					""", """
					upgrade 1/2 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
					upgrade 2/2 c2d94f1a7b3e Create categories (0 ms)
					"""));
		assertThat(this.shop.spring("--spring.profiles.active=prod").run("upgrade", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(upTo("Applied last", this.shop.spring("--spring.profiles.active=prod").run("status")))
			.isEqualTo(new MigrationsResult(0, """
					Database "shop", schema "public": up to date (3 excluded by tags).

					Current:  f9c5d3e7a1b2 Keep phone numbers as digits
					Target:   heads (f9c5d3e7a1b2), reached
					Scripts:  33 revisions, those of the application read from its sources in <module>

					Excluded by tags:
					  e8b1e3b335d8 Fill the shelves for a demonstration [demo] #demo #categories #products
					  f9c2f4c446e9 Let two members join for a demonstration #demo #members
					  a0d305d557fb Place orders and write reviews for a demonstration #demo #orders #status_tracking


					""", ""));
		assertThat(this.shop.spring("--spring.profiles.active=prod").run("current", "-c"))
			.isEqualTo(new MigrationsResult(0, """
					f9c5d3e7a1b2 Keep phone numbers as digits (head)
					""", ""));
	}

	@Test
	void aProtectedDatabaseIsNotTakenBack() {
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("upgrade", "c2d9", "-q"))
			.isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("downgrade", "--yes"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and a downgrade is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("downgrade", "--from-database", "--yes"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and SQL from the database is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("stamp", "base", "--purge", "--yes"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and stamp --purge is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("redo", "--yes"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and redo is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("reset", "--yes"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and reset is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("revision", "-m", "No"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and revision is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("merge")).isEqualTo(new MigrationsResult(1, "",
				"""
						error: The database is protected (stemma.protected is true), and merge is refused there.
						       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
						"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("rebase", "f9c5", "--onto", "base"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and rebase is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("edit", "head"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							error: The database is protected (stemma.protected is true), and edit is refused there.
							       --yes does not change that. If it is meant, set --stemma.protected=false for this one command.
							"""));
		assertThat(this.shop.environment("STEMMA_PROTECTED", "true").run("downgrade", "--plan"))
			.isEqualTo(new MigrationsResult(0,
					"""
							This would bring database "shop" (schema "public") from c2d94f1a7b3e to b1a0c7e4d2f9. Nothing was run.

							1. c2d94f1a7b3e Create categories (downgrade in SQL, in a transaction)
							    DROP TABLE categories;
							""",
					""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision"))
			.containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e");
	}

	/**
	 * The result without what its output says from a text on.
	 */
	private static MigrationsResult upTo(String end, MigrationsResult result) {
		int index = result.out().indexOf(end);
		assertThat(index).as(result.out()).isNotNegative();
		return new MigrationsResult(result.exitCode(), result.out().substring(0, index) + "\n", result.err());
	}

}
