package dev.stemma.operation;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectReference;

/**
 * What is done to columns.
 */
public interface ColumnOperations extends OperationTarget {

	/**
	 * Adds a column.
	 */
	default void addColumn(String table, Column column) {
		addColumn(table, column, (options) -> options);
	}

	/**
	 * Adds a column.
	 */
	default void addColumn(String table, Column column, UnaryOperator<CreateOptions> options) {
		apply(TableAlteration.of(qualify(table), this).addColumn(column, options).operation());
	}

	/**
	 * Drops a column. Online it is read before, so that the drop can be taken back; its
	 * values can't.
	 */
	default void dropColumn(String table, String column) {
		dropColumn(table, column, (options) -> options);
	}

	/**
	 * Drops a column.
	 * @param options how, and what it was like
	 */
	default void dropColumn(String table, String column, UnaryOperator<DropOptions> options) {
		apply(TableAlteration.of(qualify(table), this).dropColumn(column, options).operation());
	}

	/**
	 * Renames a column.
	 */
	default void renameColumn(String table, String column, String newName) {
		apply(new RenameObject(ObjectReference.column(qualify(table), column), newName));
	}

	/**
	 * Changes a column.
	 */
	default void alterColumn(String table, String column, UnaryOperator<ColumnAlteration> alteration) {
		apply(alteration.apply(ColumnAlteration.of(column)).operations(qualify(table)));
	}

	/**
	 * Sets the comment of a column, or removes it.
	 * @param comment the comment, or {@code null} for none
	 */
	default void commentOnColumn(String table, String column, @Nullable String comment) {
		apply(new SetComment(ObjectReference.column(qualify(table), column), comment, null));
	}

	/**
	 * Sets the comment of a column, or removes it.
	 * @param comment the comment, or {@code null} for none
	 * @param existing the comment that it had, or {@code null} if it had none
	 */
	default void commentOnColumn(String table, String column, @Nullable String comment, @Nullable String existing) {
		apply(new SetComment(ObjectReference.column(qualify(table), column), comment, new Known<>(existing)));
	}

	/**
	 * Has the sequence of a column go on behind the greatest value that is there, after
	 * rows have brought values of their own.
	 */
	default void continueIdentity(String table, String column) {
		apply(new ContinueIdentity(qualify(table), column));
	}

}
