package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;

/**
 * What a migration in Java would do, written down without doing it.
 *
 * @param operations the operations in order; none where there is a problem
 * @param problem why they could not be written down, or {@code null}
 */
public record Recording(List<Operation> operations, @Nullable Problem problem) {

	public Recording {
		operations = List.copyOf(operations);
	}

	static Recording of(List<Operation> operations) {
		return new Recording(operations, null);
	}

	static Recording missing(Problem problem) {
		return new Recording(List.of(), problem);
	}

}
