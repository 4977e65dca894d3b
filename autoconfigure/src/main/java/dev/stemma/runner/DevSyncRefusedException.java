package dev.stemma.runner;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything runs when {@code dev-sync} is asked for on a database that is
 * not a developer's own.
 */
public final class DevSyncRefusedException extends StemmaException {

	DevSyncRefusedException(Problem problem) {
		super(problem);
	}

}
