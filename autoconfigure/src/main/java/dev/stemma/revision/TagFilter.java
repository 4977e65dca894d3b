package dev.stemma.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.problem.Problem;

/**
 * Which revisions a command is about, by their tags: those that carry an included tag, or
 * all where none is included, and never one that carries an excluded tag.
 *
 * @param include the tags to keep to, or none for all
 * @param exclude the tags to leave out
 */
public record TagFilter(Set<String> include, Set<String> exclude) {

	/**
	 * Selects every revision.
	 */
	public static final TagFilter NONE = new TagFilter(Set.of(), Set.of());

	/**
	 * Copies both sets.
	 * @throws InvalidTagFilterException if a tag is illegal, or included and excluded
	 */
	public TagFilter {
		include = copy(include);
		exclude = copy(exclude);
		check(include, exclude);
	}

	private static Set<String> copy(Collection<String> tags) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(tags));
	}

	private static void check(Set<String> include, Set<String> exclude) {
		Set<String> all = new LinkedHashSet<>(include);
		all.addAll(exclude);
		List<Problem> problems = new ArrayList<>();
		for (String tag : all) {
			String fault = Names.faultOfTag(tag);
			if (fault != null) {
				problems.add(Problem.of("Tag '" + tag + "' " + fault + ".", "No revision can carry it; correct it."));
			}
			if (include.contains(tag) && exclude.contains(tag)) {
				problems.add(Problem.of("Tag '" + tag + "' is both included and excluded.",
						"Remove it from one of the two."));
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidTagFilterException(problems);
		}
	}

	/**
	 * Whether the revision is one that the command is about.
	 */
	public boolean selects(Revision revision) {
		return (this.include.isEmpty() || !Collections.disjoint(revision.tags(), this.include)) && !excludes(revision);
	}

	/**
	 * Whether the revision must not run.
	 */
	public boolean excludes(Revision revision) {
		return !Collections.disjoint(revision.tags(), this.exclude);
	}

}
