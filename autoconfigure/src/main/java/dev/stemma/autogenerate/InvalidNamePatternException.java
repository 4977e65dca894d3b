package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown where patterns say which objects are compared, and can't be understood.
 */
public final class InvalidNamePatternException extends StemmaException {

	InvalidNamePatternException(List<Problem> problems) {
		super(problems);
	}

}
