package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything runs when a reset is asked for on a database that is not a
 * developer's own.
 */
public final class ResetRefusedException extends StemmaException {

	ResetRefusedException(Problem problem) {
		super(problem);
	}

}
