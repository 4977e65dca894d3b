package dev.stemma.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.MigrationFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code --json} answers, literally: what other programs rely on. Broken into lines
 * here, each answer is one line.
 */
class JsonShapesTests {

	@TempDir
	private Path directory;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	@Test
	void status() {
		this.shop.with("d0e1f2a3b4c5", "Demo data", "-- @revises c8d1f0c2ab9e\n-- @tags demo\n", "SELECT 1")
			.upgraded("b3cab280570b");
		assertThatJson(3, "status", "--exclude-tag=demo").isEqualTo(
				lines("""
								{"database":"shop","schema":"public","state":"pending",
								"current":[{"revision":"b3cab280570b","message":"Add products","tags":["catalog","products"],"appliedAt":"2026-01-14T15:31:00Z"}],
								"target":{"identifier":"heads","revisions":["c8d1f0c2ab9e"],"reached":false,"ahead":false},
								"heads":["d0e1f2a3b4c5"],"pending":["c8d1f0c2ab9e"],"excluded":["d0e1f2a3b4c5"],"unknown":[],
								"unresolved":[],"problems":[],"runner":null,"lastFailure":null,"sourceTree":null,
						"history":[
						{"revision":"d0e1f2a3b4c5","revises":["c8d1f0c2ab9e"],"dependsOn":[],"branchLabels":[],"tags":["demo"],
						"message":"Demo data","kind":"sql","state":"excluded","appliedAt":null,"appliedBy":null,"durationMs":null,
						"checksum":"sha256:...","reversible":true},
						{"revision":"c8d1f0c2ab9e","revises":["b3cab280570b"],"dependsOn":[],"branchLabels":[],"tags":[],
						"message":"Add members","kind":"sql","state":"pending","appliedAt":null,"appliedBy":null,"durationMs":null,
						"checksum":"sha256:...","reversible":true},
						{"revision":"b3cab280570b","revises":["a6efc3153bd8"],"dependsOn":[],"branchLabels":[],
						"tags":["catalog","products"],"message":"Add products","kind":"sql","state":"applied",
						"appliedAt":"2026-01-14T15:31:00Z","appliedBy":"postgres","durationMs":12,
						"checksum":"sha256:...","reversible":true},
						{"revision":"a6efc3153bd8","revises":[],"dependsOn":[],"branchLabels":[],"tags":[],
						"message":"Create brands","kind":"sql","state":"applied",
						"appliedAt":"2026-01-14T15:30:00Z","appliedBy":"postgres","durationMs":12,
						"checksum":"sha256:...","reversible":true}]}
						"""));
	}

	@Test
	void current() {
		this.shop.upgraded("b3cab280570b");
		assertThatJson(3, "current", "--check-heads").isEqualTo(lines("""
				{"current":[{"revision":"b3cab280570b","message":"Add products","tags":["catalog","products"],
				"appliedAt":"2026-01-14T15:31:00Z","appliedBy":"postgres","durationMs":12,"head":false,"known":true}],
				"missingHeads":["c8d1f0c2ab9e"]}
				"""));
	}

	@Test
	void heads() {
		assertThatJson(0, "heads").isEqualTo(
				lines("""
						{"heads":[{"revision":"c8d1f0c2ab9e","revises":["b3cab280570b"],"dependsOn":[],"branchLabels":[],"tags":[],
						"message":"Add members","created":null,"origin":"DIR/c8d1f0c2ab9e.sql:2","dependents":[]}]}
						"""));
	}

	@Test
	void showOfWhatIsApplied() {
		this.shop.upgraded("b3cab280570b");
		assertThatJson(0, "show", "b3cab280570b").isEqualTo(
				lines("""
						{"revisions":[{"revision":"b3cab280570b","revises":["a6efc3153bd8"],"dependsOn":[],"branchLabels":[],
						"tags":["catalog","products"],"message":"Add products","kind":"sql","created":null,
						"origin":"DIR/b3cab280570b.sql:2","state":"applied","appliedAt":"2026-01-14T15:31:00Z",
						"appliedBy":"postgres","durationMs":12,"checksum":"sha256:...","reversible":true,
						"text":"-- Add products\\n-- @revision b3cab280570b\\n-- @revises a6efc3153bd8\\n-- @tags catalog, products\\n\\n-- @upgrade\\nCREATE TABLE products (id bigint);\\n\\n-- @downgrade\\nSELECT 1;\\n"}]}
						"""));
	}

	@Test
	void showOfWhatTheDatabaseAloneKnows() {
		this.shop.upgraded("heads").without("c8d1f0c2ab9e");
		assertThatJson(0, "show", "c8d1f0c2ab9e").isEqualTo(
				lines("""
						{"revisions":[{"revision":"c8d1f0c2ab9e","revises":["b3cab280570b"],"dependsOn":[],"branchLabels":[],"tags":[],
						"message":"Add members","kind":"sql","created":null,"origin":null,"state":"unknown",
						"appliedAt":"2026-01-14T15:32:00Z","appliedBy":"postgres","durationMs":12,"checksum":"sha256:...",
						"reversible":true,"text":null}]}
						"""));
	}

	@Test
	void showWithoutADatabase() {
		assertThatJson(0, "show", "a6efc3153bd8", "--offline").isEqualTo(
				lines("""
						{"revisions":[{"revision":"a6efc3153bd8","revises":[],"dependsOn":[],"branchLabels":[],"tags":[],
						"message":"Create brands","kind":"sql","created":null,"origin":"DIR/a6efc3153bd8.sql:2","state":null,
						"appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":"sha256:...","reversible":true,
						"text":"-- Create brands\\n-- @revision a6efc3153bd8\\n\\n-- @upgrade\\nCREATE TABLE brands (id bigint);\\n\\n-- @downgrade\\nSELECT 1;\\n"}]}
						"""));
	}

