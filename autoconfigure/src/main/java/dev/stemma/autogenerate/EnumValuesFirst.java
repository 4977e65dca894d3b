package dev.stemma.autogenerate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.Change;
import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetSchema;
import dev.stemma.schema.ObjectReference;

/**
 * The changes of enums that have to be committed before the other changes are made:
 * PostgreSQL does not let a new value be used in the transaction that adds it.
 */
final class EnumValuesFirst {

	private final List<Change> changes;

	EnumValuesFirst(List<Change> all, DdlWriter ddl) {
		Set<ObjectReference> types = new HashSet<>();
		for (Change change : all) {
			for (Operation operation : change.upgrade()) {
				if (operation instanceof AddEnumValue add && isUsed(ddl.literal(add.value()), change, all, ddl)) {
					types.add(add.within());
				}
			}
		}
		this.changes = all.stream().filter((change) -> isOf(change, types)).toList();
	}

	private static boolean isUsed(String literal, Change by, List<Change> all, DdlWriter ddl) {
		return all.stream()
			.filter((change) -> !change.equals(by))
			.flatMap((change) -> change.upgrade().stream())
			.filter((operation) -> !(operation instanceof AddEnumValue))
			.anyMatch((operation) -> String.join(";", ddl.statements(operation)).contains(literal));
	}

	/** Their renaming, and what is done to their other values, belong to them. */
	private static boolean isOf(Change change, Set<ObjectReference> types) {
		return !change.upgrade().isEmpty() && change.upgrade().stream().allMatch((operation) -> isOf(operation, types));
	}

	private static boolean isOf(Operation operation, Set<ObjectReference> types) {
		if (operation instanceof RenameObject rename) {
			return types.contains(rename.object().renamed(rename.newName()));
		}
		if (operation instanceof SetSchema move) {
			return types.contains(move.object().in(move.newSchema()));
		}
		ObjectReference within = operation.within();
		return within != null && types.contains(within);
	}

	List<Change> changes() {
		return this.changes;
	}

	boolean contains(Change change) {
		return this.changes.contains(change);
	}

}
