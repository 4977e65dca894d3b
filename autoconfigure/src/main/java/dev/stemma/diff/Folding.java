package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * Makes foreign keys with their tables, where those that they refer to are there by then,
 * and lets foreign keys and triggers go with their tables, where nothing waits for them
 * to be gone before.
 */
final class Folding {

	private final List<Change> changes;

	private final List<Footprint> footprints;

	private final ChangeGraph graph;

	private final List<Integer> order;

	private final Map<Integer, Integer> places = new HashMap<>();

	private final Set<Integer> folded = new HashSet<>();

	/**
	 * Nothing is folded yet.
	 * @param order the places of the changes in their order
	 */
	Folding(List<Change> changes, List<Footprint> footprints, ChangeGraph graph, List<Integer> order) {
		this.changes = new ArrayList<>(changes);
		this.footprints = footprints;
		this.graph = graph;
		this.order = order;
		for (int i = 0; i < order.size(); i++) {
			this.places.put(order.get(i), i);
		}
	}

	/**
	 * The changes that are left, in their order.
	 */
	List<Change> fold() {
		for (int change : this.order) {
			ForeignKey key = addedKey(this.changes.get(change).upgrade());
			if (key != null) {
				foldInto(change, key);
			}
			else if (this.footprints.get(change).isDrop()) {
				foldDrop(change);
			}
		}
		return this.order.stream().filter((change) -> !this.folded.contains(change)).map(this.changes::get).toList();
	}

	/** What is not valid yet cannot be said with a table, which is empty. */
	private static @Nullable ForeignKey addedKey(List<Operation> operations) {
		if (operations.size() != 1 || !(operations.get(0) instanceof AlterTable alter) || alter.changes().size() != 1
				|| !(alter.changes().get(0) instanceof ConstraintChange.Add add)) {
			return null;
		}
		return (add.constraint() instanceof ForeignKey key && !key.notValid()) ? key : null;
	}

	/**
	 * Whether a change adds or drops a foreign key and does nothing else to the table.
	 */
	static boolean isForeignKey(Change change) {
		return change.object().kind() == ObjectKind.CONSTRAINT
				&& (addedKey(change.upgrade()) != null || addedKey(change.downgrade()) != null);
	}

	private int place(int change) {
		return this.places.getOrDefault(change, Integer.MAX_VALUE);
	}

	private void foldInto(int change, ForeignKey key) {
		ObjectReference table = ObjectReference.table(this.changes.get(change).object().name());
		for (int creator : this.graph.creators(table)) {
			boolean ready = this.graph.predecessors(change)
				.stream()
				.allMatch((other) -> other == creator || place(other) < place(creator));
			Change creation = this.changes.get(creator);
			if (ready && creation.kind() == Change.Kind.ADD) {
				this.changes.set(creator, creation.operations(with(creation.upgrade(), table, key),
						with(creation.downgrade(), table, key)));
				this.folded.add(change);
				return;
			}
		}
	}

	/** The table is created with the foreign key wherever it is. */
	private static List<Operation> with(List<Operation> operations, ObjectReference table, ForeignKey key) {
		List<Operation> all = new ArrayList<>();
		for (Operation operation : operations) {
			if (operation instanceof CreateObject create && create.object() instanceof Table created
					&& created.reference().equals(table)) {
				List<Constraint> constraints = new ArrayList<>(created.constraints());
				constraints.add(key);
				all.add(new CreateObject(created.elements(created.columns(), constraints), create.existence(),
						create.concurrently(), create.undo()));
			}
			else if (operation instanceof DropObject drop && drop.object().equals(table) && drop.undo() != null) {
				all.add(drop.undo(with(drop.undo(), table, key)));
			}
			else {
				all.add(operation);
			}
		}
		return all;
	}

	private void foldDrop(int change) {
		ObjectReference part = this.changes.get(change).object();
		if (part.kind() != ObjectKind.TRIGGER && part.kind() != ObjectKind.CONSTRAINT) {
			return;
		}
		for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW)) {
			ObjectReference whole = ObjectReference.of(kind, part.name());
			for (int dropper : this.graph.droppers(whole)) {
				boolean waited = this.graph.successors(change)
					.stream()
					.anyMatch((other) -> other != dropper && place(other) < place(dropper));
				if (!waited && !this.folded.contains(change)) {
					this.folded.add(change);
					this.changes.set(dropper, withBack(this.changes.get(dropper), whole, this.changes.get(change)));
				}
			}
		}
	}

	/** What comes back does so with the part. */
	private static Change withBack(Change drop, ObjectReference whole, Change part) {
		List<Operation> upgrade = new ArrayList<>();
		for (Operation operation : drop.upgrade()) {
			if (operation instanceof DropObject dropped && dropped.object().equals(whole) && dropped.undo() != null) {
				List<Operation> undo = new ArrayList<>(dropped.undo());
				undo.addAll(part.downgrade());
				upgrade.add(dropped.undo(undo));
			}
			else {
				upgrade.add(operation);
			}
		}
		List<Operation> downgrade = new ArrayList<>(drop.downgrade());
		downgrade.addAll(part.downgrade());
		return drop.operations(upgrade, downgrade);
	}

}
