package dev.stemma.cli;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything is done where it has to be confirmed, nobody can be asked and it
 * was not confirmed beforehand.
 */
final class NotConfirmedException extends StemmaException {

	NotConfirmedException(String what) {
		super(Problem.of("This has to be confirmed, and there is no terminal to ask on: " + what,
				"Add --yes (-y) to confirm it; nothing was done."));
	}

}
