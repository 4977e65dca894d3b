package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a range cannot be written down as SQL for later.
 */
public final class OfflineSqlException extends StemmaException {

	OfflineSqlException(List<Problem> problems) {
		super(problems);
	}

}
