package dev.stemma.diff;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Takes out of changes what has indexes and constraints go and come again that others
 * have go before and come again behind them.
 *
 * @param recreated what goes and comes again
 */
record Stripping(Set<ObjectReference> recreated) {

	/**
	 * The rest of a change.
	 */
	Change of(Change change) {
		List<Operation> upgrade = rest(change, change.upgrade());
		List<Operation> downgrade = rest(change, change.downgrade());
		boolean same = upgrade.size() == change.upgrade().size() && downgrade.size() == change.downgrade().size();
		return same ? change : change.operations(upgrade, downgrade);
	}

	private List<Operation> rest(Change change, List<Operation> operations) {
		return operations.stream().filter((operation) -> {
			ObjectReference part = part(operation);
			return part == null || part.equals(change.object()) || !this.recreated.contains(part);
		}).toList();
	}

	private static @Nullable ObjectReference part(Operation operation) {
		if (operation instanceof CreateObject create && create.object() instanceof Index index) {
			return index.reference();
		}
		if (operation instanceof DropObject drop && drop.object().kind() == ObjectKind.INDEX) {
			return drop.object();
		}
		if (operation instanceof SetComment comment
				&& (comment.object().kind() == ObjectKind.INDEX || comment.object().kind() == ObjectKind.CONSTRAINT)) {
			return comment.object();
		}
		if (operation instanceof AlterTable alter && alter.changes().size() == 1
				&& alter.changes().get(0) instanceof ConstraintChange constraint) {
			return ObjectReference.constraint(alter.table(), constraint.name());
		}
		return null;
	}

}
