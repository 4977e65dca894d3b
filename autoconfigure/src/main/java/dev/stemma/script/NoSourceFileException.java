package dev.stemma.script;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * The script of a revision is no file that could be edited.
 */
public class NoSourceFileException extends StemmaException {

	NoSourceFileException(Problem problem) {
		super(problem);
	}

}
