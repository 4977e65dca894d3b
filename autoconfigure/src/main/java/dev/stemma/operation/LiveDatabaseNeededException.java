package dev.stemma.operation;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A migration reads the database where there is none: while its SQL is written down, or
 * its downgrade is recorded.
 */
public class LiveDatabaseNeededException extends StemmaException {

	/**
	 * Creates the exception.
	 * @param what what it does ("op.jdbc()")
	 */
	public LiveDatabaseNeededException(String what) {
		super(Problem.of("A migration needs a live database for " + what + ", and its operations are only recorded",
				"Say it in SQL with execute, or run the migration online."));
	}

}