	@Test
	void statusOfWhatStoppedAndFailed() {
		this.shop.with("d0e1f2a3b4c5", "Clean up", "-- @revises c8d1f0c2ab9e\n-- @transaction none\n",
				"VACUUM members;\nVACUUM member");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.shop.stemma()::upgrade);
		this.shop.database().execute("UPDATE stemma_journal SET at = '2026-01-14T16:00:00Z', host = 'web-1'");
		assertThatJson(5, "status").contains(lines("""
				"state":"unresolved",""")).contains(lines("""
				"unresolved":[{"revision":"d0e1f2a3b4c5","direction":"upgrade","statement":2,
				"message":"relation \\"member\\" does not exist","at":"2026-01-14T16:00:00Z"}],
				"problems":[],"runner":null,
				"lastFailure":{"revision":"d0e1f2a3b4c5","action":"upgrade","position":"DIR/d0e1f2a3b4c5.sql:8:1",
				"sqlState":"42P01","message":"relation \\"member\\" does not exist","user":"postgres",
				"application":"application","host":"web-1","at":"2026-01-14T16:00:00Z"},
				"""));
	}

	@Test
	void history() {
		this.shop.upgraded("a6efc3153bd8").without("c8d1f0c2ab9e");
		assertThatJson(0, "history").isEqualTo(lines("""
				{"database":"shop","history":[
				{"revision":"b3cab280570b","revises":["a6efc3153bd8"],"dependsOn":[],"branchLabels":[],
				"tags":["catalog","products"],"message":"Add products","kind":"sql","state":"pending",
				"appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":"sha256:...","reversible":true,
				"current":false,"head":true},
				{"revision":"a6efc3153bd8","revises":[],"dependsOn":[],"branchLabels":[],"tags":[],
				"message":"Create brands","kind":"sql","state":"applied","appliedAt":"2026-01-14T15:30:00Z",
				"appliedBy":"postgres","durationMs":12,"checksum":"sha256:...","reversible":true,
				"current":true,"head":false}]}
				"""));
	}

	@Test
	void historyWithoutADatabase() {
		assertThatJson(0, "history", "--offline", "-r", ":a6ef").isEqualTo(lines("""
				{"database":null,"history":[
				{"revision":"a6efc3153bd8","revises":[],"dependsOn":[],"branchLabels":[],"tags":[],
				"message":"Create brands","kind":"sql","state":null,"appliedAt":null,"appliedBy":null,
				"durationMs":null,"checksum":"sha256:...","reversible":true,"current":null,"head":false}]}
				"""));
	}

	@Test
	void branches() {
		this.shop.with("d0e1f2a3b4c5", "Add demo", "-- @revises b3cab280570b\n-- @branch-label demo\n", "SELECT 1")
			.with("e0e1f2a3b4c5", "Merge", "-- @revises c8d1f0c2ab9e, d0e1f2a3b4c5\n", "SELECT 1");
		assertThatJson(0, "branches").isEqualTo(lines("""
				{"branchPoints":[{"revision":"b3cab280570b","revises":["a6efc3153bd8"],"dependsOn":[],"branchLabels":[],
				"tags":["catalog","products"],"message":"Add products","created":null,
				"origin":"DIR/b3cab280570b.sql:2","children":["c8d1f0c2ab9e","d0e1f2a3b4c5"]}],
				"merges":[{"revision":"e0e1f2a3b4c5","revises":["c8d1f0c2ab9e","d0e1f2a3b4c5"],"dependsOn":[],
				"branchLabels":[],"tags":[],"message":"Merge","created":null,"origin":"DIR/e0e1f2a3b4c5.sql:2"}],
				"labels":[{"label":"demo","revision":"d0e1f2a3b4c5","heads":["e0e1f2a3b4c5"]}]}
				"""));
	}

	/**
	 * Here the two bytes of a letter are read as ASCII, in which they mean nothing.
	 */
	@Test
	void whatOtherProgramsReadIsUtf8WhateverTheTerminalShows() {
		this.shop.with("c8d1f0c2ab9e", "Gr\u00fcn", "-- @revises b3cab280570b\n", "SELECT 1");
		CommandLineRunner ascii = this.shop.runner().ascii();
		assertThat(ascii.run("heads").out()).isEqualTo("c8d1f0c2ab9e Gr?n\n");
		assertThat(ascii.run("heads", "--json").out()).contains("\"message\":\"Gr\ufffd\ufffdn\"");
		for (String form : new String[] { "svg", "dot", "mermaid" }) {
			assertThat(ascii.run("history", "--offline", "--graph=" + form).out()).contains("Gr\ufffd\ufffdn");
		}
	}

	private AbstractStringAssert<?> assertThatJson(int exitCode, String... command) {
		return assertThatJson(this.shop.runner(), this.shop::plain, exitCode, command);
	}

	/**
	 * Runs a command that answers in one line.
	 * @param plain leaves out of it what differs from run to run
	 */
	static AbstractStringAssert<?> assertThatJson(CommandLineRunner runner, UnaryOperator<String> plain, int exitCode,
			String... command) {
		String[] arguments = Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new);
		Outcome outcome = runner.run(arguments);
		assertThat(outcome.exitCode()).isEqualTo(exitCode);
		assertThat(outcome.out()).endsWith("}\n").containsOnlyOnce("\n");
		return assertThat(plain.apply(outcome.out().strip()).replaceAll("sha256:[0-9a-f]{64}", "sha256:..."));
	}

	static String lines(String text) {
		return text.replaceAll("\n\\s*", "").strip();
	}

}
