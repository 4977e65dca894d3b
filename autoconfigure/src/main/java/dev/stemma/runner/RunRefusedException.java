package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before any work when a run cannot be done the way it is asked for.
 */
public final class RunRefusedException extends StemmaException {

	RunRefusedException(List<Problem> problems) {
		super(problems);
	}

}
