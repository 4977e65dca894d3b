package dev.stemma.cli;

import java.io.InputStream;
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
 * {@code downgrade --from-database}.
 */
class StoredDowngradeCommandTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path newer;

	@TempDir
	private Path older;

	@BeforeEach
	void upgrade() {
		new Project(this.newer).table("aaaa", "").table("bbbb", "aaaa").stemma(this.database).upgrade();
	}

	@Test
	void storedSqlIsShownThenConfirmedThenRun() {
		Outcome outcome = runner().interactive("y\n").run("downgrade", "aaaa", "--from-database");
		assertThat(Screen.timeless(Screen.of(outcome.err()))).isEqualTo("""
				Stored SQL of bbbb Make bbbb, not signed:
				    DROP TABLE bbbb;

				This takes back 1 revision of database "%s" (schema "public"):
				  bbbb Make bbbb

				  It drops or deletes:
				    DROP TABLE bbbb
				Go on? [y/N] ✓ downgrade 1/1 bbbb Make bbbb (N ms)
				""".formatted(this.database.name()));
		assertThat(outcome.exitCode()).isZero();
		assertThat(applied()).isEqualTo("aaaa");
	}

	@Test
	void itIsShownWhereItIsConfirmedBeforehand() {
		Outcome outcome = runner().run("downgrade", "aaaa", "--from-database", "-y", "-q");
		assertThat(outcome.err()).isEqualTo("""
				Stored SQL of bbbb Make bbbb, not signed:
				    DROP TABLE bbbb;

				""");
		assertThat(applied()).isEqualTo("aaaa");
	}

	@Test
	void nothingThatADatabaseHoldsHidesWhatIsAboutToBeRun() {
		this.database.execute("""
				UPDATE stemma_revision SET message = E'Harm\\u202Eless',
				       downgrade = E'DROP TABLE aaaa;\\x1b[8m\\x1b[1A\\r\\x1b[2K-- \\u009bharmless\\nDROP TABLE bbbb;'
				WHERE revision = 'bbbb'""");
		Outcome outcome = runner().interactive("").run("downgrade", "aaaa", "--from-database");
		assertThat(outcome.err()).startsWith("""
				Stored SQL of bbbb Harm\\u202eless, not signed:
				    DROP TABLE aaaa;\\u001b[8m\\u001b[1A
				    \\u001b[2K-- \\u009bharmless
				    DROP TABLE bbbb;
				""");
		assertThat(runner().coloured().run("downgrade", "aaaa", "--from-database", "--plan").out())
			.contains("\u001b[33mbbbb\u001b[0m", "\\u001b[8m", "-- \\u009bharmless")
			.doesNotContain("\u001b[8m", "\u001b[1A", "\r", "\u009b");
	}

	@Test
	void whetherItIsSignedIsSaid() {
		new Project(this.newer).table("cccc", "bbbb")
			.builder(this.database.dataSource())
			.signingKey("secret")
			.build()
			.upgrade();
		assertThat(runner().interactive("").run("downgrade", "bbbb", "--from-database").err())
			.startsWith("Stored SQL of cccc Make cccc, signed, but no stemma.signing-key is set to check it with:\n");
		CommandLineRunner signed = CommandLineRunner
			.of(project().builder(this.database.dataSource()).signingKey("secret").build());
		assertThat(signed.interactive("").run("downgrade", "bbbb", "--from-database").err())
			.startsWith("Stored SQL of cccc Make cccc, signed with stemma.signing-key:\n");
		Outcome forged = signed.run("downgrade", "aaaa", "--from-database", "--yes");
		assertThat(forged.err()).contains("is not signed, and stemma.signing-key is configured");
		assertThat(forged.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb cccc");
	}

	@Test
	void otherSqlThanWasShownIsNotRun() {
		InputStream answer = new InputStream() {

			@Override
			public int read() {
				return -1;
			}

			@Override
			public int read(byte[] buffer, int offset, int length) {
				StoredDowngradeCommandTests.this.database.execute(
						"UPDATE stemma_revision SET downgrade = replace(downgrade::text, 'DROP TABLE bbbb', 'DROP TABLE aaaa')");
				buffer[offset] = 'y';
				buffer[offset + 1] = '\n';
				return 2;
			}

		};
		Outcome outcome = runner().interactive(() -> answer).run("downgrade", "aaaa", "--from-database");
		assertThat(outcome.err()).endsWith("""
				Go on? [y/N] error: The stored downgrade of revision bbbb is not the one that was shown.
				       Somebody has changed the database meanwhile. Begin again, and look at what is stored now.
				""");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	@Test
	void thePlanShowsIt() {
		Outcome outcome = runner().run("downgrade", "aaaa", "--from-database", "--plan");
		assertThat(outcome.out()).isEqualTo("""
				This would bring database "%s" (schema "public") from bbbb to aaaa. Nothing was run.

				1. bbbb Make bbbb (downgrade as the database has it stored, in a transaction)
				    DROP TABLE bbbb;
				""".formatted(this.database.name()));
	}

	@Test
	void aProtectedDatabaseRunsNothingThatItHasStored() {
		CommandLineRunner runner = CommandLineRunner
			.of(project().stemma(this.database, (options) -> options.withGuards(new Guards(null, true, false))));
		Outcome outcome = runner.run("downgrade", "aaaa", "--from-database", "--yes");
		assertThat(outcome.err()).startsWith(
				"error: The database is protected (stemma.protected is true), and SQL from the database is refused there.\n");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(applied()).isEqualTo("aaaa bbbb");
	}

	private Project project() {
		return new Project(this.older).table("aaaa", "");
	}

	private CommandLineRunner runner() {
		return CommandLineRunner.of(project().stemma(this.database));
	}

	private String applied() {
		return String.join(" ", this.database.query("SELECT revision FROM stemma_revision ORDER BY revision"));
	}

}
