package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when the database holds revisions that this build does not know and may not
 * start beside.
 */
public final class DivergedHistoryException extends StemmaException {

	DivergedHistoryException(List<Problem> problems) {
		super(problems);
	}

}
