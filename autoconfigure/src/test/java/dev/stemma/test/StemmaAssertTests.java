package dev.stemma.test;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.PostgresServer.Database;
import dev.stemma.Project;
import dev.stemma.StatedSchema;
import dev.stemma.Stemma;
import dev.stemma.autogenerate.DatabaseNotAtHeadsException;
import dev.stemma.runner.ResetRefusedException;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StemmaAssertTests {

	private final Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
	}

	private Stemma stemma(String... model) {
		return this.project.builder(this.database.dataSource()).schemaSources(StatedSchema.of(model)).build();
	}

	@Test
	void whatIsSoundPasses() {
		Stemma stemma = stemma("CREATE TABLE aaaa (id int)", "CREATE TABLE bbbb (id int)");
		stemma.upgrade();
		StemmaAssertions.assertThat(stemma)
			.hasSingleHead()
			.hasSoundScripts()
			.isUpToDate()
			.modelsMatchMigrations()
			.hasNoDrift()
			.downgradesCleanly()
			.isUpToDate();
	}

	@Test
	void severalHeadsAreListed() {
		this.project.table("cccc", "aaaa");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma()).hasSingleHead())
			.withMessage("""
					Expected a single head, and there are 2:
					  bbbb Make bbbb
					  cccc Make cccc
					Join them: migrations merge bbbb cccc -m "..."\
					""");
	}

	@Test
	void aHeadOnALabelledLineIsMeantToBeApart() {
		this.project.with("cccc", "-- @revision cccc\n-- @branch-label demo\n-- @upgrade\nSELECT 1;\n");
		StemmaAssertions.assertThat(stemma()).hasSingleHead();
	}

	@Test
	void scriptsThatCannotBeReadAreListed() {
		this.project.with("cccc", "-- @revision cccc\n-- @revises bbbb\n-- @upgrade\nSELECT '${x}';\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma()).hasSoundScripts())
			.withMessageStartingWith("Expected sound scripts, and there are problems:\n  ")
			.withMessageContaining("cccc.sql:4");
	}

	@Test
	void whatIsPendingIsListed() {
		stemma().upgrade("aaaa");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma()).isUpToDate())
			.withMessage("Expected database %s to be up to date, and it is not:\n  revision bbbb is pending",
					this.database.name());
	}

	@Test
	void modelsThatDifferAreListed() {
		Stemma stemma = stemma("CREATE TABLE aaaa (id int)", "CREATE TABLE brands (id int)");
		stemma.upgrade();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma).modelsMatchMigrations())
			.withMessageStartingWith("Expected the migrations to make what the models say, and these differ:\n  ")
			.withMessageContaining("\n  + table brands")
			.withMessageContaining("\n  - table bbbb  DESTRUCTIVE")
			.withMessageEndingWith("\nWrite them down: migrations revision --autogenerate -m \"...\"");
	}

	@Test
	void modelsAreComparedWithADatabaseAtItsHeads() {
		assertThatExceptionOfType(DatabaseNotAtHeadsException.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma("CREATE TABLE aaaa (id int)")).modelsMatchMigrations())
			.withMessageStartingWith("Target database is not up to date");
	}

	@Test
	void driftIsListed() {
		Stemma stemma = stemma();
		stemma.upgrade();
		this.database.execute("CREATE TABLE by_hand (id int)");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma).hasNoDrift())
			.withMessage("Expected the database to be what the scripts make of it, and these differ:\n"
					+ "  + table by_hand");
	}

	@Test
	void whatADowngradeLeavesBehindIsListed() {
		this.project.revision("cccc", "bbbb", "CREATE TABLE one (id int); CREATE TABLE two (id int)", "DROP TABLE one");
		Stemma stemma = stemma();
		stemma.upgrade();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma).downgradesCleanly())
			.withMessageStartingWith(
					"Expected every downgrade to take back what its upgrade has done:\n" + "  Revision cccc Make cccc");
	}

	@Test
	void mergesAndSeveralBasesGoDownAndUp() {
		this.project.table("cccc", "aaaa").revision("mmmm", "bbbb, cccc", "SELECT 1", "SELECT 1").table("zzzz", "");
		Stemma stemma = stemma();
		stemma.upgrade();
		StemmaAssertions.assertThat(stemma).downgradesCleanly().isUpToDate();
	}

	@Test
	void whatIsMarkedIrreversibleIsAppliedAlone() {
		this.project.with("cccc", "-- @revision cccc\n-- @revises bbbb\n-- @irreversible\n-- @upgrade\nSELECT 1;\n");
		StemmaAssertions.assertThat(stemma()).downgradesCleanly().isUpToDate();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma()).downgradesCleanly())
			.withMessageContaining("The database has to be empty to begin with");
	}

	@Test
	void aForgottenDowngradeIsSaid() {
		this.project.with("cccc", "-- @revision cccc\n-- @revises bbbb\n-- @upgrade\nSELECT 1;\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma()).downgradesCleanly())
			.withMessageContaining("Revision cccc stops here:")
			.withMessageContaining("has no '-- @downgrade'");
	}

	@Test
	void aProtectedDatabaseIsNotTakenDown() {
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withGuards(new Guards(null, true, false)));
		stemma.upgrade();
		assertThatExceptionOfType(ResetRefusedException.class)
			.isThrownBy(() -> StemmaAssertions.assertThat(stemma).downgradesCleanly());
		StemmaAssertions.assertThat(stemma).isUpToDate();
	}

}
