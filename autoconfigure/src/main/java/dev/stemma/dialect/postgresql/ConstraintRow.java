package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Constraint;

/**
 * A constraint.
 *
 * @param oid its oid
 * @param table the oid of its table
 * @param constraint the constraint
 * @param index its index, or {@code null} if it has none of its own
 * @param parent the oid of the constraint of the partitioned table that it is a part of,
 * or 0
 * @param local whether it is the table's own, and not only inherited
 * @param comment its comment, or {@code null}
 */
record ConstraintRow(long oid, long table, Constraint constraint, @Nullable IndexRow index, long parent, boolean local,
		@Nullable String comment) {

	String name() {
		return String.valueOf(this.constraint.name());
	}

}
