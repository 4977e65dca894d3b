package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class MergeCommandTests {

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory)
			.revision("aaaa1111", "")
			.revision("bbbb2222", "aaaa1111")
			.revision("cccc3333", "aaaa1111");
	}

	@Test
	void allHeadsAreMerged() {
		Outcome outcome = this.module.run("merge");
		String file = SourceModule.REVISIONS + "2026_05_20_0805-new000000001_merge_bbbb2222_cccc3333.sql";
		assertThat(outcome.out()).isEqualTo("""
				Wrote revision new000000001, which revises bbbb2222, cccc3333: ./%s
				""".formatted(file));
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read(file)).isEqualTo("""
				-- Merge bbbb2222, cccc3333
				-- @revision    new000000001
				-- @revises     bbbb2222, cccc3333
				-- @created     2026-05-20T08:05:09Z

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.module.run("heads").out()).isEqualTo("new000000001 Merge bbbb2222, cccc3333\n");
	}

	@Test
	void whatIsNamedIsMergedInItsOrder() {
		this.module.revision("dddd4444", "");
		Outcome outcome = this.module.run("merge", "dddd", "bbbb2222", "-m", "Join", "--rev-id", "joined", "--tag", "t",
				"--branch-label", "one", "--json");
		String file = SourceModule.REVISIONS + "2026_05_20_0805-joined_join.sql";
		assertThat(outcome.out()).isEqualTo("""
				{"revision":"joined","file":"./%s","revises":["dddd4444","bbbb2222"],"hooks":[]}
				""".formatted(file));
		assertThat(this.module.read(file)).startsWith("""
				-- Join
				-- @revision    joined
				-- @revises     dddd4444, bbbb2222
				-- @branch-label one
				-- @tags        t
				""");
	}

	@Test
	void oneHeadIsNothingToMerge() {
		Outcome outcome = this.module.run("merge", "bbbb2222");
		assertThat(outcome.err()).isEqualTo("""
				error: There is nothing to merge: bbbb2222 is revision bbbb2222 alone.
				       Name two revisions or more that nothing revises yet; 'heads' names all of them.
				""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void whatIsRevisedIsMergedOnlyBySplicing() {
		this.module.revision("dddd4444", "cccc3333");
		assertThat(this.module.run("merge", "bbbb2222", "cccc3333").exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(this.module.run("merge", "bbbb2222", "cccc3333", "--splice").out())
			.startsWith("Wrote revision new000000001, which revises bbbb2222, cccc3333: ");
	}

	@Test
	void aMergeCanBeInJava() {
		assertThat(this.module.run("merge", "--java", "-m", "Join").exitCode()).isZero();
		assertThat(this.module.read("src/main/java/db/revisions/Join.java")).contains(
				"@Migration(revision = \"new000000001\", revises = { \"bbbb2222\", \"cccc3333\" }, message = \"Join\",\n"
						+ "\t\tcreated = \"2026-05-20T08:05:09Z\")\nclass Join implements JavaMigration {");
	}

}
