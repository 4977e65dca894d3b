package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * A conversion of one type to another.
 *
 * @param source from what
 * @param target to what
 * @param method how
 * @param function the function that converts, or {@code null} for the other methods
 * @param context where it is made without being asked for
 */
public record Cast(SqlType source, SqlType target, Method method, @Nullable ObjectReference function,
		Context context) implements SchemaObject {

	public Cast {
		Require.that((function != null) == (method == Method.FUNCTION),
				"The cast of %s to %s %s".formatted(source, target,
						(function != null) ? "has a function that it does not use" : "has no function"),
				"Name a function, or convert by text or not at all.");
		Require.that(function == null || function.kind() == ObjectKind.FUNCTION,
				"The cast of %s to %s is by what is no function: %s".formatted(source, target, function),
				"Name a function.");
	}

	/**
	 * By the texts of the values.
	 */
	public static Cast inout(SqlType source, SqlType target) {
		return new Cast(source, target, Method.INOUT, null, Context.EXPLICIT);
	}

	/**
	 * Of types whose values are the same bytes.
	 */
	public static Cast withoutFunction(SqlType source, SqlType target) {
		return new Cast(source, target, Method.NONE, null, Context.EXPLICIT);
	}

	/**
	 * By a function.
	 */
	public static Cast withFunction(SqlType source, SqlType target, ObjectReference function) {
		return new Cast(source, target, Method.FUNCTION, function, Context.EXPLICIT);
	}

	/**
	 * Is made without being asked for when a value is written to a column.
	 */
	public Cast asAssignment() {
		return new Cast(this.source, this.target, this.method, this.function, Context.ASSIGNMENT);
	}

	/**
	 * Is made without being asked for everywhere.
	 */
	public Cast asImplicit() {
		return new Cast(this.source, this.target, this.method, this.function, Context.IMPLICIT);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.cast(this.source, this.target);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.cast(this);
	}

	/**
	 * How values are converted.
	 */
	public enum Method {

		FUNCTION, INOUT, NONE

	}

	/**
	 * Where a cast is made without being asked for.
	 */
	public enum Context {

		/** Nowhere. */
		EXPLICIT,
		/** When a value is written to a column. */
		ASSIGNMENT,
		/** Everywhere. */
		IMPLICIT

	}

}
