package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Drops an object. Columns and constraints are dropped by {@link AlterTable}.
 *
 * @param object the object
 * @param ifExists whether it need not be there
 * @param cascade whether what depends on it goes, too
 * @param concurrently whether an index is dropped while its table is used, which takes no
 * transaction
 * @param undo what brings it back, or {@code null} if that is not known
 */
public record DropObject(ObjectReference object, boolean ifExists, boolean cascade, boolean concurrently,
		@Nullable List<Operation> undo) implements Operation {

	public DropObject {
		undo = (undo != null) ? List.copyOf(undo) : null;
		Require.that(object.kind() != ObjectKind.COLUMN && object.kind() != ObjectKind.CONSTRAINT,
				"A " + object + " is not dropped by itself", "Alter its table.");
		Require.that(!concurrently || object.kind() == ObjectKind.INDEX,
				"Only an index is dropped concurrently, and this is a " + object, "Leave that out.");
		Require.that(!concurrently || !cascade, "A concurrent drop of " + object + " does not cascade",
				"Drop what depends on it before.");
	}

	/**
	 * The same operation that knows what brings the object back.
	 */
	public DropObject undo(List<Operation> undo) {
		return new DropObject(this.object, this.ifExists, this.cascade, this.concurrently, undo);
	}

	@Override
	public Inverse inverse() {
		return Inverse.known(this.undo, "what the dropped " + this.object + " was like is not known");
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.drop(this);
	}

	@Override
	public String summary() {
		return "drop " + this.object;
	}

}
