package dev.stemma.schema;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * What was said of a database object cannot be. It is thrown where the object or the
 * operation is built, so that the stack trace leads to the line that says it.
 */
public class InvalidDefinitionException extends StemmaException {

	/**
	 * Creates the exception.
	 * @param what one sentence that names the object and what is wrong with it
	 * @param advice what to do about it
	 */
	public InvalidDefinitionException(String what, String advice) {
		super(Problem.of(what, advice));
	}

}
