package dev.stemma.autogenerate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Reversal;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;

/**
 * Changes as a comparison of schemas makes them.
 */
final class Changes {

	private Changes() {
	}

	static Differences differences(Change... changes) {
		return new Differences(Arrays.asList(changes), List.of(), List.of());
	}

	static Catalog catalog(SchemaObject... objects) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		Arrays.stream(objects).forEach((object) -> all.put(object.reference(), object));
		return new Catalog(all, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), List.of());
	}

	static Change of(Change.Kind kind, ObjectReference object, Operation... operations) {
		List<Operation> upgrade = List.of(operations);
		Inverse back = Reversal.of(upgrade);
		List<Operation> downgrade = (back instanceof Inverse.Known known) ? known.operations() : List.of();
		return Change.of(kind, object, upgrade.get(0).summary(), upgrade, downgrade);
	}

	static Change create(SchemaObject object) {
		return of(Change.Kind.ADD, object.reference(), CreateObject.of(object));
	}

	static Change drop(SchemaObject object) {
		return of(Change.Kind.DROP, object.reference(),
				new DropObject(object.reference(), false, false, false, List.of(CreateObject.of(object))));
	}

	static Change addColumn(String table, Column column) {
		return alter(Change.Kind.ADD, ObjectReference.column(QualifiedName.of(table), column.name()),
				ColumnChange.Add.of(column));
	}

	static Change dropColumn(String table, Column column) {
		Operation undo = AlterTable.of(QualifiedName.of(table), ColumnChange.Add.of(column));
		return alter(Change.Kind.DROP, ObjectReference.column(QualifiedName.of(table), column.name()),
				new ColumnChange.Drop(column.name(), false, false, List.of(undo)))
			.destroying("column %s of %s with its data".formatted(column.name(), table));
	}

	static Change addConstraint(String table, Constraint constraint) {
		return alter(Change.Kind.ADD,
				ObjectReference.constraint(QualifiedName.of(table), String.valueOf(constraint.name())),
				ConstraintChange.Add.of(constraint));
	}

	static Change alter(Change.Kind kind, ObjectReference object, TableChange... changes) {
		return of(kind, object, AlterTable.of(object.name(), changes));
	}

}
