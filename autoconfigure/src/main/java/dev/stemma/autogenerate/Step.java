package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.operation.Operation;

/**
 * What stands together in a generated revision.
 *
 * @param comments what is said of it, a paragraph each
 * @param operations what is done, in order; none where there is only something to say
 */
record Step(List<String> comments, List<Operation> operations) {

	Step {
		comments = List.copyOf(comments);
		operations = List.copyOf(operations);
	}

	boolean isEmpty() {
		return this.comments.isEmpty() && this.operations.isEmpty();
	}

}
