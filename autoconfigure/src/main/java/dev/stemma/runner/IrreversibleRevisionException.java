package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything runs when a downgrade leads through revisions that cannot be
 * taken back.
 */
public final class IrreversibleRevisionException extends StemmaException {

	IrreversibleRevisionException(List<Problem> problems) {
		super(problems);
	}

}
