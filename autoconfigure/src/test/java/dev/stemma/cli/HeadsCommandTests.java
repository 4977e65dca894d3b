package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.Project;
import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class HeadsCommandTests {

	@TempDir
	private Path directory;

	@Test
	void headsAreListedWithTheirMessages() {
		Outcome outcome = run("heads");
		assertThat(outcome.out()).isEqualTo("""
				cccc Orders
				dddd Reports
				""");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(run("heads", "--resolve-dependencies")).isEqualTo(outcome);
	}

	@Test
	void theEndsOfAllLinesAreListedOnDemand() {
		assertThat(run("heads", "--lines").out()).isEqualTo("""
				bbbb Members (dddd depends on it)
				cccc Orders
				dddd Reports
				""");
	}

	@Test
	void moreIsToldOnDemand() {
		assertThat(run("heads", "-v").out().replace(this.directory.toString(), "DIR")).isEqualTo("""
				cccc Orders
				  revises     aaaa
				  labels      orders
				  tags        sales, shop
				  created     2026-01-14T15:30:00Z
				  script      DIR/cccc.sql:2
				dddd Reports
				  revises     nothing, it is a base
				  depends on  bbbb
				  script      DIR/dddd.sql:2
				""");
	}

	@Test
	void headsStandInColourOnATerminalThatHasIt() {
		assertThat(runner().interactive("").coloured().run("heads").out())
			.startsWith("\u001b[33mcccc\u001b[0m Orders\n");
	}

	private Outcome run(String... arguments) {
		return runner().run(arguments);
	}

	private CommandLineRunner runner() {
		Project project = new Project(this.directory).table("aaaa", "")
			.with("bbbb", script("Members", "bbbb", "-- @revises aaaa"))
			.with("cccc", script("Orders", "cccc", """
					-- @revises aaaa
					-- @branch-label orders
					-- @tags sales, shop
					-- @created 2026-01-14T15:30:00Z"""))
			.with("dddd", script("Reports", "dddd", "-- @depends-on bbbb"));
		return CommandLineRunner.of(project.builder(NoDataSource.INSTANCE).build());
	}

	private static String script(String message, String id, String header) {
		return "-- %s\n-- @revision %s\n%s\n-- @upgrade\n".formatted(message, id, header);
	}

}
