package dev.stemma.diff;

import java.util.List;

import dev.stemma.operation.Inverse;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Reversal;
import dev.stemma.schema.ObjectReference;

/**
 * Makes changes whose way back follows from the operations.
 */
final class Changes {

	private Changes() {
	}

	/**
	 * A change that the inverses of its operations take back.
	 * @throws IllegalStateException if one of them has none, which is an error of the
	 * comparison
	 */
	static Change of(Change.Kind kind, ObjectReference object, String summary, List<Operation> upgrade) {
		return Change.of(kind, object, summary, upgrade, inverse(upgrade));
	}

	static Change of(Change.Kind kind, ObjectReference object, String summary, Operation upgrade) {
		return of(kind, object, summary, List.of(upgrade));
	}

	/**
	 * What takes operations back.
	 */
	static List<Operation> inverse(List<Operation> operations) {
		Inverse inverse = Reversal.of(operations);
		if (inverse instanceof Inverse.Known known) {
			return known.operations();
		}
		throw new IllegalStateException(((Inverse.Missing) inverse).why());
	}

}
