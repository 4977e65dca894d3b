package dev.stemma.script;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A revision can't be made to revise something else; its script is as it was.
 */
public class RebaseRefusedException extends StemmaException {

	/**
	 * Creates the exception.
	 * @param problem why
	 */
	public RebaseRefusedException(Problem problem) {
		super(problem);
	}

	RebaseRefusedException(List<Problem> problems) {
		super(problems);
	}

}
