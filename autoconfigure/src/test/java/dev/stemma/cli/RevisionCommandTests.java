package dev.stemma.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionCommandTests {

	private static final String NEW = SourceModule.REVISIONS + "2026_05_20_0805-new000000001_add_status.sql";

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory);
	}

	@Test
	void theVeryFirstRevisionMakesTheDirectoryOfTheDefaultLocation() {
		Outcome outcome = this.module.run("revision", "-m", "Add status");
		assertThat(outcome.out()).isEqualTo("""
				Wrote revision new000000001, which revises nothing: ./%s
				""".formatted(NEW));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read(NEW)).isEqualTo("""
				-- Add status
				-- @revision    new000000001
				-- @created     2026-05-20T08:05:09Z

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.module.run("heads").out()).isEqualTo("new000000001 Add status\n");
		assertThat(this.module.files(SourceModule.REVISIONS)).hasSize(1);
	}

	@Test
	void allThatIsAskedForStandsInTheHeader() {
		this.module.revision("aaaa1111", "").revision("bbbb2222", "aaaa1111").revision("cccc3333", "aaaa1111");
		this.module.with(SourceModule.REVISIONS + "l.sql",
				"-- @revision dddd4444\n-- @branch-label billing\n-- @upgrade\n");
		Outcome outcome = this.module.run("revision", "--message", "Add status", "--head", "bbbb", "--head", "cccc3333",
				"--branch-label", "members", "--depends-on", "billing", "--depends-on", "dddd4,billing", "--tag",
				"a,b-c", "--tag", "d", "--rev-id", "mine.1", "--sql", "--json");
		assertThat(outcome.err()).isEmpty();
		String file = SourceModule.REVISIONS + "2026_05_20_0805-mine.1_add_status.sql";
		assertThat(outcome.out()).isEqualTo("""
				{"revision":"mine.1","file":"./%s","revises":["bbbb2222","cccc3333"],"hooks":[]}
				""".formatted(file));
		assertThat(this.module.read(file)).isEqualTo("""
				-- Add status
				-- @revision    mine.1
				-- @revises     bbbb2222, cccc3333
				-- @depends-on  billing, dddd4444
				-- @branch-label members
				-- @tags        a, b-c, d
				-- @created     2026-05-20T08:05:09Z

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.module.run("heads").out()).isEqualTo("mine.1 Add status\n");
	}

	@Test
	void aRevisionThatIsRevisedIsRevisedAgainOnlyBySplicing() {
		this.module.revision("aaaa1111", "").revision("bbbb2222", "aaaa1111");
		Outcome refused = this.module.run("revision", "-m", "Add status", "--head", "aaaa1111");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(refused.err()).startsWith("error: ")
			.contains("Revision aaaa1111 is not a head: bbbb2222 revises it.");
		Outcome spliced = this.module.run("revision", "-m", "Add status", "--head", "aaaa1111", "--splice");
		assertThat(spliced.out()).startsWith("Wrote revision new000000001, which revises aaaa1111: ");
	}

	@Test
	void severalHeadsAreRefusedUnlessOneIsNamed() {
		this.module.revision("aaaa1111", "").revision("bbbb2222", "");
		Outcome refused = this.module.run("revision", "-m", "Add status");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(refused.err()).contains("aaaa1111", "bbbb2222");
		assertThat(this.module.run("revision", "-m", "Add status", "--head", "base").out())
			.startsWith("Wrote revision new000000001, which revises nothing: ");
	}

	@Test
	void allThatIsWrongIsSaidAndNothingIsWritten() {
		this.module.revision("aaaa1111", "");
		Outcome outcome = this.module.run("revision", "-m", "@revision x", "--rev-id", "a b", "--branch-label", "head",
				"--tag", "ü");
		assertThat(outcome.err()).isEqualTo("""
				error: Message '@revision x' would be read as a directive.
				       Begin it with a word that has no '@' before it.
				error: Revision id 'a b' is not 1 to 255 characters of A-Z, a-z, 0-9, '_' and '.' (the new script).
				       Choose another.
				error: Branch label 'head' is a reserved word (the new script).
				       Choose another.
				error: Tag 'ü' is not 1 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-' (the new script).
				       Choose another.
				""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(this.module.files(SourceModule.REVISIONS)).containsExactly("aaaa1111.sql");
	}

	@Test
	void anIdThatIsTakenIsRefused() {
		this.module.revision("aaaa1111", "");
		Outcome outcome = this.module.run("revision", "-m", "Again", "--rev-id", "aaaa1111");
		assertThat(outcome.err()).isEqualTo("""
				error: There is a revision aaaa1111 already (db/revisions/aaaa1111.sql:2).
				       Choose another id.
				""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void aGeneratedIdThatIsTakenIsPassedOver() {
		this.module.revision("new000000001", "");
		assertThat(this.module.run("revision", "-m", "Next").out())
			.startsWith("Wrote revision new000000002, which revises new000000001: ");
	}

	@Test
	void aFileIsNeverOverwritten() {
		this.module.with(NEW, "-- @revision other\n-- @upgrade\nSELECT 1;\n");
		Outcome outcome = this.module.run("revision", "-m", "Add status", "--head", "base");
		assertThat(outcome.err()).isEqualTo("""
				error: There is a file ./%s already; it was not touched.
				       Choose another message or id, or remove it.
				""".formatted(NEW));
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(this.module.read(NEW)).isEqualTo("-- @revision other\n-- @upgrade\nSELECT 1;\n");
	}

	@Test
	void whatCannotBeWrittenLeavesNothing() throws IOException {
		this.module.with("src/main/resources/db", "a file where the directory should be");
		Outcome outcome = this.module.run("revision", "-m", "Add status");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: The script could not be written, and nothing of it is left: ./src/main/resources/db is no directory (./%s).
						       Make room there, or make sure that it can be written there.
						"""
					.formatted(NEW));
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(Files.isRegularFile(this.directory.resolve("src/main/resources/db"))).isTrue();
	}

	@Test
	void aMessageCanBreakNothing() {
		Outcome outcome = this.module.run("revision", "-m",
				"Say \"*/\" and\n-- @downgrade\nDROP TABLE x; -- \\u000a ${revision} ü");
		assertThat(outcome.err()).isEmpty();
		assertThat(this.module.files(SourceModule.REVISIONS))
			.containsExactly("2026_05_20_0805-new000000001_say_and_downgrade_drop_table_x_u000a.sql");
		assertThat(this.module.read(SourceModule.REVISIONS + this.module.files(SourceModule.REVISIONS).get(0)))
			.startsWith("-- Say \"*/\" and -- @downgrade DROP TABLE x; -- \\u000a ${revision} ü\n-- @revision    new");
		assertThat(this.module.run("heads").out())
			.isEqualTo("new000000001 Say \"*/\" and -- @downgrade DROP TABLE x; -- \\u000a ${revision} ü\n");
	}

	@Test
	void aMessageMayBeEmpty() {
		assertThat(this.module.run("revision", "-m", "").exitCode()).isZero();
		assertThat(this.module.read(SourceModule.REVISIONS + "2026_05_20_0805-new000000001.sql"))
			.startsWith("-- @revision    new000000001\n-- @created");
	}

	@Test
	void aMessageIsAskedFor() {
		Outcome outcome = this.module.run("revision");
		assertThat(outcome.err()).startsWith("error: 'migrations revision' needs the option --message=TEXT.");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void ofSeveralLocationsTheParentsIsTaken() {
		this.module.with("src/main/resources/db/a/a.sql", "-- @revision aaaa1111\n-- @upgrade\n");
		this.module.with("src/main/resources/db/b/x/b.sql", "-- @revision bbbb2222\n-- @upgrade\n");
		String[] locations = { "classpath:db/a", "classpath:db/b" };
		Outcome outcome = this.module.run((builder) -> builder.locations(locations), "revision", "-m", "Next", "--head",
				"bbbb2222");
		assertThat(outcome.out()).isEqualTo(
				"Wrote revision new000000001, which revises bbbb2222: ./src/main/resources/db/b/2026_05_20_0805-new000000001_next.sql\n");
		Outcome base = this.module.run((builder) -> builder.locations(locations), "revision", "-m", "New", "--head",
				"base");
		assertThat(base.err()).isEqualTo("""
				error: There are several locations for new scripts: classpath:db/a, classpath:db/b.
				       Say which with --location.
				""");
		assertThat(base.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(this.module
			.run((builder) -> builder.locations(locations), "revision", "-m", "New", "--head", "base", "--location",
					"classpath:db/a/")
			.out()).contains("./src/main/resources/db/a/");
	}

	@Test
	void aDirectoryOutsideOfTheLocationsIsTakenAndSaid() {
		Outcome outcome = this.module.run("revision", "-m", "Add status", "--version-path", this.directory + "/other");
		assertThat(outcome.out()).contains("./other/2026_05_20_0805-new000000001_add_status.sql");
		assertThat(outcome.err()).isEqualTo(
				"""
						The script will not be found where it is: classpath:db/revisions does not contain it. Add its directory to stemma.locations, or move it.
						""");
		assertThat(this.module.run("revision", "-m", "Add status", "--quiet", "--location",
				this.directory + "/" + SourceModule.REVISIONS + "2026"))
			.isEqualTo(new Outcome(0, "", ""));
		assertThat(this.module.files(SourceModule.REVISIONS))
			.containsExactly("2026/2026_05_20_0805-new000000001_add_status.sql");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "classpath*:db/**/revisions", "s3://scripts", "db/{a,b}" })
	void whatIsNoDirectoryIsRefused(String location) {
		Outcome outcome = this.module.run("revision", "-m", "Add status", "--location", location);
		assertThat(outcome.err()).isEqualTo("""
				error: '%s' is no directory to write a script into.
				       Give --location a directory, as in src/main/resources/db/revisions.
				""".formatted(location));
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void withoutASourceTreeALocationIsNeeded() {
		Outcome outcome = this.module.run((builder) -> builder.sourceTree(dev.stemma.script.SourceTree.NONE),
				"revision", "-m", "Add status");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: It is not known where new scripts go: the application was not started from the output of a Maven or Gradle module.
						       Say with --location in which directory, or start it from its module: ./mvnw spring-boot:run, ./gradlew bootRun, target/*.jar, build/libs/*.jar.
						""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
	}

	@Test
	void aMigrationInJavaIsAClassOfTheFirstPackage() {
		this.module.revision("aaaa1111", "");
		Outcome outcome = this.module.run("revision", "-m", "Fill in the members' status, \"all\" of it", "--java",
				"--tag", "members,data", "--branch-label", "filled");
		assertThat(outcome.out()).isEqualTo(
				"Wrote revision new000000001, which revises aaaa1111: ./src/main/java/db/revisions/FillInTheMembersStatusAllOfIt.java\n");
		assertThat(outcome.err()).isEqualTo("The revision counts when the class has been compiled.\n");
		assertThat(this.module.read("src/main/java/db/revisions/FillInTheMembersStatusAllOfIt.java")).isEqualTo(
				"""
						package db.revisions;

						import dev.stemma.operation.Operations;
						import dev.stemma.script.JavaMigration;
						import dev.stemma.script.Migration;

						@Migration(revision = "new000000001", revises = "aaaa1111", branchLabels = "filled", tags = { "members", "data" },
								message = "Fill in the members' status, \\"all\\" of it", created = "2026-05-20T08:05:09Z")
						class FillInTheMembersStatusAllOfIt implements JavaMigration {

							@Override
							public void upgrade(Operations op) {
							}

							@Override
							public void downgrade(Operations op) {
							}

						}
						""");
		Outcome again = this.module.run("revision", "-m", "Fill in the members' status, \"all\" of it", "--java");
		assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(again.err()).contains("FillInTheMembersStatusAllOfIt.java already; it was not touched");
	}

	@Test
	void whatIsNoNameOfAClassGivesWayToTheId() {
		for (String message : List.of("2nd", "", "Migration", "String")) {
			this.module.run("revision", "-m", message, "--java", "--rev-id", "r" + message.length() + ".x");
		}
		assertThat(this.module.files("src/main/java/db/revisions")).containsExactly("Revisionr0_x.java",
				"Revisionr3_x.java", "Revisionr6_x.java", "Revisionr9_x.java");
	}

	@Test
	void javaAndSqlExcludeEachOther() {
		Outcome outcome = this.module.run("revision", "-m", "x", "--java", "--sql");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(outcome.err()).contains("mutually exclusive");
	}

	@Test
	void aProtectedDatabaseRefuses() {
		RunnerOptions guarded = RunnerOptions.DEFAULTS.withGuards(new Guards(null, true, false));
		Outcome outcome = this.module.run((builder) -> builder.options(guarded), "revision", "-m", "x");
		assertThat(outcome.err())
			.startsWith("error: The database is protected (stemma.protected is true), and revision");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
	}

}
