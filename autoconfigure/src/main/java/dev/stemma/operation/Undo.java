package dev.stemma.operation;

import java.util.List;

/**
 * What takes back an operation that can't know it.
 *
 * @param operations the operations; none where there is nothing to take back
 */
public record Undo(List<Operation> operations) {

	/** There is nothing to take back. */
	public static final Undo NOTHING = new Undo(List.of());

	public Undo {
		operations = List.copyOf(operations);
	}

	public static Undo of(String sql) {
		return new Undo(List.of(Execute.of(sql)));
	}

}
