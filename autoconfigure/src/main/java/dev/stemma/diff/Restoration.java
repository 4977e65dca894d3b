package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;

/**
 * Drops an object or a constraint and brings it back, with what belongs to it.
 *
 * @param belongings the objects
 */
record Restoration(Belongings belongings) {

	/**
	 * What drops it, knowing what brings it back.
	 */
	List<Operation> drop(ObjectReference reference) {
		List<Operation> back = create(reference);
		if (reference.kind() == ObjectKind.CONSTRAINT) {
			return List.of(AlterTable.of(reference.name(),
					new ConstraintChange.Drop(String.valueOf(reference.part()), false, false, back)));
		}
		return List.of(new DropObject(reference, false, false, false, back));
	}

	/**
	 * What brings it back; nothing for what is not there.
	 */
	List<Operation> create(ObjectReference reference) {
		List<Operation> all = new ArrayList<>();
		if (reference.kind() == ObjectKind.CONSTRAINT) {
			Constraint constraint = DependentClosure.constraint(this.belongings.catalog(), reference);
			if (constraint != null) {
				all.add(AlterTable.of(reference.name(), ConstraintChange.Add.of(constraint)));
				addComment(reference, all);
			}
			return all;
		}
		SchemaObject object = this.belongings.catalog().objects().get(reference);
		if (object instanceof Index) {
			all.add(CreateObject.of(object));
			addComment(reference, all);
		}
		else if (object != null) {
			all.addAll(this.belongings.creation(object, null));
		}
		return all;
	}

	private void addComment(ObjectReference reference, List<Operation> all) {
		String comment = this.belongings.catalog().comments().get(reference);
		if (comment != null) {
			all.add(new SetComment(reference, comment, new Known<>(null)));
		}
	}

}
