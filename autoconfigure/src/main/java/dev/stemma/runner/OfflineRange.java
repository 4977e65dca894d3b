package dev.stemma.runner;

import java.util.List;

import dev.stemma.revision.RangePlan;
import dev.stemma.revision.Revision;

/**
 * A range that is to be written down.
 *
 * @param direction which way it goes
 * @param text the range as it was given
 * @param plan what it means
 * @param steps what is run
 * @param known all revisions of the scripts
 */
record OfflineRange(Direction direction, String text, RangePlan plan, List<Step> steps, List<String> known) {

	OfflineRange {
		steps = List.copyOf(steps);
		known = List.copyOf(known);
	}

	String from() {
		return names(this.plan.start());
	}

	String reached() {
		return names(this.plan.reached());
	}

	List<String> ids() {
		return this.steps.stream().map(Step::id).toList();
	}

	private static String names(List<Revision> tips) {
		return tips.isEmpty() ? "base" : String.join(", ", tips.stream().map(Revision::id).toList());
	}

}
