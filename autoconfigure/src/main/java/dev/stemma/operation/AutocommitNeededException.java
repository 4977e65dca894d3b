package dev.stemma.operation;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A migration that runs in a transaction does what takes none.
 */
public class AutocommitNeededException extends StemmaException {

	/**
	 * Creates the exception.
	 * @param what what the migration does ("create index members_email_idx concurrently")
	 */
	public AutocommitNeededException(String what) {
		super(Problem.of("A migration in a transaction does what takes none: " + what,
				"Say @Migration(transaction = TransactionMode.NONE), best with nothing else in the migration."));
	}

}
