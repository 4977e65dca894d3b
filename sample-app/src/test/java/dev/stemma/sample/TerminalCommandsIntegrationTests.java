package dev.stemma.sample;

import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees of commands on a terminal, and what becomes of the keys that they
 * press there.
 */
class TerminalCommandsIntegrationTests {

	private static final String REVISIONS = "SELECT revision FROM stemma_revision ORDER BY revision";

	private static final String SLEEPS = "SELECT count(*) FROM pg_stat_activity "
			+ "WHERE datname = current_database() AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void historyIsDrawnInColour() {
		upgrade("d3e8");
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("history", "-r", "c2d9:e4f7")) {
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(terminal.sent()).contains("\u001b[33me4f76b3c5d50");
			assertThat(text(terminal).replaceAll("[0-9]+ s ago", "0 s ago")).isEqualTo("""
					○ e4f76b3c5d50 Create products #schema #products pending
					● d3e85a2b6c4f Create brands #schema #products (current) applied <time> (0 s ago)
					● c2d94f1a7b3e Create categories #schema #categories applied <time> (0 s ago)
					""");
		}
		try (MigrationsTerminal terminal = this.shop.process()
			.environment("NO_COLOR", "1")
			.onTerminal("history", "-r", "c2d9:e4f7", "--graph=none")) {
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(terminal.sent()).doesNotContain("\u001b");
			assertThat(text(terminal).replaceAll("[0-9]+ s ago", "0 s ago")).isEqualTo("""
					e4f76b3c5d50 Create products #schema #products pending
					d3e85a2b6c4f Create brands #schema #products (current) applied <time> (0 s ago)
					c2d94f1a7b3e Create categories #schema #categories applied <time> (0 s ago)
					""");
		}
	}

	@Test
	void anUpgradeShowsItsProgressAndLeavesALineForEachRevision() {
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("upgrade", "d3e8")) {
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(text(terminal)).isEqualTo("""
					✓ upgrade 1/3 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
					✓ upgrade 2/3 c2d94f1a7b3e Create categories (0 ms)
					✓ upgrade 3/3 d3e85a2b6c4f Create brands (0 ms)
					Upgraded database "shop" (schema "public") from base to d3e85a2b6c4f: 3 revisions (b1a0c7e4d2f9, \
					c2d94f1a7b3e, d3e85a2b6c4f) in 0 ms.
					""");
		}
	}

	@Test
	void whoDoesNotAgreeToADowngradeKeepsTheirData() {
		upgrade("d3e8");
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("downgrade")) {
			terminal.awaitText("Go on? [y/N]").type("n");
			assertThat(terminal.awaitEnd()).isOne();
			assertThat(text(terminal)).isEqualTo("""
					This takes back 1 revision of database "shop" (schema "public"):
					  d3e85a2b6c4f Create brands

					  It drops or deletes:
					    DROP TABLE brands
					Go on? [y/N] n
					Nothing was done.
					""");
		}
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("downgrade")) {
			terminal.awaitText("Go on? [y/N]").endInput();
			assertThat(terminal.awaitEnd()).isOne();
			assertThat(text(terminal)).endsWith("""
					Go on? [y/N]
					Nothing was done.
					""");
		}
		assertThat(this.shop.server().query(REVISIONS)).containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e", "d3e85a2b6c4f");
	}

	@Test
	void whoAgreesToADowngradeGetsIt() {
		upgrade("d3e8");
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("downgrade", "c2d9")) {
			terminal.awaitText("Go on? [y/N]").type("yes");
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(text(terminal)).endsWith("""
					Go on? [y/N] yes
					✓ downgrade 1/1 d3e85a2b6c4f Create brands (0 ms)
					Downgraded database "shop" (schema "public") from d3e85a2b6c4f to c2d94f1a7b3e: 1 revision \
					(d3e85a2b6c4f) in 0 ms.
					""");
		}
		assertThat(this.shop.server().query(REVISIONS)).containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e");
	}

	@Test
	void controlCRollsBackTheRevisionInFlightAndKeepsWhatIsDone() {
		writeASleeper();
		try (MigrationsTerminal terminal = this.shop.process().onTerminal("upgrade", "x1aa")) {
			awaitSleep();
			terminal.interrupt();
			assertThat(terminal.awaitEnd()).isEqualTo(130);
			assertThat(text(terminal)).isEqualTo("""
					✓ upgrade 1/2 d3e85a2b6c4f Create brands (0 ms)
					✗ upgrade 2/2 x1aaaaaaaaaa Sleep failed (0 ms)
					error: The upgrade was interrupted in revision x1aaaaaaaaaa (Sleep), which was rolled back \
					(db/revisions/x-x1aaaaaaaaaa_sleep.sql:2).
					       Done before, and kept: d3e85a2b6c4f. Start again to go on.
					""");
		}
		assertNothingIsLeftOfTheSleeper();
	}

	@Test
	void sigtermDoesTheSame() {
		writeASleeper();
		try (RunningMigrations running = this.shop.process().start("upgrade", "x1aa")) {
			awaitSleep();
			running.terminate();
			MigrationsResult result = this.shop.withoutVolatile(running.awaitEnd());
			assertThat(result).isEqualTo(new MigrationsResult(143, "", """
					upgrade 1/2 d3e85a2b6c4f Create brands (0 ms)
					upgrade 2/2 x1aaaaaaaaaa Sleep failed (0 ms)
					error: The upgrade was interrupted in revision x1aaaaaaaaaa (Sleep), which was rolled back \
					(db/revisions/x-x1aaaaaaaaaa_sleep.sql:2).
					       Done before, and kept: d3e85a2b6c4f. Start again to go on.
					"""));
		}
		assertNothingIsLeftOfTheSleeper();
	}

	@Test
	void anEditorIsOpenedAndTheScriptsAreReadAgain() {
		try (MigrationsTerminal terminal = this.shop.process()
			.environment("EDITOR", "cat")
			.onTerminal("edit", "d3e8")) {
			assertThat(terminal.awaitEnd()).isZero();
			assertThat(terminal.text()).startsWith("-- Create brands\n");
		}
		try (MigrationsTerminal terminal = this.shop.process()
			.environment("EDITOR", "sed -i /@upgrade/d")
			.onTerminal("edit", "d3e8")) {
			assertThat(terminal.awaitEnd()).isEqualTo(1);
			assertThat(terminal.text()).isEqualTo("""
					error: The script has no '-- @upgrade' \
					(db/revisions/2026_01_13_1010-d3e85a2b6c4f_create_brands.sql).
					       Put it on a line of its own above the statements; nothing needs to stand below it.
					""");
		}
	}

	private void upgrade(String target) {
		assertThat(this.shop.run("upgrade", target, "-q")).isEqualTo(new MigrationsResult(0, "", ""));
	}

	private void writeASleeper() {
		upgrade("c2d9");
		this.shop.copy().write("src/main/resources/db/revisions/x-x1aaaaaaaaaa_sleep.sql", """
				-- Sleep
				-- @revision x1aaaaaaaaaa
				-- @revises d3e85a2b6c4f
				-- @branch-label side

				-- @upgrade
				CREATE TABLE side (id int);
				SELECT pg_sleep(600);

				-- @downgrade
				DROP TABLE side;
				""");
	}

	private void awaitSleep() {
		Awaitility.await().until(() -> this.shop.server().query(SLEEPS).equals(List.of("1")));
	}

	/**
	 * The database has noticed at once, what was done before is kept, and the next
	 * upgrade works.
	 */
	private void assertNothingIsLeftOfTheSleeper() {
		Awaitility.await().until(() -> this.shop.server().query(SLEEPS).equals(List.of("0")));
		assertThat(this.shop.server().query(REVISIONS)).containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e", "d3e85a2b6c4f");
		assertThat(this.shop.server().query("SELECT to_regclass('side')")).containsExactly("null");
		this.shop.edit("x1aaaaaaaaaa", "pg_sleep(600)", "pg_sleep(0)");
		upgrade("x1aa");
		assertThat(this.shop.server().query("SELECT to_regclass('side')")).containsExactly("side");
	}

	private String text(MigrationsTerminal terminal) {
		return this.shop.withoutVolatile(terminal.text());
	}

}
