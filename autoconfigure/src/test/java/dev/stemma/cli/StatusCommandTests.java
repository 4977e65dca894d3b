package dev.stemma.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class StatusCommandTests {

	@TempDir
	private Path directory;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	@Test
	void anEmptyDatabaseHasAllPending() {
		assertThatStatus(3).isEqualTo("""
				Database "shop", schema "public": 3 revisions pending.

				Current:  base, nothing is applied
				Target:   heads (c8d1f0c2ab9e), not reached

				Pending, in this order:
				  a6efc3153bd8 Create brands
				  b3cab280570b Add products #catalog #products
				  c8d1f0c2ab9e Add members
				""");
	}

	@Test
	void whatIsUpToDateSaysSoAndWhoAppliedWhatLast() {
		this.shop.upgraded("heads");
		assertThatStatus(0).isEqualTo("""
				Database "shop", schema "public": up to date.

				Current:  c8d1f0c2ab9e Add members
				Target:   heads (c8d1f0c2ab9e), reached

				Applied last:
				  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms
				  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
				  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
				""");
	}

	@Test
	void whatFailedLastIsToldBeforeWhatIsPending() {
		this.shop.with("d0e1f2a3b4c5", "Add status", "-- @revises c8d1f0c2ab9e\n", "ALTER TABLE member ADD s int");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.shop.stemma()::upgrade);
		this.shop.database().execute("UPDATE stemma_journal SET at = '2026-01-14T16:00:00Z', host = 'web-1'");
		this.shop.upgraded("c8d1f0c2ab9e");
		assertThatStatus(3).isEqualTo(
				"""
						Database "shop", schema "public": 1 revision pending.

						Current:  c8d1f0c2ab9e Add members
						Target:   heads (d0e1f2a3b4c5), not reached

						Failed last:
						  The upgrade of d0e1f2a3b4c5 failed at 2026-01-14T16:00:00Z, run by postgres on web-1: relation "member" does not exist [SQLSTATE 42P01].
						    at DIR/d0e1f2a3b4c5.sql:6:1

						Pending, in this order:
						  d0e1f2a3b4c5 Add status

						Applied last:
						  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms
						  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
						  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
						""");
	}

	@Test
	void aDatabaseAheadOfTheBuildTellsWhatTheBuildDoesNotKnow() {
		this.shop.upgraded("heads").without("c8d1f0c2ab9e");
		assertThatStatus(0).isEqualTo("""
				Database "shop", schema "public": ahead of this build, which does not know 1 applied revision.

				Current:  c8d1f0c2ab9e Add members
				Target:   heads (b3cab280570b), reached, and left behind

				Unknown to this build, newest first:
				  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms

				Applied last:
				  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
				  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
				""");
	}

	@Test
	void aDivergedDatabaseTellsBoth() {
		this.shop.upgraded("heads")
			.without("c8d1f0c2ab9e")
			.with("d0e1f2a3b4c5", "Add orders", "-- @revises b3cab280570b\n", "SELECT 1");
		assertThatStatus(4).isEqualTo(
				"""
						Database "shop", schema "public": diverged from this build: 1 revision pending, and it holds 1 applied revision that this build does not know.

						Current:  c8d1f0c2ab9e Add members
						Target:   heads (d0e1f2a3b4c5), not reached

						Pending, in this order:
						  d0e1f2a3b4c5 Add orders

						Unknown to this build, newest first:
						  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms

						Applied last:
						  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
						  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
						""");
	}

	@Test
	void anInconsistentDatabaseTellsEveryProblemWithItsAdvice() {
		this.shop.upgraded("heads")
			.with("e1f2a3b4c5d6", "Put in between", "-- @revises a6efc3153bd8\n", "SELECT 1")
			.with("b3cab280570b", "Add products", "-- @revises e1f2a3b4c5d6\n", "CREATE TABLE products (id bigint)");
		assertThatStatus(4).isEqualTo(
				"""
						Database "shop", schema "public": inconsistent with this build: 2 problems.

						Current:  c8d1f0c2ab9e Add members
						Target:   heads (c8d1f0c2ab9e), not reached

						Problems:
						  Revision b3cab280570b is applied, but e1f2a3b4c5d6, which it stands on, is not (DIR/b3cab280570b.sql:2).
						    A revision was put in below it, or a row was deleted. If the database has what it does, stamp it; else give it parents above what is applied.
						  Revision b3cab280570b was applied when it said that it revises a6efc3153bd8; now it says e1f2a3b4c5d6 (DIR/b3cab280570b.sql:2).
						    An applied revision keeps its place: bring its header back, or downgrade it first.

						Pending, in this order:
						  e1f2a3b4c5d6 Put in between

						Applied last:
						  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms
						  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
						  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
						""");
	}

	@Test
	void whatStoppedHalfWayIsToldWithTheCommandsToType() {
		this.shop.with("d0e1f2a3b4c5", "Clean up", "-- @revises c8d1f0c2ab9e\n-- @transaction none\n",
				"VACUUM members;\nVACUUM member");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.shop.stemma()::upgrade);
		this.shop.database().execute("UPDATE stemma_journal SET at = '2026-01-14T16:00:00Z'");
		this.shop.upgraded("c8d1f0c2ab9e");
		assertThatStatus(5).isEqualTo(
				"""
						Database "shop", schema "public": unresolved: revision d0e1f2a3b4c5 stopped half way.

						Current:  c8d1f0c2ab9e Add members
						Target:   heads (d0e1f2a3b4c5), not reached

						Stopped half way:
						  d0e1f2a3b4c5 Clean up: its upgrade stopped at statement 2, 2026-01-14T16:00:00Z: relation "member" does not exist
						    Look at the database, then type one of these:
						      migrations upgrade                          go on where it stopped, if the cause is gone
						      migrations resolve d0e1f2a3b4c5 --applied   all of it is done
						      migrations resolve d0e1f2a3b4c5 --retry     run again what may not be done

						Pending, in this order:
						  d0e1f2a3b4c5 Clean up

						Applied last:
						  c8d1f0c2ab9e Add members, applied 2026-01-14T15:32:00Z by postgres in 12 ms
						  b3cab280570b Add products, applied 2026-01-14T15:31:00Z by postgres in 12 ms
						  a6efc3153bd8 Create brands, applied 2026-01-14T15:30:00Z by postgres in 12 ms
						""");
	}

	@Test
	void aRunnerAtWorkIsNamed() throws Exception {
		this.shop.with("d0e1f2a3b4c5", "Take long", "-- @revises c8d1f0c2ab9e\n", "SELECT pg_advisory_lock(42)");
		try (Connection connection = this.shop.database().connect(); Statement lock = connection.createStatement()) {
			lock.execute("SELECT pg_advisory_lock(42)");
			CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(this.shop.stemma()::upgrade);
			await().atMost(Duration.ofSeconds(20))
				.until(() -> this.shop.database()
					.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
					.size() == 1);
			Outcome outcome = this.shop.runner().run("status");
			assertThat(this.shop.plain(outcome.out()).replaceAll("[0-9]+ s \\(", "0 s (").replaceAll("[0-9]+\\)", "1)"))
				.startsWith(
						"""
								Database "shop", schema "public": a runner is at work for 0 s (stemma application, user postgres, from 127.0.0.1/32, server process 1), 1 revision pending.
								""");
			assertThat(outcome.exitCode()).isEqualTo(3);
			lock.execute("SELECT pg_advisory_unlock(42)");
			assertThat(run.get(30, TimeUnit.SECONDS).to()).containsExactly("d0e1f2a3b4c5");
		}
	}

	@Test
	void tagsOnTheCommandLineLeaveOutAndKeepTo() {
		this.shop.with("d0e1f2a3b4c5", "Demo data", "-- @revises c8d1f0c2ab9e\n-- @tags demo\n", "SELECT 1");
		this.shop.upgraded("c8d1f0c2ab9e");
		assertThat(this.shop.runner().run("status").exitCode()).isEqualTo(3);
		Outcome without = this.shop.runner().run("status", "--exclude-tag", "demo");
		assertThat(without.exitCode()).isZero();
		assertThat(this.shop.plain(without.out())).startsWith("""
				Database "shop", schema "public": up to date (1 excluded by tags).

				Current:  c8d1f0c2ab9e Add members
				Target:   heads (c8d1f0c2ab9e), reached
				""");
		Outcome products = this.shop.runner().run("status", "--tag=products");
		assertThat(products.exitCode()).isZero();
		assertThat(this.shop.plain(products.out())).startsWith("""
				Database "shop", schema "public": up to date (1 excluded by tags).

				Current:  c8d1f0c2ab9e Add members
				Target:   heads (d0e1f2a3b4c5), reached

				Excluded by tags:
				  d0e1f2a3b4c5 Demo data #demo
				""");
	}

	@Test
	void aMessagePaintsNothing() {
		this.shop.with("d0e1f2a3b4c5", "Drop\u001b[2J it\u0007", "-- @revises c8d1f0c2ab9e\n", "SELECT 1")
			.upgraded("heads");
		assertThat(this.shop.runner().run("current").out()).isEqualTo("d0e1f2a3b4c5 Drop [2J it (head)\n");
		assertThat(this.shop.runner().run("heads").out()).isEqualTo("d0e1f2a3b4c5 Drop [2J it\n");
		assertThat(this.shop.runner().run("status").out()).contains("Current:  d0e1f2a3b4c5 Drop [2J it\n");
		assertThat(this.shop.runner().run("redo", "--plan").out()).contains("\n1. d0e1f2a3b4c5 Drop [2J it (downgrade");
	}

	@Test
	void whatIsConfiguredToBeLeftOutStaysOutWhenTheCommandLineKeepsToAnotherTag() {
		TagOptions options = new TagOptions();
		options.include.add("products");
		Stemma stemma = options.of(new Project(this.directory).builder(this.shop.database().dataSource())
			.tags(new TagFilter(Set.of("members"), Set.of("demo")))
			.build());
		assertThat(stemma.tags().include()).containsExactly("products");
		assertThat(stemma.tags().exclude()).containsExactly("demo");
	}

	@Test
	void severalHeadsComeWithTheCommandThatJoinsThem() {
		this.shop.with("d0e1f2a3b4c5", "Add orders", "-- @revises b3cab280570b\n", "SELECT 1").upgraded("heads");
		Outcome outcome = this.shop.runner().run("status");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).contains("""

				2 heads without a branch label:
				  c8d1f0c2ab9e Add members
				  d0e1f2a3b4c5 Add orders
				  One line is made of them by: migrations merge c8d1f0c2ab9e d0e1f2a3b4c5 -m "..."
				""");
	}

	@Test
	void onATerminalTimesHaveTheirAgeAndTheVerdictItsColour() {
		this.shop.upgraded("heads")
			.database()
			.execute("UPDATE stemma_revision SET applied_at = now() - interval '3 days 1 hour'");
		Outcome outcome = this.shop.runner().interactive("").coloured().run("status");
		assertThat(this.shop.plain(outcome.out()))
			.startsWith("\u001b[1mDatabase \"shop\", schema \"public\"\u001b[0m: \u001b[32mup to date\u001b[0m.\n")
			.contains("Z (3 days ago) by postgres in 12 ms");
	}

	@Test
	void aDatabaseThatIsNotThereIsWorthAnotherTry() {
		PGSimpleDataSource nowhere = new PGSimpleDataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");
		Outcome outcome = CommandLineRunner.of(new Project(this.directory).builder(nowhere).build()).run("status");
		assertThat(outcome.exitCode()).isEqualTo(75);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).isEqualTo(
				"""
						error: No connection to the database could be had: Connection to localhost:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
						       Check that the server is up and that URL, user and password are right; stemma.connect-timeout says how long to try.
						""");
	}

	private AbstractStringAssert<?> assertThatStatus(int exitCode) {
		Outcome outcome = this.shop.runner().run("status");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(exitCode);
		return assertThat(this.shop.plain(outcome.out()));
	}

}
