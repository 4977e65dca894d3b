package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown where something is said to be renamed that can't be: it is not in the database,
 * or the models do not know its new name.
 */
public final class InvalidRenameException extends StemmaException {

	InvalidRenameException(List<Problem> problems) {
		super(problems);
	}

}
