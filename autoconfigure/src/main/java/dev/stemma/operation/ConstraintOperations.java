package dev.stemma.operation;

import java.util.function.UnaryOperator;

import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectReference;

/**
 * What is done to constraints.
 */
public interface ConstraintOperations extends OperationTarget {

	/**
	 * Adds a constraint.
	 */
	default void addConstraint(String table, Constraint constraint) {
		apply(TableAlteration.of(qualify(table), this).addConstraint(constraint).operation());
	}

	/**
	 * Makes a unique index a primary key or a unique constraint, which gives it its name.
	 */
	default void addConstraintUsingIndex(String table, Constraint constraint, String index) {
		apply(TableAlteration.of(qualify(table), this).addConstraintUsingIndex(constraint, index).operation());
	}

	/**
	 * Drops a constraint. Online it is read before, so that the drop can be taken back.
	 */
	default void dropConstraint(String table, String name) {
		dropConstraint(table, name, (options) -> options);
	}

	/**
	 * Drops a constraint.
	 * @param options how, and what it was like
	 */
	default void dropConstraint(String table, String name, UnaryOperator<DropOptions> options) {
		apply(TableAlteration.of(qualify(table), this).dropConstraint(name, options).operation());
	}

	/**
	 * Drops a constraint that is known whole, by the name that it has or by the one that
	 * the naming convention gives it.
	 */
	default void dropConstraint(String table, Constraint constraint) {
		apply(TableAlteration.of(qualify(table), this).dropConstraint(constraint).operation());
	}

	/**
	 * Renames a constraint.
	 */
	default void renameConstraint(String table, String name, String newName) {
		apply(new RenameObject(ObjectReference.constraint(qualify(table), name), newName));
	}

	/**
	 * Changes when a foreign key is looked at.
	 */
	default void alterConstraint(String table, String name, Deferrability deferrability) {
		apply(TableAlteration.of(qualify(table), this).alterConstraint(name, deferrability).operation());
	}

	/**
	 * Changes when a foreign key is looked at that is known whole.
	 * @param existing the foreign key as it was
	 */
	default void alterConstraint(String table, ForeignKey existing, Deferrability deferrability) {
		apply(TableAlteration.of(qualify(table), this).alterConstraint(existing, deferrability).operation());
	}

	/**
	 * Has a constraint that was added as not valid hold for all rows.
	 */
	default void validateConstraint(String table, String name) {
		apply(TableAlteration.of(qualify(table), this).validateConstraint(name).operation());
	}

}
