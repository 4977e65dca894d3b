package dev.stemma.revision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a downgrade would do.
 *
 * @param target the revision to go down to, which stays, or {@code null} for the base
 * @param steps the revisions to downgrade, in the order in which to run them
 * @param excluded applied revisions above the target that the tags leave out
 */
public record DowngradePlan(@Nullable Revision target, List<Revision> steps, List<Revision> excluded) {

	public DowngradePlan {
		steps = List.copyOf(steps);
		excluded = List.copyOf(excluded);
	}

	/**
	 * Whether there is nothing to run.
	 */
	public boolean isEmpty() {
		return this.steps.isEmpty();
	}

}
