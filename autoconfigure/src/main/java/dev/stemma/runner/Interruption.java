package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * Says where an interrupted run stopped, and what became of what was under way.
 */
final class Interruption {

	private Interruption() {
	}

	/**
	 * The exception for a run.
	 * @param direction which way it went
	 * @param inFlight the steps that were under way: several where they share a
	 * transaction, none between two
	 * @param done the revisions that are done, in order
	 * @param cause how the interruption showed
	 */
	static RunInterruptedException of(Direction direction, List<Step> inFlight, List<Revision> done, Exception cause) {
		List<String> ids = done.stream().map(Revision::id).toList();
		String before = ids.isEmpty() ? "Nothing was done before."
				: "Done before, and kept: " + String.join(", ", ids) + ".";
		String what = "The %s was interrupted".formatted(direction.word());
		if (inFlight.isEmpty()) {
			String where = ids.isEmpty() ? " before it began with a revision." : " between two revisions.";
			return new RunInterruptedException(Problem.of(what + where, before + " Start again to go on."), null, ids,
					cause);
		}
		Step step = inFlight.get(0);
		String names = (inFlight.size() == 1) ? "revision " + step.name()
				: "revisions " + String.join(", ", inFlight.stream().map(Step::id).toList());
		return new RunInterruptedException(
				new Problem("%s in %s, %s.".formatted(what, names, fate(inFlight, cause)),
						(inFlight.size() == 1) ? step.revision().origin() : null, before + " " + advice(step, cause)),
				step.id(), ids, cause);
	}

	private static String fate(List<Step> inFlight, Exception cause) {
		boolean several = inFlight.size() > 1;
		if (cause instanceof ConnectionLostException) {
			return "and its connection was lost with it, so that it is not known here how far that came";
		}
		if (inFlight.get(0).transactional()) {
			return several ? "which were rolled back together" : "which was rolled back";
		}
		return "which runs without a transaction: what it has done is kept, and the journal knows how far it came";
	}

	private static String advice(Step step, Exception cause) {
		if (step.transactional()) {
			return (cause instanceof ConnectionLostException) ? "Look with migrations status; start again to go on."
					: "Start again to go on.";
		}
		return "Start again to go on where it stopped; if that can't be told, the next run says so, and migrations resolve %s answers it."
			.formatted(step.id());
	}

}
