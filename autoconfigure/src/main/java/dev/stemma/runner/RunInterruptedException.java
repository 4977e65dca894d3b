package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a run's thread is interrupted.
 */
public final class RunInterruptedException extends StemmaException {

	RunInterruptedException(Problem problem, Throwable cause) {
		super(problem, cause);
	}

}
