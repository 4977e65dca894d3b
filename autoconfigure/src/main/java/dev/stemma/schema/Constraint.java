package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table.
 */
public sealed interface Constraint extends TableElement
		permits PrimaryKey, Unique, Check, ForeignKey, Exclusion, NotNull {

	/**
	 * Its name, or {@code null} where the naming convention gives it one.
	 */
	@Nullable String name();

	/**
	 * The columns that it is on, as far as they are named.
	 */
	List<String> columns();

	/**
	 * The columns that its index carries besides.
	 */
	default List<String> includedColumns() {
		return List.of();
	}

	/**
	 * The same constraint under a name.
	 */
	Constraint named(String name);

	<R> R accept(ConstraintVisitor<R> visitor);

}
