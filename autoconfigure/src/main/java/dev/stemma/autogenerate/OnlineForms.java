package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * Says of each change in which revision it is made, and in which form: in a transaction,
 * or after that while others write.
 */
final class OnlineForms {

	private final List<Change> changes;

	private final DdlWriter ddl;

	private final ExistingTables goingUp;

	private final ExistingTables goingDown;

	private final ConcurrentIndexes indexes;

	private final ValidatedNotNull notNull;

	/** What others have to wait for: names of indexes and constraints. */
	private final Set<String> lateNames = new HashSet<>();

	/** Tables that get a unique index late, which foreign keys may need. */
	private final Set<QualifiedName> lateKeys = new HashSet<>();

	OnlineForms(Differences differences, Catalog before, DdlWriter ddl) {
		this.changes = differences.changes();
		this.ddl = ddl;
		this.goingUp = new ExistingTables(before, differences.upgrade());
		this.goingDown = new ExistingTables(before, differences.downgrade());
		this.indexes = new ConcurrentIndexes(this.goingUp);
		this.notNull = new ValidatedNotNull(differences.upgrade(), this.goingUp);
	}

	/**
	 * The changes, and parts of changes, in the order in which they are made.
	 * @param online whether indexes are built, and rows are looked at, while others write
	 */
	List<PlannedChange> plan(boolean online) {
		List<PlannedChange> early = new ArrayList<>();
		List<PlannedChange> late = new ArrayList<>();
		for (int i = 0; i < this.changes.size(); i++) {
			for (PlannedChange planned : plan(i, online)) {
				(planned.late() ? late : early).add(planned);
			}
		}
		early.addAll(late);
		return early;
	}

	private List<PlannedChange> plan(int index, boolean online) {
		Change change = this.changes.get(index);
		if (change.upgrade().stream().anyMatch(this.ddl::needsAutocommit) || waits(change)) {
			return List.of(late(change, online));
		}
		if (online && this.indexes.isLate(change) && isUndisturbed(change, index) && !isNeededEarly(change)) {
			return List.of(late(change, online));
		}
		if (online && isUndisturbed(change, index)) {
			List<PlannedChange> parts = this.notNull.parts(change);
			parts = (parts != null) ? parts : constraintParts(change);
			if (parts != null) {
				return parts;
			}
		}
		return List.of(new PlannedChange(change, SafeForms.of(change.upgrade(), this.goingUp),
				SafeForms.of(change.downgrade(), this.goingDown), false, true));
	}

	private PlannedChange late(Change change, boolean online) {
		for (Operation operation : change.upgrade()) {
			this.lateNames.addAll(ConcurrentIndexes.created(operation));
			QualifiedName table = ConcurrentIndexes.uniqueTable(operation);
			if (table != null) {
				this.lateKeys.add(table);
			}
		}
		List<Operation> upgrade = SafeForms.of(change.upgrade(), this.goingUp);
		List<Operation> downgrade = SafeForms.of(change.downgrade(), this.goingDown);
		if (!online) {
			return new PlannedChange(change, upgrade, downgrade, true, true);
		}
		return new PlannedChange(change, this.indexes.concurrent(upgrade), this.indexes.concurrent(downgrade), true,
				true);
	}

	/** Whether a change needs what is made late. */
	private boolean waits(Change change) {
		if (this.lateNames.isEmpty() && this.lateKeys.isEmpty()) {
			return false;
		}
		return foreignKeys(change.upgrade()).stream().anyMatch((key) -> this.lateKeys.contains(key.referencedTable()))
				|| change.upgrade().stream().anyMatch(this::mentionsLate);
	}

	private boolean mentionsLate(Operation operation) {
		String sql = String.join("\n", this.ddl.statements(operation));
		return this.lateNames.stream().anyMatch((name) -> Tables.mentions(sql, name));
	}

	/**
	 * Whether a table with a foreign key to it is made in the transaction, key and all.
	 */
	private boolean isNeededEarly(Change change) {
		Set<QualifiedName> unique = new HashSet<>();
		for (Operation operation : change.upgrade()) {
			QualifiedName table = ConcurrentIndexes.uniqueTable(operation);
			if (table != null) {
				unique.add(table);
			}
		}
		return this.changes.stream()
			.flatMap((other) -> other.upgrade().stream())
			.filter((operation) -> operation instanceof CreateObject)
			.flatMap((operation) -> foreignKeys(List.of(operation)).stream())
			.anyMatch((key) -> unique.contains(key.referencedTable()));
	}

	private static List<ForeignKey> foreignKeys(List<Operation> operations) {
		List<ForeignKey> keys = new ArrayList<>();
		for (Operation operation : operations) {
			if (operation instanceof CreateObject create && create.object() instanceof Table table) {
				table.allConstraints()
					.stream()
					.filter(ForeignKey.class::isInstance)
					.map(ForeignKey.class::cast)
					.forEach(keys::add);
			}
			else if (operation instanceof AlterTable alter) {
				alter.changes()
					.stream()
					.filter(ConstraintChange.Add.class::isInstance)
					.map((added) -> ((ConstraintChange.Add) added).constraint())
					.filter(ForeignKey.class::isInstance)
					.map(ForeignKey.class::cast)
					.forEach(keys::add);
			}
		}
		return keys;
	}

	/** Whether nothing that comes behind it changes what its operations speak of. */
	private boolean isUndisturbed(Change change, int index) {
		Set<QualifiedName> tables = new HashSet<>();
		change.upgrade().forEach((operation) -> {
			QualifiedName table = this.indexes.tableOf(operation);
			if (table != null) {
				tables.add(table);
			}
		});
		return this.changes.subList(index + 1, this.changes.size())
			.stream()
			.flatMap((later) -> later.upgrade().stream())
			.noneMatch((operation) -> Tables.isReshaped(operation, tables));
	}

	/** A constraint is added in the transaction, and rows are looked at after it. */
	private @Nullable List<PlannedChange> constraintParts(Change change) {
		List<Operation> first = new ArrayList<>();
		List<Operation> second = new ArrayList<>();
		for (Operation operation : change.upgrade()) {
			Operation unvalidated = SafeForms.unvalidated(operation, this.goingUp);
			if (unvalidated == null && !(operation instanceof SetComment)) {
				return null;
			}
			first.add((unvalidated != null) ? unvalidated : operation);
			if (unvalidated != null) {
				second.add(SafeForms.validation(operation));
			}
		}
		return second.isEmpty() ? null : List.of(new PlannedChange(change, first, change.downgrade(), false, true),
				new PlannedChange(change, second, List.of(), true, false));
	}

}
