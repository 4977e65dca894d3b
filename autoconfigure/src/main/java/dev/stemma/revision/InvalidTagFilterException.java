package dev.stemma.revision;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * The tags to include or exclude are no tags, or contradict each other.
 */
public class InvalidTagFilterException extends StemmaException {

	InvalidTagFilterException(List<Problem> problems) {
		super(problems);
	}

}
