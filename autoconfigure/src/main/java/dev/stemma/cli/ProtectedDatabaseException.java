package dev.stemma.cli;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything is done where the database is protected from what was asked for.
 */
final class ProtectedDatabaseException extends StemmaException {

	ProtectedDatabaseException(String what) {
		super(Problem.of(
				"The database is protected (stemma.protected is true), and %s is refused there".formatted(what),
				"--yes does not change that. If it is meant, set --stemma.protected=false for this one command."));
	}

}
