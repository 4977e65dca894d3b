package dev.stemma.cli;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when an editor could not be started, or failed.
 */
final class EditorFailedException extends StemmaException {

	EditorFailedException(Problem problem) {
		super(problem);
	}

}
