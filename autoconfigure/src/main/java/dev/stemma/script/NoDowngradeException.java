package dev.stemma.script;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A migration that has no downgrade was asked for one.
 */
public class NoDowngradeException extends StemmaException {

	NoDowngradeException(String source) {
		super(new Problem("The migration has no downgrade", Location.of(source),
				"Write one, or say that it is irreversible."));
	}

}
