package dev.stemma.operation;

import dev.stemma.schema.QualifiedName;

/**
 * One change of a table.
 */
public sealed interface TableChange permits ColumnChange, ConstraintChange, PartitionChange, TableOption {

	/**
	 * What takes it back, or why nothing does.
	 * @param table the table
	 */
	Inverse inverse(QualifiedName table);

	<R> R accept(TableChangeVisitor<R> visitor);

	/**
	 * Whether it changes the table and nothing besides, so that it goes with the table.
	 */
	default boolean isWithin() {
		return true;
	}

	/**
	 * What it does, for messages: {@code drop column status}.
	 */
	String summary();

}
