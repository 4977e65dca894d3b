package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when the database cannot be reached or is lost for good.
 */
public final class DatabaseUnavailableException extends StemmaException {

	DatabaseUnavailableException(Problem problem, Throwable cause) {
		super(problem, cause);
	}

}
