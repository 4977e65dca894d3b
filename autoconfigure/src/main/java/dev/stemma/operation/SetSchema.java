package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Moves an object to another schema.
 *
 * @param object the object where it stands
 * @param newSchema the schema that it goes to
 * @param existing the schema that it comes from, or {@code null} if that is not known
 */
public record SetSchema(ObjectReference object, String newSchema, @Nullable String existing) implements Operation {

	public SetSchema {
		Require.name("A schema", newSchema);
		Require.nameIfSaid("A schema", existing);
		existing = (existing != null) ? existing : object.name().schema();
		Require.that(!object.kind().isPart(), "A " + object + " stands where its table stands", "Move the table.");
		Require.that(object.kind() != ObjectKind.INDEX, "The " + object + " stands where its table stands",
				"Move the table.");
		Require.that(object.kind() != ObjectKind.SCHEMA && object.kind() != ObjectKind.CAST,
				"The " + object + " stands in no schema", "Leave that out.");
	}

	@Override
	public Inverse inverse() {
		String from = this.existing;
		ObjectReference moved = this.object.kind().isGlobal() ? this.object : this.object.in(this.newSchema);
		return (from != null) ? Inverse.of(new SetSchema(moved, from, this.newSchema))
				: Inverse.none("the schema from which the " + this.object + " comes is not known");
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.setSchema(this);
	}

	@Override
	public String summary() {
		return "set schema of " + this.object + " to " + this.newSchema;
	}

}
