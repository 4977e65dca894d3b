package dev.stemma;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when one revision is asked for and the identifier stands for none, as
 * {@code base} does.
 */
public final class NotARevisionException extends StemmaException {

	/**
	 * Creates an exception.
	 * @param identifier what stands for no revision
	 */
	public NotARevisionException(String identifier) {
		super(Problem.of("'" + identifier + "' stands for no revision.", "Name an id, a branch label or a head."));
	}

}
