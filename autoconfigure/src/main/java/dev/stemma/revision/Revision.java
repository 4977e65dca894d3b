package dev.stemma.revision;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;

/**
 * One node of the revision graph, as its script declares it. Names are checked when the
 * graph is loaded, all of them together.
 *
 * @param id the identity; the script's file name plays no part in it
 * @param revises the parents: none for a base, several for a merge
 * @param dependsOn ids or branch labels of revisions to apply first without being parents
 * @param branchLabels names for the line of revisions through this one
 * @param tags free grouping words
 * @param message the one-line description, empty where there is none
 * @param created when the script was written, where it says so
 * @param origin the script
 */
public record Revision(String id, List<String> revises, List<String> dependsOn, Set<String> branchLabels,
		Set<String> tags, String message, @Nullable Instant created, Location origin) {

	public Revision {
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = ordered(branchLabels);
		tags = ordered(tags);
	}

	private static Set<String> ordered(Collection<String> names) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}

}
