package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when what the database says is applied contradicts the revision graph.
 */
public final class InconsistentHistoryException extends StemmaException {

	InconsistentHistoryException(List<Problem> problems) {
		super(problems);
	}

}
