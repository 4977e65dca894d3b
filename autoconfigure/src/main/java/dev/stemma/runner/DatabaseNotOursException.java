package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when our tables are missing from a database that is not empty, or stand
 * elsewhere in it.
 */
public final class DatabaseNotOursException extends StemmaException {

	DatabaseNotOursException(Problem problem) {
		super(problem);
	}

}
