package dev.stemma;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.operation.Ddl;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Undo;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.RunnerOptions.UnknownRevisions;
import dev.stemma.runner.StoredSqlRefusedException;
import dev.stemma.runner.StoredStep;
import dev.stemma.runner.StoredStep.Signature;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.Placeholders;
import dev.stemma.script.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StemmaStoredDowngradeTests {

	private static final Policies RUN_ANYWAY = new Policies(ChecksumPolicy.FAIL, UnknownRevisions.ALLOW_AHEAD,
			OnNonEmpty.RUN, null);

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path newer;

	@TempDir
	private Path older;

	private Project olderBuild() {
		return new Project(this.older).table("aaaa", "");
	}

	private Project newerBuild() {
		return new Project(this.newer).table("aaaa", "");
	}

	private Stemma newerBuild(JavaMigration... migrations) {
		return newerBuild().builder(this.database.dataSource()).migrations(List.of(migrations)).build();
	}

	private String stored(String revision) {
		return String.join("\n",
				this.database.query("SELECT downgrade FROM stemma_revision WHERE revision = '%s'".formatted(revision)));
	}

	private String missing(String revision) {
		return this.database
			.query("SELECT downgrade, downgrade_missing FROM stemma_revision WHERE revision = '%s'".formatted(revision))
			.get(0);
	}

	private List<String> tables() {
		return this.database.query(
				"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'stemma%' ORDER BY 1");
	}

	@Test
	void anOlderBuildTakesBackWhatANewerOneHasBrought() {
		newerBuild().table("bbbb", "aaaa").table("cccc", "bbbb").stemma(this.database).upgrade();
		Stemma older = olderBuild().stemma(this.database);
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(() -> older.downgrade("base"))
			.withMessageContaining("migrations downgrade aaaa --from-database");
		assertThat(older.storedDowngrades("aaaa")).containsExactly(
				new StoredStep("cccc", "DROP TABLE cccc;", true, Signature.NONE),
				new StoredStep("bbbb", "DROP TABLE bbbb;", true, Signature.NONE));
		assertThat(tables()).containsExactly("aaaa", "bbbb", "cccc");
		assertThat(older.downgradeFromDatabase("aaaa").steps()).extracting(Revision::id)
			.containsExactly("cccc", "bbbb");
		assertThat(tables()).containsExactly("aaaa");
		assertThat(this.database
			.query("SELECT revision, action, outcome FROM stemma_journal WHERE action = 'downgrade' ORDER BY number"))
			.containsExactly("cccc|downgrade|succeeded", "bbbb|downgrade|succeeded");
		assertThat(older.downgradeFromDatabase("base").to()).isEmpty();
		assertThat(tables()).isEmpty();
	}

	@Test
	void anUnknownRevisionMayBeTheTarget() {
		newerBuild().table("bbbb", "aaaa").table("cccc", "bbbb").stemma(this.database).upgrade();
		assertThat(olderBuild().stemma(this.database).downgradeFromDatabase("bbbb").to()).containsExactly("bbbb");
		assertThat(tables()).containsExactly("aaaa", "bbbb");
	}

	@Test
	void tagsOfTheDatabaseSelectWhatIsTakenBack() {
		newerBuild().with("bbbb", """
				-- @revision bbbb
				-- @revises aaaa
				-- @tags demo

				-- @upgrade
				CREATE TABLE bbbb (id int);
				-- @downgrade
				DROP TABLE bbbb;
				""").table("cccc", "aaaa").stemma(this.database).upgrade();
		olderBuild().stemma(this.database).downgradeFromDatabase("base", new TagFilter(Set.of("demo"), Set.of()));
		assertThat(tables()).containsExactly("aaaa", "cccc");
	}

	@Test
	void aScriptThatIsThereWins() {
		newerBuild().table("bbbb", "aaaa").stemma(this.database).upgrade();
		this.database.execute("UPDATE stemma_revision SET downgrade = 'DROP TABLE nothing' WHERE revision = 'aaaa'");
		Stemma older = olderBuild().stemma(this.database);
		assertThat(older.storedDowngrades("base")).extracting(StoredStep::revision).containsExactly("bbbb");
		older.downgradeFromDatabase("base");
		assertThat(tables()).isEmpty();
	}

	@Test
	void withoutAStoredDowngradeNothingIsRunAndTheReasonIsGiven() {
		newerBuild().table("bbbb", "aaaa")
			.with("cccc",
					"-- @revision cccc\n-- @revises bbbb\n-- @irreversible\n\n-- @upgrade\nCREATE TABLE cccc (id int);\n")
			.table("dddd", "cccc")
			.stemma(this.database)
			.upgrade();
		Stemma older = olderBuild().stemma(this.database);
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> older.downgradeFromDatabase("aaaa"))
			.withMessageContaining("Revision cccc cannot be taken back: it has no stored downgrade "
					+ "(The revision is marked @irreversible)");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> older.storedDowngrades("aaaa"));
		assertThat(tables()).containsExactly("aaaa", "bbbb", "cccc", "dddd");
		assertThat(older.downgradeFromDatabase("cccc").to()).containsExactly("cccc");
	}

	@Test
	void placeholdersAreResolvedWhenTheDowngradeIsRun() {
		newerBuild().revision("bbbb", "aaaa", "CREATE TABLE ${name} (id int)", "DROP TABLE ${name}")
			.builder(this.database.dataSource())
			.placeholders(Placeholders.of(Map.of("name", "first")))
			.build()
			.upgrade();
		assertThat(stored("bbbb")).isEqualTo("DROP TABLE ${name};");
		this.database.execute("ALTER TABLE first RENAME TO second");
		olderBuild().builder(this.database.dataSource())
			.placeholders(Placeholders.of(Map.of("name", "second")))
			.build()
			.downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa");
	}

	@Test
	void whatIsNoPlaceholderInTheScriptIsNoneInTheDatabase() {
		newerBuild().with("bbbb", """
				-- @revision bbbb
				-- @revises aaaa
				-- @placeholders none

				-- @upgrade
				CREATE TABLE "${name}" (id int);

				-- @downgrade
				DROP TABLE "${name}";
				""").stemma(this.database).upgrade();
		assertThat(stored("bbbb")).isEqualTo("-- @placeholders none\nDROP TABLE \"${name}\";");
		olderBuild().builder(this.database.dataSource())
			.placeholders(Placeholders.of(Map.of("name", "aaaa")))
			.build()
			.downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa");
	}

	@Test
	void aFailureNamesTheStatementAndUndoesTheStep() {
		newerBuild().revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int)", "DROP TABLE bbbb;\nDROP TABLE missing")
			.stemma(this.database)
			.upgrade();
		Stemma older = olderBuild().stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> older.downgradeFromDatabase("aaaa"))
			.withMessageContaining("The downgrade of revision bbbb (Make bbbb) failed in statement 2")
			.withMessageContaining("stored downgrade of bbbb:2:1");
		assertThat(tables()).containsExactly("aaaa", "bbbb");
	}

	@Test
	void aDowngradeWithoutATransactionIsTakenUpWhereItStopped() {
		newerBuild().with("bbbb", """
				-- @revision bbbb
				-- @revises aaaa
				-- @transaction none

				-- @upgrade
				CREATE INDEX CONCURRENTLY aaaa_idx ON aaaa (id);
				CREATE TABLE bbbb (id int);

				-- @downgrade
				DROP INDEX CONCURRENTLY aaaa_idx;
				DROP TABLE bbbb;
				""").stemma(this.database).upgrade();
		this.database.execute("CREATE VIEW in_the_way AS SELECT * FROM bbbb");
		Stemma older = olderBuild().stemma(this.database);
		assertThat(older.storedDowngrades("aaaa")).extracting(StoredStep::transactional).containsExactly(false);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> older.downgradeFromDatabase("aaaa"))
			.withMessageContaining("failed in statement 2");
		assertThat(this.database.query("SELECT to_regclass('aaaa_idx')")).containsExactly("null");
		this.database.execute("DROP VIEW in_the_way");
		older.downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa");
		assertThat(this.database.query(
				"SELECT statement, outcome FROM stemma_journal WHERE action = 'downgrade' AND statement = 1 ORDER BY number"))
			.containsExactly("1|started", "1|succeeded");
	}

	@Test
	void aMigrationInJavaIsStoredAsSqlWithItsParametersAsLiterals() {
		newerBuild(new AddsColumn()).upgrade();
		assertThat(stored("java")).isEqualTo("""
				-- @placeholders none
				UPDATE aaaa SET id = 7 WHERE status = 'it''s ${not} one';
				ALTER TABLE aaaa DROP COLUMN status""");
		Stemma older = olderBuild().stemma(this.database);
		older.downgradeFromDatabase("aaaa");
		assertThat(this.database.query("SELECT column_name FROM information_schema.columns WHERE table_name = 'aaaa'"))
			.containsExactly("id");
	}

	@Test
	void aMigrationWithoutADowngradeIsStoredReversed() {
		Stemma stemma = newerBuild().builder(this.database.dataSource())
			.migrations(List.of(new Derived()))
			.namingConvention(withIndex("ix_%(table)s_%(columns)s"))
			.build();
		stemma.upgrade();
		assertThat(stored("java")).contains("DROP INDEX").contains("ix_aaaa_email").contains("DROP COLUMN email");
		assertThat(stemma.show("java").reversible()).isTrue();
		olderBuild().stemma(this.database).downgradeFromDatabase("aaaa");
		assertThat(this.database.query("SELECT column_name FROM information_schema.columns WHERE table_name = 'aaaa'"))
			.containsExactly("id");
	}

	private static NamingConvention withIndex(String pattern) {
		NamingConvention postgres = NamingConvention.POSTGRESQL;
		return new NamingConvention(postgres.primaryKey(), postgres.unique(), postgres.foreignKey(), postgres.check(),
				postgres.exclusion(), postgres.notNull(), pattern);
	}

	@Test
	void aDowngradeThatReadsTheDatabaseIsNotStoredAndTheLineIsNamed() {
		newerBuild(new ReadsTheDatabase()).upgrade();
		assertThat(missing("java")).startsWith("null|Revision java: ")
			.contains("op.jdbc()")
			.containsPattern("StemmaStoredDowngradeTests\\.java:\\d+");
	}

	@Test
	void aDowngradeThatThrowsIsNotStoredAndKeepsNoRevisionFromBeingApplied() {
		newerBuild(new Throws()).upgrade();
		assertThat(missing("java")).startsWith("null|").contains("IllegalStateException: not today");
	}

	@Test
	void aMigrationThatGoesOnWithoutTheDatabaseIsNotStoredInPart() {
		newerBuild(new SwallowsItsFailures()).upgrade();
		assertThat(missing("java")).startsWith("null|Revision java: ").contains("op.jdbc()");
	}

	@Test
	void whatCannotBeWrittenAsStatementsIsNotStored() {
		newerBuild(new Commits()).upgrade();
		assertThat(missing("java")).isEqualTo("null|Nothing of this kind can be stored: COMMIT");
	}

	@Test
	void severalStatementsAndCommentsInOneTextStaySeveralStatements() {
		newerBuild(new ExecutesSeveral()).upgrade();
		assertThat(stored("java")).isEqualTo("""
				-- @placeholders none
				DROP TABLE one;
				DROP TABLE two;
				DROP FUNCTION three()""");
		olderBuild().stemma(this.database).downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa");
	}

	@Test
	void aMigrationInJavaWithoutATransactionIsStoredAsSuch() {
		newerBuild(new WithoutTransaction()).upgrade();
		assertThat(this.database.query("SELECT downgrade_transactional FROM stemma_revision WHERE revision = 'java'"))
			.containsExactly("f");
		olderBuild().stemma(this.database).downgradeFromDatabase("aaaa");
		assertThat(this.database.query("SELECT to_regclass('aaaa_id_idx')")).containsExactly("null");
	}

	@Test
	void aMigrationWhoseReversalLacksAHalfIsRefusedBeforeAnythingRuns() {
		Stemma stemma = newerBuild(new DropsUnknown());
		stemma.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.downgrade("aaaa"))
			.satisfies((ex) -> assertThat(ex.problems()).singleElement()
				.extracting(Problem::what)
				.asString()
				.startsWith(
						"Revision java has no downgrade method, and its 'execute UPDATE aaaa SET id = 1' has no inverse"));
		assertThat(stemma.show("java").reversible()).isFalse();
	}

	@Test
	void whereTheDatabaseKnowsBetterItIsSaidAndUsed() {
		Stemma stemma = newerBuild(new DropsUnknown());
		stemma.upgrade();
		this.database.execute(
				"UPDATE stemma_revision SET downgrade = 'CREATE TABLE back (id int)', downgrade_transactional = true, downgrade_missing = null WHERE revision = 'java'");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.downgrade("aaaa"))
			.withMessageContaining("migrations downgrade TARGET --from-database runs that");
		assertThat(stemma.show("java").reversible()).isTrue();
		assertThat(stemma.storedDowngrades("aaaa")).extracting(StoredStep::sql)
			.containsExactly("CREATE TABLE back (id int)");
		stemma.downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa", "back");
	}

	@Test
	void whatOnlyTheCatalogKnewComesBackFromTheDatabase() {
		this.database.execute("CREATE TYPE mood AS ENUM ('good', 'bad')");
		Stemma stemma = newerBuild().revision("feelings", "aaaa",
				"ALTER TABLE aaaa ADD COLUMN feels mood NOT NULL DEFAULT 'good'; CREATE INDEX aaaa_feels ON aaaa (feels)",
				"ALTER TABLE aaaa DROP COLUMN feels")
			.builder(this.database.dataSource())
			.migrations(List.of(new DropsColumn()))
			.options(RunnerOptions.DEFAULTS.withPolicies(RUN_ANYWAY))
			.build();
		stemma.upgrade("feelings");
		CatalogSnapshot before = catalog();
		stemma.upgrade();
		assertThat(catalog().differencesFrom(before)).isNotEmpty();
		assertThat(stemma.show("drops").reversible()).isTrue();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.downgrade("feelings"))
			.withMessageContaining("migrations downgrade TARGET --from-database runs that");
		stemma.downgradeFromDatabase("feelings");
		assertThat(catalog().differencesFrom(before)).isEmpty();
	}

	private CatalogSnapshot catalog() {
		try (Connection connection = this.database.connect()) {
			return CatalogSnapshot.of(connection, Set.of(), Set.of("stemma_"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aStampedMigrationInJavaIsStoredToo() {
		newerBuild(new Derived()).stamp("java");
		assertThat(stored("java")).contains("DROP COLUMN email");
		assertThat(this.database.query("SELECT to_regclass('aaaa')")).containsExactly("null");
	}

	@Test
	void withAKeyStoredDowngradesAreSignedAndRun() {
		newerBuild().table("bbbb", "aaaa").builder(this.database.dataSource()).signingKey("secret").build().upgrade();
		assertThat(this.database.query("SELECT downgrade_signature FROM stemma_revision"))
			.allMatch((signature) -> signature.matches("hmac-sha256:[0-9a-f]{64}"))
			.doesNotHaveDuplicates();
		Stemma keyless = olderBuild().stemma(this.database);
		assertThat(keyless.storedDowngrades("aaaa")).extracting(StoredStep::signature)
			.containsExactly(Signature.NOT_CHECKED);
		Stemma older = olderBuild().builder(this.database.dataSource()).signingKey("secret").build();
		assertThat(older.storedDowngrades("aaaa")).extracting(StoredStep::signature).containsExactly(Signature.VALID);
		older.downgradeFromDatabase("aaaa");
		assertThat(tables()).containsExactly("aaaa");
	}

	@Test
	void aSignatureThatIsWrongOrMissingIsRefusedBeforeAnythingRuns() {
		newerBuild().table("bbbb", "aaaa")
			.table("cccc", "bbbb")
			.table("dddd", "cccc")
			.table("eeee", "dddd")
			.table("ffff", "eeee")
			.builder(this.database.dataSource())
			.signingKey("secret")
			.build()
			.upgrade();
		this.database.execute("UPDATE stemma_revision SET downgrade = 'DROP TABLE aaaa;' WHERE revision = 'bbbb'",
				"UPDATE stemma_revision SET downgrade_signature = null WHERE revision = 'cccc'",
				"UPDATE stemma_revision SET downgrade_transactional = false WHERE revision = 'dddd'",
				"""
						UPDATE stemma_revision AS e SET downgrade = f.downgrade, downgrade_signature = f.downgrade_signature
						FROM stemma_revision AS f WHERE e.revision = 'eeee' AND f.revision = 'ffff'""");
		Stemma older = olderBuild().builder(this.database.dataSource()).signingKey("secret").build();
		assertThat(older.storedDowngrades("aaaa")).filteredOn((step) -> !step.isTrusted())
			.extracting(StoredStep::revision)
			.containsExactly("eeee", "dddd", "cccc", "bbbb");
		assertThatExceptionOfType(StoredSqlRefusedException.class).isThrownBy(() -> older.downgradeFromDatabase("aaaa"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::what)
				.containsExactly(
						"The stored downgrade of revision eeee does not carry the signature of stemma.signing-key",
						"The stored downgrade of revision dddd does not carry the signature of stemma.signing-key",
						"The stored downgrade of revision cccc is not signed, and stemma.signing-key is configured",
						"The stored downgrade of revision bbbb does not carry the signature of stemma.signing-key"));
		assertThat(tables()).containsExactly("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff");
		Stemma stranger = olderBuild().builder(this.database.dataSource()).signingKey("another").build();
		assertThatExceptionOfType(StoredSqlRefusedException.class)
			.isThrownBy(() -> stranger.downgradeFromDatabase("eeee"));
	}

	@Test
	void whatHasMovedSinceItWasAppliedStaysOnWhatItStandsOn() {
		newerBuild().table("xxxx", "aaaa").table("bbbb", "xxxx").stemma(this.database).upgrade();
		Stemma older = olderBuild().table("bbbb", "aaaa").stemma(this.database);
		assertThatExceptionOfType(InconsistentHistoryException.class)
			.isThrownBy(() -> older.downgradeFromDatabase("xxxx@aaaa"))
			.withMessageContaining("Revision bbbb was applied above what is to be taken back");
		assertThat(tables()).containsExactly("aaaa", "bbbb", "xxxx");
	}

	@Test
	void labelsThatThisBuildGivesToOthersAreLeftToThem() {
		newerBuild().with("bbbb", labelled("bbbb", "orders")).stemma(this.database).upgrade();
		Stemma older = olderBuild().with("cccc", labelled("cccc", "orders")).stemma(this.database);
		assertThat(older.downgradeFromDatabase("aaaa").to()).containsExactly("aaaa");
	}

	private static String labelled(String id, String label) {
		return "-- @revision %1$s\n-- @revises aaaa\n-- @branch-label %2$s\n\n-- @upgrade\nCREATE TABLE %1$s (id int);\n\n-- @downgrade\nDROP TABLE %1$s;\n"
			.formatted(id, label);
	}

	@Migration(revision = "java", revises = "aaaa")
	static final class AddsColumn implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("status", Ddl.text()));
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("UPDATE aaaa SET id = ? WHERE status = ?", 7, "it's ${not} one");
			op.dropColumn("aaaa", "status");
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class Derived implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("email", Ddl.text()));
			op.createIndex(Ddl.index("aaaa", "email"));
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class ReadsTheDatabase implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("size", Ddl.integer()));
		}

		@Override
		public void downgrade(Operations op) {
			int rows = op.jdbc().sql("SELECT count(*) FROM aaaa").query(Integer.class).single();
			op.execute("SELECT " + rows);
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class SwallowsItsFailures implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("size", Ddl.integer()));
		}

		@Override
		public void downgrade(Operations op) {
			try {
				op.jdbc().sql("DELETE FROM aaaa").update();
			}
			catch (RuntimeException ex) {
				op.execute("SELECT 'went on'");
			}
			op.dropColumn("aaaa", "size");
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class Throws implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("size", Ddl.integer()));
		}

		@Override
		public void downgrade(Operations op) {
			throw new IllegalStateException("not today");
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class Commits implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", Ddl.column("size", Ddl.integer()));
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("COMMIT");
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class ExecutesSeveral implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("""
					CREATE TABLE one (id int);
					CREATE TABLE two (id int);
					CREATE FUNCTION three() RETURNS int LANGUAGE sql AS $$ SELECT 3; $$""", Undo.of("""
					DROP TABLE one; -- and; the other
					DROP TABLE two;
					/* a comment */ DROP FUNCTION three() -- the last"""));
		}

	}

	@Migration(revision = "java", revises = "aaaa", transaction = TransactionMode.NONE)
	static final class WithoutTransaction implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE INDEX aaaa_id_idx ON aaaa (id)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP INDEX CONCURRENTLY aaaa_id_idx");
		}

	}

	@Migration(revision = "drops", revises = "feelings")
	static final class DropsColumn implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.dropColumn("aaaa", "feels");
		}

	}

	@Migration(revision = "java", revises = "aaaa")
	static final class DropsUnknown implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("UPDATE aaaa SET id = 1");
		}

	}

}
