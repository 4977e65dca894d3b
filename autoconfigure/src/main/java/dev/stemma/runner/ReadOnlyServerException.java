package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before any work when the server takes no writes.
 */
public final class ReadOnlyServerException extends StemmaException {

	public ReadOnlyServerException(Problem problem) {
		super(problem);
	}

}
