package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when applied scripts were changed.
 */
public final class ChecksumMismatchException extends StemmaException {

	ChecksumMismatchException(List<Problem> problems) {
		super(problems);
	}

}
