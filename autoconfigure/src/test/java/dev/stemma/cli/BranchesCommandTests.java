package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.Project;
import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class BranchesCommandTests {

	@TempDir
	private Path directory;

	@Test
	void branchPointsAreListedWithWhatFollowsAndMergesWithWhatTheyJoin() {
		assertThat(run(shop(), "branches")).isEqualTo("""
				eeee Make eeee (merge)
				    <- bbbb Make bbbb
				    <- dddd Make dddd
				cccc Create stock (branch point)
				    -> dddd Make dddd
				    -> ffff Make ffff
				aaaa Make aaaa (branch point)
				    -> bbbb Make bbbb
				    -> cccc Create stock [stock] [goods]
				[stock] is the line through cccc Create stock
				    up to eeee Make eeee
				    up to ffff Make ffff
				[goods] is the line through cccc Create stock
				    up to eeee Make eeee
				    up to ffff Make ffff
				""");
	}

	@Test
	void verboseItTellsHowFarEachLineGoes() {
		assertThat(run(shop(), "branches", "-v")).isEqualTo("""
				eeee Make eeee (merge)
				    script DIRECTORY/eeee.sql:2
				    <- bbbb Make bbbb
				    <- dddd Make dddd
				cccc Create stock (branch point)
				    tags   stock, more
				    script DIRECTORY/cccc.sql:2
				    -> dddd Make dddd
				       up to eeee Make eeee
				    -> ffff Make ffff
				aaaa Make aaaa (branch point)
				    script DIRECTORY/aaaa.sql:2
				    -> bbbb Make bbbb
				       up to eeee Make eeee
				    -> cccc Create stock [stock] [goods]
				       up to eeee Make eeee
				       up to ffff Make ffff
				[stock] is the line through cccc Create stock
				    up to eeee Make eeee
				    up to ffff Make ffff
				[goods] is the line through cccc Create stock
				    up to eeee Make eeee
				    up to ffff Make ffff
				""");
	}

	@Test
	void whereNothingBranchesNothingIsListed() {
		assertThat(run(new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa"), "branches")).isEmpty();
	}

	@Test
	void whereNothingBranchesTheListsAreEmptyInJson() {
		assertThat(run(new Project(this.directory).table("aaaa", ""), "branches", "--json"))
			.isEqualTo("{\"branchPoints\":[],\"merges\":[],\"labels\":[]}\n");
	}

	@Test
	void inJsonBranchPointsMergesAndLabelsAreLists() {
		assertThat(run(shop(), "branches", "--json")).isEqualTo("""
				{"branchPoints":[\
				{"revision":"cccc","revises":["aaaa"],"dependsOn":[],"branchLabels":["stock","goods"],\
				"tags":["stock","more"],"message":"Create stock","created":"2026-01-12T09:00:00Z",\
				"origin":"DIRECTORY/cccc.sql:2","children":["dddd","ffff"]},\
				{"revision":"aaaa","revises":[],"dependsOn":[],"branchLabels":[],\
				"tags":[],"message":"Make aaaa","created":null,\
				"origin":"DIRECTORY/aaaa.sql:2","children":["bbbb","cccc"]}],\
				"merges":[\
				{"revision":"eeee","revises":["bbbb","dddd"],"dependsOn":[],"branchLabels":[],\
				"tags":[],"message":"Make eeee","created":null,"origin":"DIRECTORY/eeee.sql:2"}],\
				"labels":[{"label":"stock","revision":"cccc","heads":["eeee","ffff"]},\
				{"label":"goods","revision":"cccc","heads":["eeee","ffff"]}]}
				""");
	}

	private Project shop() {
		return new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa").with("cccc", """
				-- Create stock
				-- @revision cccc
				-- @revises aaaa
				-- @branch-label stock, goods
				-- @tags stock, more
				-- @created 2026-01-12T09:00:00Z

				-- @upgrade
				SELECT 1;

				-- @downgrade
				SELECT 1;
				""").table("dddd", "cccc").table("eeee", "bbbb, dddd").table("ffff", "cccc");
	}

	private String run(Project project, String... arguments) {
		Outcome outcome = CommandLineRunner.of(project.builder(NoDataSource.INSTANCE).build()).run(arguments);
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		return outcome.out().replace(this.directory.toString(), "DIRECTORY");
	}

}
