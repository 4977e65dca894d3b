package dev.stemma.operation;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Renames an object, a column or a constraint.
 *
 * @param object the object by the name that it has
 * @param newName the name that it gets, without a schema
 */
public record RenameObject(ObjectReference object, String newName) implements Operation {

	public RenameObject {
		Require.name("A " + object.kind().words(), newName);
		Require.that(object.kind() != ObjectKind.EXTENSION && object.kind() != ObjectKind.CAST,
				"The " + object + " cannot be renamed", "Drop it and create another.");
		Require.that(!newName.equals(nameOf(object)), "The " + object + " is renamed to what it is called",
				"Give it another name.");
	}

	private static String nameOf(ObjectReference object) {
		return (object.part() != null) ? object.part() : object.name().name();
	}

	@Override
	public Inverse inverse() {
		return Inverse.of(new RenameObject(this.object.renamed(this.newName), nameOf(this.object)));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.rename(this);
	}

	@Override
	public String summary() {
		return "rename " + this.object + " to " + this.newName;
	}

}
