package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What takes an operation back, or why nothing does.
 */
public sealed interface Inverse {

	/**
	 * Operations take it back; none where there is nothing to take back.
	 */
	static Inverse of(List<Operation> operations) {
		return new Known(operations);
	}

	/**
	 * Operations take it back; none where there is nothing to take back.
	 */
	static Inverse of(Operation... operations) {
		return new Known(List.of(operations));
	}

	/**
	 * Nothing takes it back.
	 * @param why one sentence without its full stop
	 */
	static Inverse none(String why) {
		return new Missing(why);
	}

	/**
	 * What is known, or nothing.
	 * @param undo the operations, or {@code null} if they are not known
	 * @param why why not, then
	 */
	static Inverse known(@Nullable List<Operation> undo, String why) {
		return (undo != null) ? of(undo) : none(why);
	}

	/**
	 * Operations take it back.
	 *
	 * @param operations the operations in order
	 */
	record Known(List<Operation> operations) implements Inverse {

		public Known {
			operations = List.copyOf(operations);
		}

	}

	/**
	 * Nothing takes it back.
	 *
	 * @param why one sentence without its full stop
	 */
	record Missing(String why) implements Inverse {

	}

}
