package dev.stemma.script;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.problem.Location;
import dev.stemma.revision.Revision;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTests {

	private static final String END = "\n-- @upgrade\nSELECT 1;\n";

	@Test
	void everyDirectiveIsRead() {
		SqlScript script = SqlScripts.load("""
				-- Add brand_id to products
				-- @revision          b3cab280570b
				-- @branch-label      shop
				-- @tags              products, catalog
				-- @created           2025-12-01T12:00:00Z
				-- @transaction       none
				-- @ddl-lock-timeout  500ms
				-- @statement-timeout 5min
				-- @irreversible

				-- @upgrade
				""");
		Revision revision = script.revision();
		assertThat(revision.id()).isEqualTo("b3cab280570b");
		assertThat(revision.message()).isEqualTo("Add brand_id to products");
		assertThat(revision.branchLabels()).containsExactly("shop");
		assertThat(revision.tags()).containsExactly("products", "catalog");
		assertThat(revision.created()).isEqualTo(Instant.parse("2025-12-01T12:00:00Z"));
		assertThat(revision.origin()).isEqualTo(Location.of("a.sql", 2));
		assertThat(script.ddlLockTimeout()).isEqualTo(Duration.ofMillis(500));
		assertThat(script.statementTimeout()).isEqualTo(Duration.ofMinutes(5));
		assertThat(script.irreversible()).isEqualTo("is marked @irreversible");
		assertThat(script.kind()).isEqualTo("sql");
		assertThat(script.read(Placeholders.NONE).upgrade().transactional()).isFalse();
	}

	@Test
	void parentsAndDependenciesAreLists() {
		ScriptOutline outline = OutlineReader.read("""
				-- @revision c
				-- @revises a, b
				-- @depends-on d,shop
				-- @upgrade
				""", "a.sql", SqlScripts.SYNTAX);
		assertThat(outline.problems()).isEmpty();
		assertThat(outline.header().revision()).satisfies((revision) -> {
			assertThat(revision.revises()).containsExactly("a", "b");
			assertThat(revision.dependsOn()).containsExactly("d", "shop");
		});
	}

	@Test
	void aLicenceAboveTheMessageDoesNoHarm() {
		assertThat(message("""
				/*
				 * Copyright the authors.
				 * @author somebody
				 */

				-- Add brand_id
				-- to products
				-- @revision a1
				""")).isEqualTo("Add brand_id to products");
	}

	@Test
	void aLicenceAloneIsNoMessage() {
		assertThat(message("-- Copyright the authors.\n\n-- @revision a1\n")).isEmpty();
	}

	@Test
	void aBlockCommentIsAHeaderToo() {
		assertThat(message("""
				/**
				 * Copyright the authors.
				 *
				 * Add brand_id.
				 *
				 * @author somebody
				 * @revision a1
				 * @upgrade is a word like any other here
				 */
				""")).isEqualTo("Add brand_id.");
	}

	@Test
	void wordsOfOthersAreIgnored() {
		assertThat(SqlScripts.problems("-- @author me\n-- @param x\n-- @see y\n-- @revision a1" + END)).isEmpty();
	}

	@Test
	void aMissingRevisionIsReported() {
		assertThat(SqlScripts.problems("-- Add brand_id" + END))
			.containsExactly("The script has no @revision (a.sql). Begin it with a comment line '-- @revision <id>'.");
	}

	@Test
	void aRepeatedDirectiveIsReported() {
		assertThat(SqlScripts.problems("-- @revision a1\n-- @tags x\n-- @tags y" + END))
			.containsExactly("Directive @tags is repeated; it stands on line 2 already (a.sql:3). Keep one of them.");
	}

	@ParameterizedTest
	@CsvSource({ "revison, revision", "Revision, revision", "revise, revises", "dependsOn, depends-on",
			"depends, depends-on", "branch-labels, branch-label", "tag, tags", "lock-timeout, ddl-lock-timeout",
			"upgrde, upgrade", "down, downgrade", "transacton, transaction" })
	void aMistypedDirectiveIsReportedWithTheLikelyWord(String written, String meant) {
		assertThat(SqlScripts.problems("-- @revision a1\n-- @" + written + " x" + END))
			.contains("Unknown directive '@" + written + "' (a.sql:2). Did you mean '@" + meant + "'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "@version", "@return", "@table", "@todo", "@release", "@updated", "@since" })
	void otherWordsAreNotTakenForMistakes(String word) {
		assertThat(SqlScripts.problems("-- @revision a1\n-- " + word + " x" + END)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			@revision           | @revision <id>
			@revision a b       | @revision <id>
			@created yesterday  | @created 2025-12-01T12:00:00Z
			@transaction off    | @transaction none
			@transaction        | @transaction none
			@placeholders no    | @placeholders none
			@ddl-lock-timeout 5 | @ddl-lock-timeout 500ms (or s, min, h, or ISO-8601)
			@statement-timeout -PT1S | @statement-timeout 5min (or ms, s, h, or ISO-8601)
			@tags a,,b          | @tags <tag>, <tag>
			@tags a b           | @tags <tag>, <tag>
			@tags: a            | @tags <tag>, <tag>
			@branch-label       | @branch-label <label>
			""")
	void aMalformedDirectiveIsReported(String written, String form) {
		String revision = written.startsWith("@revision") ? "" : "-- @revision a1\n";
		int line = revision.isEmpty() ? 1 : 2;
		assertThat(SqlScripts.problems(revision + "-- " + written + END))
			.containsExactly("Directive '" + written + "' is malformed (a.sql:" + line + "). Write '" + form + "'.");
	}

	@Test
	void aNameThatIsListedTwiceIsReported() {
		assertThat(SqlScripts.problems("-- @revision a1\n-- @tags a, a" + END))
			.containsExactly("Directive @tags names 'a' twice (a.sql:2). Name it once.");
	}

	@Test
	void aDirectiveBelowTheHeaderIsReported() {
		assertThat(SqlScripts.problems("-- @revision a1" + END + "-- @tags a\n"))
			.containsExactly("Directive '@tags' stands below the header and has no effect (a.sql:4:1). "
					+ "Move it into the comment at the top of the script.");
	}

	@Test
	void theIdsRulesAreThoseOfTheGraph() {
		assertThat(SqlScripts.problems("-- @revision heads" + END)).singleElement()
			.asString()
			.contains("'heads'", "(a.sql:1)");
	}

	@Test
	void allProblemsAreReportedTogether() {
		assertThat(SqlScripts.problems("-- @revison a1\n-- @created x\n-- @tags a\n-- @tags b\nSELECT 1;\n"))
			.hasSize(5);
	}

	private static String message(String header) {
		return SqlScripts.load(header + END).revision().message();
	}

}
