package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.Change;
import dev.stemma.operation.Operation;

/**
 * A change, or a part of one, in the revision where it is made.
 *
 * @param change the change
 * @param upgrade what is done, in order
 * @param downgrade what takes it back, in order
 * @param late whether it stands in the revision without a transaction, which comes last
 * @param leading whether it is the part that the change's comments belong to
 */
record PlannedChange(Change change, List<Operation> upgrade, List<Operation> downgrade, boolean late, boolean leading) {

	PlannedChange {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
	}

	/**
	 * A whole change as it is.
	 */
	static PlannedChange inTransaction(Change change) {
		return new PlannedChange(change, change.upgrade(), change.downgrade(), false, true);
	}

}
