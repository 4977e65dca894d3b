package dev.stemma.revision;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What recording a range as applied would change where there is no database to ask.
 *
 * @param start where the range begins; none for the base
 * @param applied the ids of the start and of all that it needs
 * @param plan what is recorded, and what is no longer
 * @param reached the tips of what is applied afterwards; none for the base
 */
public record StampRange(List<Revision> start, Set<String> applied, StampPlan plan, List<Revision> reached) {

	public StampRange {
		start = List.copyOf(start);
		applied = Collections.unmodifiableSet(new LinkedHashSet<>(applied));
		reached = List.copyOf(reached);
	}

}
