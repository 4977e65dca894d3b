package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything runs when stored SQL is not what was signed.
 */
public final class StoredSqlRefusedException extends StemmaException {

	StoredSqlRefusedException(List<Problem> problems) {
		super(problems);
	}

}
