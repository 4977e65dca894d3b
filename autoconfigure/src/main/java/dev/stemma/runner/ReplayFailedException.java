package dev.stemma.runner;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when the scripts of the applied revisions do not make a schema by themselves.
 */
public final class ReplayFailedException extends StemmaException {

	public ReplayFailedException(List<Problem> problems, @Nullable Throwable cause) {
		super(problems, cause);
	}

}
