package dev.stemma.operation;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Trigger;

/**
 * Creates an object.
 *
 * @param object the object
 * @param existence what to do if it is there
 * @param concurrently whether an index is built while its table is written to, which
 * takes no transaction
 * @param undo what takes it back where it may have been there before, or {@code null} if
 * that is not known
 */
public record CreateObject(SchemaObject object, Existence existence, boolean concurrently,
		@Nullable List<Operation> undo) implements Operation {

	public CreateObject {
		undo = (undo != null) ? List.copyOf(undo) : null;
		Require.that(!concurrently || object instanceof Index,
				"Only an index is created concurrently, and this is a " + object.reference(), "Leave that out.");
		requireExistence(object, existence);
	}

	/**
	 * PostgreSQL has {@code IF NOT EXISTS} and {@code OR REPLACE} for some kinds each.
	 */
	private static void requireExistence(SchemaObject object, Existence existence) {
		if (existence == Existence.REFUSED) {
			return;
		}
		ObjectReference reference = object.reference();
		boolean constraintTrigger = object instanceof Trigger trigger && trigger.constraint() != null;
		String kind = (constraintTrigger ? "constraint " : "") + reference.kind().words();
		boolean kept = existence == Existence.KEPT;
		boolean has = switch (reference.kind()) {
			case TABLE, INDEX, SEQUENCE, MATERIALIZED_VIEW, EXTENSION, SCHEMA -> kept;
			case VIEW, FUNCTION, PROCEDURE -> !kept;
			case TRIGGER -> !kept && !constraintTrigger;
			default -> false;
		};
		String form = (kept ? "CREATE %s IF NOT EXISTS" : "CREATE OR REPLACE %s")
			.formatted(kind.toUpperCase(Locale.ROOT));
		Require.that(has, "PostgreSQL has no %s, as it is said of %s".formatted(form, reference),
				kept ? "Create it where it is not there, or drop it with IF EXISTS before."
						: "Drop it with IF EXISTS before, and create it.");
	}

	public static CreateObject of(SchemaObject object) {
		return new CreateObject(object, Existence.REFUSED, false, null);
	}

	/**
	 * The same operation that knows what takes it back.
	 */
	public CreateObject undo(List<Operation> undo) {
		return new CreateObject(this.object, this.existence, this.concurrently, undo);
	}

	@Override
	public Inverse inverse() {
		if (this.existence != Existence.REFUSED) {
			return Inverse.known(this.undo,
					"whether the " + this.object.reference() + " was there before is not known");
		}
		return Inverse.of(new DropObject(this.object.reference(), false, false, this.concurrently, List.of(this)));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.create(this);
	}

	@Override
	public String summary() {
		return "create " + this.object.reference();
	}

	/**
	 * What to do if an object is there.
	 */
	public enum Existence {

		/** It fails. */
		REFUSED,
		/** Nothing is done. */
		KEPT,
		/** It is replaced. */
		REPLACED

	}

}
