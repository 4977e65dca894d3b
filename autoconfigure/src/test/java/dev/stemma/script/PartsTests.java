package dev.stemma.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartsTests {

	private static final String HEADER = "-- @revision a1\n";

	@Test
	void aScriptHasAnUpgradeAndADowngrade() {
		SqlScript script = SqlScripts.load(HEADER + """
				-- @upgrade
				CREATE TABLE a ();
				CREATE TABLE b ();

				-- @downgrade
				DROP TABLE b;
				""");
		SqlMigration migration = script.read(Placeholders.NONE);
		assertThat(migration.upgrade().statements()).extracting(Statement::sql)
			.containsExactly("CREATE TABLE a ()", "CREATE TABLE b ()");
		assertThat(migration.upgrade().statements()).extracting(Statement::number).containsExactly(1, 2);
		assertThat(migration.upgrade().statements().get(1).where()).hasToString("a.sql:4:1");
		assertThat(migration.downgrade()).isNotNull();
		assertThat(migration.downgrade().statements()).extracting(Statement::sql).containsExactly("DROP TABLE b");
		assertThat(migration.downgradeText()).isEqualTo("-- @placeholders none\nDROP TABLE b;");
		assertThat(script.irreversible()).isNull();
	}

	@Test
	void withoutADowngradeAScriptCannotBeTakenBack() {
		SqlScript script = SqlScripts.load(HEADER + "-- @upgrade\nSELECT 1;");
		assertThat(script.irreversible()).isEqualTo("has no '-- @downgrade'");
		assertThat(script.read(Placeholders.NONE).downgrade()).isNull();
		assertThat(script.read(Placeholders.NONE).downgradeText()).isEmpty();
	}

	@Test
	void partsCanBeEmpty() {
		SqlScript script = SqlScripts.load(HEADER + "-- @upgrade\n-- @downgrade");
		SqlMigration migration = script.read(Placeholders.NONE);
		assertThat(migration.upgrade().statements()).isEmpty();
		assertThat(migration.upgrade().transactional()).isTrue();
		assertThat(migration.downgrade()).isNotNull();
		assertThat(script.irreversible()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT '\n-- @downgrade\n';", "DO $$\n-- @downgrade\n$$;", "/*\n-- @downgrade\n*/",
			"SELECT \"\n-- @downgrade\n\";", "/* /* */\n-- @downgrade\n*/" })
	void insideOfTokensAMarkerIsText(String sql) {
		assertThat(SqlScripts.ofUpgrade(sql).read(Placeholders.NONE).downgrade()).isNull();
	}

	@Test
	void aMissingUpgradeIsReported() {
		assertThat(SqlScripts.problems(HEADER + "SELECT 1;"))
			.containsExactly("The script has no '-- @upgrade' (a.sql). "
					+ "Put it on a line of its own above the statements; nothing needs to stand below it.");
	}

	@Test
	void anUpgradeThatAnUnterminatedCommentSwallowsIsNotMissed() {
		assertThat(SqlScripts.problems(HEADER + "/* oh\n-- @upgrade\nSELECT 1;")).containsExactly(
				"A block comment has no end (a.sql:2:1). Close it, and each that is nested in it, with '*/'.");
	}

	@Test
	void repeatedMarkersAreReported() {
		assertThat(SqlScripts.problems(HEADER + "-- @upgrade\n-- @upgrade\n-- @downgrade\n-- @downgrade\n"))
			.containsExactly("'-- @upgrade' is repeated; it stands on line 2 already (a.sql:3:1). Keep one of them.",
					"'-- @downgrade' is repeated; it stands on line 4 already (a.sql:5:1). Keep one of them.");
	}

	@Test
	void markersInTheWrongOrderAreReported() {
		assertThat(SqlScripts.problems(HEADER + "-- @downgrade\n-- @upgrade\n"))
			.containsExactly("'-- @upgrade' stands below '-- @downgrade' (a.sql:3:1). Write the upgrade first.");
	}

	@Test
	void aStatementAboveTheUpgradeIsReported() {
		assertThat(SqlScripts.problems(HEADER + "SELECT 1;\n-- @upgrade\n"))
			.containsExactly("A statement stands above '-- @upgrade' (a.sql:2:1). Move it below.");
	}

	@Test
	void aMistypedMarkerIsReportedWithTheLikelyWord() {
		assertThat(SqlScripts.problems(HEADER + "\n-- @upgrde\nSELECT 1;\n-- @down\nSELECT 2;")).containsExactly(
				"Unknown directive '@upgrde' (a.sql:3). Did you mean '@upgrade'?",
				"Unknown directive '@down' (a.sql:5:1). Did you mean '-- @downgrade'?");
	}

	@Test
	void aMarkerThatIsNotAloneOnItsLineIsReported() {
		String advice = "Move what stands beside it to another line.";
		assertThat(SqlScripts.problems(HEADER + "-- @upgrade of it all\nSELECT 1; -- @downgrade\n")).containsExactly(
				"'-- @upgrade' does not stand alone on its line (a.sql:2:1). " + advice,
				"'-- @downgrade' does not stand alone on its line (a.sql:3:11). " + advice);
	}

	@Test
	void aMarkerInsideOfParenthesesIsReported() {
		assertThat(SqlScripts.problems(HEADER + "-- @upgrade\nCREATE TABLE a (\n-- @downgrade\nDROP TABLE a;"))
			.containsExactly("'-- @downgrade' stands inside of parentheses or of a function body (a.sql:4:1). "
					+ "Close what is open above it.");
	}

	@Test
	void anIrreversibleScriptWithADowngradeIsReported() {
		assertThat(SqlScripts.problems("-- @revision a1\n-- @irreversible\n-- @upgrade\n-- @downgrade\n"))
			.containsExactly("The script is marked @irreversible and has a downgrade (a.sql:4:1). Remove one of them.");
	}

}
