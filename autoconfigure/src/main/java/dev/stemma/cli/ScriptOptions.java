package dev.stemma.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import dev.stemma.script.NewRevision;

/**
 * What can be said of every new script.
 */
final class ScriptOptions {

	@Option(names = "--splice", order = 3,
			description = "Allow to revise what is revised already, which makes a branch.")
	boolean splice;

	@Option(names = "--branch-label", order = 4, paramLabel = "LABEL", split = ",",
			description = "A name for the line that begins with the revision.")
	List<String> branchLabels = List.of();

	@Option(names = "--tag", order = 6, paramLabel = "TAG", split = ",", description = "A grouping word.")
	List<String> tags = List.of();

	@Option(names = "--rev-id", order = 7, paramLabel = "ID",
			description = "The id to give it. By default one is made.")
	@Nullable String id;

	@Option(names = { "--location", "--version-path" }, order = 8, paramLabel = "DIRECTORY",
			description = "Where to write it: one of the configured locations, or a directory; with --java the "
					+ "directory of Java sources. Needed where there are several locations and no script to follow.")
	@Nullable String location;

	@ArgGroup
	@Nullable KindOptions kind;

	@Option(names = "--template", order = 11, paramLabel = "NAME",
			description = "What to make it from; 'migrations list-templates' lists what there is.")
	@Nullable String template;

	/**
	 * The revision that is meant.
	 * @param message what it does
	 * @param heads what it revises
	 * @param dependsOn what else must be applied first
	 */
	NewRevision revision(String message, List<String> heads, List<String> dependsOn) {
		return new NewRevision(message, heads, this.splice, this.branchLabels, dependsOn, this.tags, this.id,
				this.location, (this.kind != null) ? this.kind.kind() : null, this.template, null);
	}

}
