package dev.stemma.revision;

import java.util.List;

/**
 * What an upgrade would do.
 *
 * @param targets what the target stands for, heads with an excluded tag left out
 * @param steps the revisions to upgrade, in the order in which to run them
 * @param excluded pending revisions up to the target that the tags leave out
 * @param behind whether the target lies below what is applied on its line, so that there
 * is nothing to do for another reason than that the target is reached
 */
public record UpgradePlan(List<Revision> targets, List<Revision> steps, List<Revision> excluded, boolean behind) {

	public UpgradePlan {
		targets = List.copyOf(targets);
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
