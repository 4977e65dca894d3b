package dev.stemma.runner;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a run took longer than it was given.
 */
public final class RunTimeoutException extends StemmaException {

	RunTimeoutException(Problem problem, @Nullable Throwable cause) {
		super(problem, cause);
	}

}
