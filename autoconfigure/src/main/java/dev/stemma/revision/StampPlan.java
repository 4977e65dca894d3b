package dev.stemma.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a stamp would change the applied set, without running anything.
 *
 * @param added the ids to record as applied, prerequisites first
 * @param removed the ids to record as not applied, dependents first
 * @param resulting the ids applied afterwards, prerequisites first
 */
public record StampPlan(Set<String> added, Set<String> removed, Set<String> resulting) {

	public StampPlan {
		added = ordered(added);
		removed = ordered(removed);
		resulting = ordered(resulting);
	}

	private static Set<String> ordered(Collection<String> ids) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(ids));
	}

	/**
	 * Whether the stamp changes nothing.
	 */
	public boolean isEmpty() {
		return this.added.isEmpty() && this.removed.isEmpty();
	}

}
