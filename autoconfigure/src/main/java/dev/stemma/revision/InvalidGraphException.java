package dev.stemma.revision;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * The revisions found do not form a graph. Carries every reason, each with the script
 * that it is about.
 */
public class InvalidGraphException extends StemmaException {

	InvalidGraphException(List<Problem> problems) {
		super(problems);
	}

}
