package dev.stemma.autogenerate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A schema could not be created to be looked at, for a reason that is not in the schema:
 * the connection has no current schema, the server takes no other database. Nothing is
 * left in the database.
 */
public class ScratchRefusedException extends StemmaException {

	public ScratchRefusedException(Problem problem, @Nullable Throwable cause) {
		super(List.of(problem), cause);
	}

}
