package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A script cannot be run as it stands; nothing of it was.
 */
public class InvalidScriptException extends StemmaException {

	InvalidScriptException(List<Problem> problems) {
		super(problems);
	}

	InvalidScriptException(Problem problem, @Nullable Throwable cause) {
		super(problem, cause);
	}

}
