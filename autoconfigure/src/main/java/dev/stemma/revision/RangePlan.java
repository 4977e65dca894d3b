package dev.stemma.revision;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a range would run where there is no database to ask: its start says what counts as
 * applied.
 *
 * @param start what the range begins above, or for a downgrade with; none for the base
 * @param applied the ids of the start and of all that it needs
 * @param steps what to run, in order
 * @param excluded what the tags leave out
 * @param reached the tips of what is applied afterwards; none for the base
 */
public record RangePlan(List<Revision> start, Set<String> applied, List<Revision> steps, List<Revision> excluded,
		List<Revision> reached) {

	public RangePlan {
		start = List.copyOf(start);
		applied = Collections.unmodifiableSet(new LinkedHashSet<>(applied));
		steps = List.copyOf(steps);
		excluded = List.copyOf(excluded);
		reached = List.copyOf(reached);
	}

}
