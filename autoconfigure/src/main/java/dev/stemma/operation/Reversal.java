package dev.stemma.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.schema.ObjectReference;

/**
 * Takes back a list of operations.
 */
public final class Reversal {

	private Reversal() {
	}

	/**
	 * The inverses in reverse order. What only changes an object that the same list
	 * creates goes with the object.
	 * @param operations the operations in the order in which they are done
	 * @return the inverse of all of them, or why the first of those that have none has
	 * none
	 */
	public static Inverse of(List<Operation> operations) {
		List<Inverse> inverses = new ArrayList<>();
		Set<ObjectReference> created = new HashSet<>();
		for (Operation operation : operations) {
			Inverse inverse = created.contains(operation.within()) ? Inverse.of() : operation.inverse();
			if (inverse instanceof Inverse.Missing missing) {
				return Inverse.none("its '" + operation.summary() + "' has no inverse: " + missing.why());
			}
			inverses.add(inverse);
			follow(operation, created);
		}
		List<Operation> all = new ArrayList<>();
		for (int i = inverses.size() - 1; i >= 0; i--) {
			if (inverses.get(i) instanceof Inverse.Known known) {
				all.addAll(known.operations());
			}
		}
		return Inverse.of(all);
	}

	/** Keeps the objects that were created by the names that they have now. */
	private static void follow(Operation operation, Set<ObjectReference> created) {
		if (operation instanceof CreateObject create && create.existence() == CreateObject.Existence.REFUSED) {
			created.add(create.object().reference());
		}
		else if (operation instanceof DropObject drop) {
			created.remove(drop.object());
		}
		else if (operation instanceof RenameObject rename && created.remove(rename.object())) {
			created.add(rename.object().renamed(rename.newName()));
		}
		else if (operation instanceof SetSchema move && created.remove(move.object())) {
			created.add(move.object().in(move.newSchema()));
		}
	}

}
