package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * What a source says is no schema: entities that do not map, SQL that does not parse,
 * statements that the server refuses. Nothing was written, and nothing is left in the
 * database.
 */
public class InvalidSchemaSourceException extends StemmaException {

	public InvalidSchemaSourceException(List<Problem> problems) {
		super(problems);
	}

	public InvalidSchemaSourceException(Problem problem, Throwable cause) {
		super(problem, cause);
	}

}
