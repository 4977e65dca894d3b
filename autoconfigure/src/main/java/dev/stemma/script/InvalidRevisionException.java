package dev.stemma.script;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A new revision is asked for that can't be; nothing was written. It carries all that is
 * wrong with it.
 */
public class InvalidRevisionException extends StemmaException {

	InvalidRevisionException(List<Problem> problems) {
		super(problems);
	}

	InvalidRevisionException(Problem problem) {
		super(problem);
	}

}
