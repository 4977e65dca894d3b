package dev.stemma.diff;

import java.util.List;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;

/**
 * Creates and drops whole objects that are no tables, with what belongs to them.
 *
 * @param before what is there
 * @param after what is wanted
 */
record Replacement(Belongings before, Belongings after) {

	/**
	 * An object that is not there.
	 */
	Change create(SchemaObject object) {
		ObjectReference reference = object.reference();
		List<Operation> upgrade = this.after.creation(object, null);
		return Change.of(Change.Kind.ADD, reference, reference + " is missing", upgrade, dropped(reference, upgrade));
	}

	/**
	 * An object that is there and not wanted.
	 */
	Change drop(SchemaObject object) {
		ObjectReference reference = object.reference();
		List<Operation> creation = this.before.creation(object, null);
		return Change.of(Change.Kind.DROP, reference, reference + " is not wanted", dropped(reference, creation),
				creation);
	}

	/**
	 * An object that has to go and to come again: two changes, between which others may
	 * be made.
	 * @param why what differs, or who wants it
	 */
	List<Change> pair(SchemaObject old, SchemaObject wanted, String why) {
		ObjectReference reference = wanted.reference();
		List<Operation> past = this.before.creation(old, null);
		List<Operation> creation = this.after.creation(wanted, this.before);
		return List.of(Change.of(Change.Kind.ALTER, reference, why, dropped(reference, past), past), Change
			.of(Change.Kind.ALTER, reference, reference + " is created again", creation, dropped(reference, creation)));
	}

	/**
	 * An object that is replaced where it stands.
	 */
	static Change inPlace(SchemaObject old, SchemaObject wanted, String why) {
		CreateObject back = new CreateObject(old, CreateObject.Existence.REPLACED, false, null);
		CreateObject there = new CreateObject(wanted, CreateObject.Existence.REPLACED, false, List.of(back));
		return Change.of(Change.Kind.ALTER, wanted.reference(), why, List.of(there),
				List.of(back.undo(List.of(there))));
	}

	private static List<Operation> dropped(ObjectReference reference, List<Operation> creation) {
		return List.of(new DropObject(reference, false, false, false, creation));
	}

}
