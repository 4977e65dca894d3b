package dev.stemma.runner;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown inside a migration when an operation needs what a later version of the server
 * has brought. Nothing of the operation was sent.
 */
public final class ServerTooOldException extends StemmaException {

	ServerTooOldException(List<Problem> problems) {
		super(problems);
	}

}
