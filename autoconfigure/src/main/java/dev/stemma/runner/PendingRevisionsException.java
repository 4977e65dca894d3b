package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown where a database has to have reached its target and has not.
 */
public final class PendingRevisionsException extends StemmaException {

	private final transient List<String> pending;

	PendingRevisionsException(Problem problem, List<String> pending) {
		super(problem);
		this.pending = List.copyOf(pending);
	}

	/**
	 * The ids of the pending revisions, in the order in which they would run.
	 */
	public List<String> pending() {
		return this.pending;
	}

}
