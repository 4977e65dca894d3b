package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before any work when the role may not do what the run needs.
 */
public final class MissingPrivilegeException extends StemmaException {

	public MissingPrivilegeException(List<Problem> problems) {
		super(problems);
	}

}
