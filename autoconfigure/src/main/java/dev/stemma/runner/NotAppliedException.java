package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything runs when a revision is to be redone that is not applied.
 */
public final class NotAppliedException extends StemmaException {

	NotAppliedException(Problem problem) {
		super(problem);
	}

}
