package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when another runner did not finish in time.
 */
public final class RunnerLockTimeoutException extends StemmaException {

	RunnerLockTimeoutException(Problem problem) {
		super(problem);
	}

}
