package dev.stemma.autoconfigure;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a property that names a revision arrives as a number: what was written is
 * lost by then, {@code 007} has become 7.
 */
final class NumberFromYamlException extends StemmaException {

	NumberFromYamlException(List<Problem> problems) {
		super(problems);
	}

}
