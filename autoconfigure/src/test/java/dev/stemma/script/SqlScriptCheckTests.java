package dev.stemma.script;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileCopyUtils;

import dev.stemma.dialect.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlScriptCheckTests {

	@Test
	void aStringWithoutEndIsReported() {
		assertThat(SqlScripts.check("SELECT 1;\nSELECT 'a;\n"))
			.containsExactly("A string has no end (a.sql:4:8). Close it with a single quote.");
	}

	@Test
	void aQuotedNameWithoutEndIsReported() {
		assertThat(SqlScripts.check("SELECT \"a;\n"))
			.containsExactly("A quoted name has no end (a.sql:3:8). Close it with a double quote.");
	}

	@Test
	void aDollarQuoteWithoutEndIsReported() {
		assertThat(SqlScripts.check("DO $a$ BEGIN END $b$;"))
			.containsExactly("A dollar quote has no end (a.sql:3:4). Close it with the delimiter that opened it.");
	}

	@Test
	void aCommentWithoutEndIsReported() {
		assertThat(SqlScripts.check("SELECT 1; /* /* */")).containsExactly(
				"A block comment has no end (a.sql:3:11). Close it, and each that is nested in it, with '*/'.");
	}

	@Test
	void copyDataWithoutEndIsReported() {
		assertThat(SqlScripts.check("COPY a FROM STDIN;\n1\n2\n"))
			.containsExactly("A block of copy data has no end (a.sql:4:1). End it with a line '\\.'.");
	}

	@Test
	void copyDataThatDoesNotFollowIsReported() {
		assertThat(SqlScripts.check("COPY a FROM STDIN"))
			.containsExactly("Statement 1 of the upgrade copies data that does not follow (a.sql:3:1). "
					+ "Write the data on the lines below it, and end it with a line '\\.'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "START TRANSACTION", "COMMIT", "END", "ABORT", "ROLLBACK",
			"PREPARE TRANSACTION 'x'", "DISCARD ALL" })
	void transactionControlIsReported(String statement) {
		assertThat(SqlScripts.check("SELECT 1;\n  " + statement + ";")).containsExactly("Statement 2 of the upgrade, '"
				+ statement + "', controls the transaction or the session, which are Stemma's (a.sql:4:3). "
				+ "Remove it; '-- @transaction none' runs a script without a transaction.");
	}

	@Test
	void transactionControlInFunctionBodiesIsTheirs() {
		assertThat(SqlScripts.check("""
				CREATE FUNCTION f() RETURNS int LANGUAGE SQL BEGIN ATOMIC SELECT 1; END;
				DO $$ BEGIN COMMIT; END $$;
				""")).isEmpty();
	}

	@Test
	void commandsOfPsqlAreReported() {
		assertThat(SqlScripts.check("\\i other.sql\n"))
			.containsExactly("'\\i other.sql' is a command of the database's own client (a.sql:3:1). "
					+ "Write SQL in its place; no server understands it.");
	}

	@Test
	void theFenceOfPgDumpIsSkipped() {
		SqlMigration migration = SqlScripts.read("\\restrict abc123\nSELECT 1;\n\\unrestrict abc123\n");
		assertThat(migration.upgrade().statements()).extracting(Statement::sql).containsExactly("SELECT 1");
	}

	@Test
	void aMixtureOfWhatCanAndCannotRunInATransactionIsReported() {
		assertThat(SqlScripts.check("CREATE TABLE a (b int);\nCREATE INDEX CONCURRENTLY i ON a (b);"))
			.containsExactly("Statement 'CREATE INDEX CONCURRENTLY i ON a (b)' cannot run in a transaction, "
					+ "and other statements of the upgrade can (a.sql:4:1). Move it to a revision of its own, "
					+ "or add '-- @transaction none', and each is committed by itself.");
	}

	@Test
	void aMixtureThatIsMeantRunsWithoutATransaction() {
		SqlScript script = SqlScripts.load(
				"-- @revision a1\n-- @transaction none\n-- @upgrade\nSELECT 1;\nCREATE INDEX CONCURRENTLY i ON a (b);");
		SqlPart upgrade = script.read(Placeholders.NONE).upgrade();
		assertThat(upgrade.transactional()).isFalse();
		assertThat(upgrade.statements()).extracting(Statement::kind)
			.containsExactly(SqlStatement.Kind.TRANSACTIONAL, SqlStatement.Kind.NON_TRANSACTIONAL);
	}

	@Test
	void eachPartHasATransactionModeOfItsOwn() {
		SqlMigration migration = SqlScripts.read("CREATE INDEX CONCURRENTLY i ON a (b);\n-- @downgrade\nDROP INDEX i;");
		assertThat(migration.upgrade().transactional()).isFalse();
		assertThat(migration.downgrade()).isNotNull().extracting(SqlPart::transactional).isEqualTo(true);
	}

	@Test
	void theDowngradeIsCheckedToo() {
		assertThat(SqlScripts.check("SELECT 1;\n-- @downgrade\nCOMMIT;")).singleElement()
			.asString()
			.startsWith("Statement 1 of the downgrade, 'COMMIT'");
	}

	@Test
	void copyHasItsDataAsAReader() throws IOException {
		List<Statement> statements = SqlScripts.read("COPY a FROM STDIN;\n1\tä\n\\N\n\\.\nSELECT 1;")
			.upgrade()
			.statements();
		Statement copy = statements.get(0);
		assertThat(copy.kind()).isEqualTo(SqlStatement.Kind.COPY);
		assertThat(copy.sql()).isEqualTo("COPY a FROM STDIN");
		assertThat(copy.data()).isNotNull();
		assertThat(FileCopyUtils.copyToString(copy.data())).isEqualTo("1\tä\n\\N\n");
		assertThat(statements.get(1).data()).isNull();
		assertThat(statements.get(1).sql()).isEqualTo("SELECT 1");
	}

	@Test
	void allProblemsAreReportedTogetherInTheOrderOfTheText() {
		SqlScript script = SqlScripts.ofUpgrade("COMMIT;\nSELECT ${x};\nBEGIN;\n\\q\nSELECT 'a");
		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(() -> script.read(Placeholders.of(Map.of())))
			.satisfies((ex) -> assertThat(ex.problems()).extracting((problem) -> problem.where().line())
				.containsExactly(3, 4, 5, 6, 7));
	}

}
