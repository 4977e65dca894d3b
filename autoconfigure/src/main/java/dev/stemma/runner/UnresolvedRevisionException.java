package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a revision without a transaction stopped half way and the catalog does not
 * tell how far it came.
 */
public final class UnresolvedRevisionException extends StemmaException {

	UnresolvedRevisionException(List<Problem> problems) {
		super(problems);
	}

}
