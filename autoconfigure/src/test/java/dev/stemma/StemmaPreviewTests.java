package dev.stemma;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.ChecksumMismatchException;
import dev.stemma.runner.Direction;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.NotAppliedException;
import dev.stemma.runner.Preview;
import dev.stemma.runner.PreviewStep;
import dev.stemma.runner.ResetRefusedException;
import dev.stemma.runner.RunnerOptions.Guards;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.InvalidScriptsException;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.Placeholders;
import dev.stemma.script.TransactionMode;

import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What would run, before it does.
 */
class StemmaPreviewTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@TempDir
	private Path elsewhere;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory);
	}

	@Test
	void anUpgradeIsShownAsItWouldBeSent() {
		this.project.with("aaaa", """
				-- Make members
				-- @revision aaaa

				-- @upgrade
				CREATE TABLE members (id int, name text); -- with a name
				INSERT INTO members VALUES (0, '${greeting}') -- the first
				;
				COPY members (id, name) FROM STDIN;
				1	Ann
				2	Zoë
				\\.

				-- @downgrade
				DROP TABLE members;
				""").with("bbbb", """
				-- @revision bbbb
				-- @revises aaaa
				-- @tags demo

				-- @upgrade
				CREATE INDEX CONCURRENTLY members_id ON members (id);

				-- @downgrade
				DROP INDEX CONCURRENTLY members_id;
				""").with("cccc", """
				-- @revision cccc
				-- @revises aaaa
				-- @tags left

				-- @upgrade
				SELECT 1;

				-- @downgrade
				""");
		Stemma stemma = this.project.builder(this.database.dataSource())
			.placeholders(Placeholders.of(Map.of("greeting", "it's")))
			.build();
		Preview preview = stemma.preview(Direction.UPGRADE, "heads", new TagFilter(Set.of(), Set.of("left")));
		assertThat(preview.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(preview.database()).isEqualTo(this.database.name());
		assertThat(preview.schema()).isEqualTo("public");
		assertThat(preview.from()).isEmpty();
		assertThat(preview.to()).containsExactly("bbbb");
		assertThat(preview.baseline()).isEmpty();
		assertThat(preview.excluded()).extracting(Revision::id).containsExactly("cccc");
		assertThat(preview.steps()).extracting((step) -> step.revision().id()).containsExactly("aaaa", "bbbb");
		PreviewStep first = preview.steps().get(0);
		assertThat(first.kind()).isEqualTo("sql");
		assertThat(first.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(first.transactional()).isTrue();
		assertThat(first.problem()).isNull();
		assertThat(first.sql()).containsExactly("CREATE TABLE members (id int, name text)",
				"INSERT INTO members VALUES (0, 'it''s')",
				"-- 2 lines of data, 13 bytes\nCOPY members (id, name) FROM STDIN");
		assertThat(preview.steps().get(1).transactional()).isFalse();
		assertThat(preview.steps().get(1).sql())
			.containsExactly("CREATE INDEX CONCURRENTLY members_id ON members (id)");
		assertThat(this.database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
			.isEmpty();
	}

	@Test
	void aSemicolonCanBePutBehindEachStatement() {
		this.project.revision("aaaa", "", "SELECT 1 /* a */ -- last\n", "SELECT 1");
		String sql = upgrade(this.project.stemma(this.database)).steps().get(0).sql().get(0);
		this.database.execute(sql + ";");
		assertThat(sql).startsWith("SELECT 1");
	}

	@Test
	void migrationsInJavaAreRecordedAndThoseThatReadTheDatabaseSaySo() {
		Stemma stemma = this.project.builder(this.database.dataSource())
			.migrations(List.of(new AddMembers(), new ReadsMembers()))
			.build();
		List<PreviewStep> steps = upgrade(stemma).steps();
		assertThat(steps.get(0).kind()).isEqualTo("java");
		assertThat(steps.get(0).problem()).isNull();
		assertThat(steps.get(0).sql()).containsExactly("CREATE TABLE members (\n    name text\n)",
				"-- 2 lines of data, 8 bytes\nCOPY members (name) FROM STDIN",
				"UPDATE members SET name = 'x' WHERE name = 'it''s'");
		assertThat(steps.get(1).sql()).isEmpty();
		assertThat(steps.get(1).problem()).isNotNull();
		assertThat(steps.get(1).problem().what()).contains("eeee").contains("op.jdbc()");
		assertThat(steps.get(1).transactional()).isFalse();
		stemma.upgrade();
		assertThat(stemma.preview(Direction.DOWNGRADE, "base", TagFilter.NONE).steps().get(1).sql())
			.containsExactly("DROP TABLE members");
	}

	@Test
	void aDowngradeSaysWhereItLeads() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "aaaa").table("dddd", "bbbb,cccc");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		Preview preview = stemma.preview(Direction.DOWNGRADE, "bbbb", TagFilter.NONE);
		assertThat(preview.from()).containsExactly("dddd");
		assertThat(preview.to()).containsExactlyInAnyOrder("bbbb", "cccc");
		assertThat(preview.steps()).singleElement().satisfies((step) -> {
			assertThat(step.direction()).isEqualTo(Direction.DOWNGRADE);
			assertThat(step.sql()).containsExactly("DROP TABLE dddd");
		});
		assertThat(stemma.current()).extracting("id").containsExactly("dddd");
		assertThat(stemma.downgrade("bbbb").to()).isEqualTo(preview.to());
	}

	@Test
	void storedSqlStandsInWhereTheScriptIsMissing() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").stemma(this.database).upgrade();
		Stemma older = new Project(this.elsewhere).table("aaaa", "").stemma(this.database);
		Preview preview = older.previewFromDatabase("base", TagFilter.NONE);
		assertThat(preview.steps()).extracting(PreviewStep::kind).containsExactly("stored", "sql");
		assertThat(preview.steps().get(0).sql()).containsExactly("DROP TABLE bbbb");
		assertThat(preview.to()).isEmpty();
		assertThatExceptionOfType(DivergedHistoryException.class)
			.isThrownBy(() -> older.preview(Direction.DOWNGRADE, "base", TagFilter.NONE));
	}

	@Test
	void nothingPendingIsNothingToShow() {
		Stemma stemma = this.project.table("aaaa", "").stemma(this.database);
		stemma.upgrade();
		assertThat(upgrade(stemma).isEmpty()).isTrue();
		assertThat(upgrade(stemma).to()).containsExactly("aaaa");
	}

	@Test
	void aBaselineIsShownAsWhatIsOnlyRecorded() {
		this.database.execute("CREATE TABLE aaaa (id int)");
		Stemma stemma = this.project.table("aaaa", "")
			.table("bbbb", "aaaa")
			.stemma(this.database, (options) -> options.withPolicies(new Policies(options.policies().checksum(),
					options.policies().unknownRevisions(), options.policies().onNonEmpty(), "aaaa")));
		Preview preview = upgrade(stemma);
		assertThat(preview.baseline()).containsExactly("aaaa");
		assertThat(preview.from()).isEmpty();
		assertThat(preview.to()).containsExactly("bbbb");
		assertThat(preview.steps()).extracting((step) -> step.revision().id()).containsExactly("bbbb");
	}

	@Test
	void whatARunWouldRefuseIsRefused() {
		this.project.table("aaaa", "")
			.with("bbbb", "-- @revision bbbb\n-- @revises aaaa\n-- @irreversible\n-- @upgrade\nSELECT 1;\n");
		this.project.stemma(this.database).upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> this.project.stemma(this.database).preview(Direction.DOWNGRADE, "base", TagFilter.NONE));
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> this.project.stemma(this.database).previewRedo("aaaa"));
		this.project.revision("cccc", "bbbb", "SELECT '${missing}'", "SELECT 1");
		assertThatExceptionOfType(InvalidScriptsException.class)
			.isThrownBy(() -> upgrade(this.project.stemma(this.database)))
			.withMessageContaining("missing");
		this.project.table("cccc", "bbbb").revision("aaaa", "", "SELECT 2", "SELECT 1");
		assertThatExceptionOfType(ChecksumMismatchException.class)
			.isThrownBy(() -> upgrade(this.project.stemma(this.database)))
			.withMessageContaining("migrations accept aaaa");
	}

	@Test
	void aRevisionThatStoppedHalfWaySaysWhere() {
		this.project.revision("aaaa", "", "CREATE TABLE t (id int)", "DROP TABLE t")
			.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY i ON t (id);\nCREATE INDEX CONCURRENTLY j ON t (no)",
					"SELECT 1");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(stemma::upgrade);
		PreviewStep step = upgrade(stemma).steps().get(0);
		assertThat(step.sql()).hasSize(2);
		assertThat(String.valueOf(step.problem()))
			.contains("The upgrade of revision bbbb (Make bbbb) stopped half way, in statement 2");
		this.project.revision("bbbb", "aaaa", "CREATE INDEX i ON t (id)", "SELECT 1");
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(() -> upgrade(this.project.stemma(this.database)))
			.withMessageContaining("migrations resolve bbbb --retry");
	}

	@Test
	void aRedoIsShownBothWays() {
		this.project.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		Preview preview = stemma.previewRedo("bbbb");
		assertThat(preview.steps()).extracting((step) -> step.direction() + " " + step.sql())
			.containsExactly("DOWNGRADE [DROP TABLE cccc]", "DOWNGRADE [DROP TABLE bbbb]",
					"UPGRADE [CREATE TABLE bbbb (id int)]", "UPGRADE [CREATE TABLE cccc (id int)]");
		assertThat(preview.to()).containsExactly("cccc");
		assertThat(stemma.previewReset().steps()).hasSize(6);
		stemma.downgrade("bbbb");
		assertThatExceptionOfType(NotAppliedException.class).isThrownBy(() -> stemma.previewRedo("cccc"));
		Stemma production = this.project.stemma(this.database,
				(options) -> options.withGuards(new Guards(null, true, false)));
		assertThatExceptionOfType(ResetRefusedException.class).isThrownBy(production::previewReset);
	}

	@Test
	void aLookTakesOneConnectionAndThreeStatements() {
		this.project.table("aaaa", "").stemma(this.database).upgrade();
		this.project.table("bbbb", "aaaa");
		CountingDataSource counting = new CountingDataSource(this.database.dataSource());
		upgrade(this.project.stemma(counting, (options) -> options));
		assertThat(counting.connections()).isEqualTo(1);
		assertThat(counting.trips()).hasSize(3);
	}

	private static Preview upgrade(Stemma stemma) {
		return stemma.preview(Direction.UPGRADE, "heads", TagFilter.NONE);
	}

	@Migration(revision = "dddd")
	private static final class AddMembers implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.createTable("members", column("name", text()));
			operations.bulkInsert("members", List.of("name"), row("Ann"), row("Bob"));
			operations.execute("UPDATE members SET name = 'x' WHERE name = ?", "it's");
		}

		@Override
		public void downgrade(Operations operations) {
			operations.dropTable("members");
		}

	}

	@Migration(revision = "eeee", revises = "dddd", transaction = TransactionMode.NONE)
	private static final class ReadsMembers implements JavaMigration {

		@Override
		public void upgrade(Operations operations) {
			operations.jdbc().sql("SELECT name FROM members").query(String.class).list();
		}

		@Override
		public void downgrade(Operations operations) {
		}

	}

}
