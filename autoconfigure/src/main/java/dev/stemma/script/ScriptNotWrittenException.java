package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A script could not be written, and what was there before is there as it was.
 */
public class ScriptNotWrittenException extends StemmaException {

	ScriptNotWrittenException(List<Problem> problems) {
		super(problems);
	}

	ScriptNotWrittenException(Problem problem) {
		super(problem);
	}

	ScriptNotWrittenException(Problem problem, @Nullable Throwable cause) {
		super(problem, cause);
	}

}
