package dev.stemma.cli;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown before anything is done where more would be done than was confirmed.
 */
final class PlanChangedException extends StemmaException {

	PlanChangedException(List<String> more) {
		super(Problem
			.of("The database has changed since this was confirmed: %s would be lost as well, so nothing was done"
				.formatted(String.join(", ", more)), "Start again and look at what is lost now."));
	}

}
