package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;

/**
 * How one catalog differs from another.
 *
 * @param changes the changes in an order in which they can be made
 * @param remarks what differs and can't be changed by operations, a sentence each
 * @param suspects what goes and comes and may be the same
 */
public record Differences(List<Change> changes, List<Problem> remarks, List<RenameSuspect> suspects) {

	public Differences {
		changes = List.copyOf(changes);
		remarks = List.copyOf(remarks);
		suspects = List.copyOf(suspects);
	}

	/**
	 * Whether there is nothing to be done. There may be remarks all the same.
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	/**
	 * The same with other changes.
	 */
	public Differences changes(List<Change> changes) {
		return new Differences(changes, this.remarks, this.suspects);
	}

	/**
	 * All that is done.
	 */
	public List<Operation> upgrade() {
		return this.changes.stream().flatMap((change) -> change.upgrade().stream()).toList();
	}

	/**
	 * All that takes it back.
	 */
	public List<Operation> downgrade() {
		List<Change> reversed = new ArrayList<>(this.changes);
		Collections.reverse(reversed);
		return reversed.stream().flatMap((change) -> change.downgrade().stream()).toList();
	}

}
