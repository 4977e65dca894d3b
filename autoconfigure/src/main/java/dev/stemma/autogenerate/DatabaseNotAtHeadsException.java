package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown where models are to be compared with a database that is not what all scripts
 * make of it: what they would change yet would be generated once more.
 */
public final class DatabaseNotAtHeadsException extends StemmaException {

	private final transient List<String> pending;

	DatabaseNotAtHeadsException(Problem problem, List<String> pending) {
		super(problem);
		this.pending = List.copyOf(pending);
	}

	/**
	 * The ids of the pending revisions, in the order in which they would run; none where
	 * the database is ahead.
	 */
	public List<String> pending() {
		return this.pending;
	}

}
