package dev.stemma.schema;

/**
 * Something that is created and dropped by itself.
 */
public sealed interface SchemaObject extends Definition permits Table, Index, Sequence, EnumType, Domain, CompositeType,
		View, MaterializedView, Routine, Trigger, Extension, Namespace, Cast {

	/**
	 * How others refer to it.
	 */
	ObjectReference reference();

	<R> R accept(SchemaObjectVisitor<R> visitor);

}
