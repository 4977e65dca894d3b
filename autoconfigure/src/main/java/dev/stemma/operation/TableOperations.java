package dev.stemma.operation;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;

/**
 * What is done to tables.
 */
public interface TableOperations extends OperationTarget {

	/**
	 * Creates a table of columns and constraints.
	 */
	default void createTable(String name, TableElement... elements) {
		createTable(Table.of(qualify(name), elements));
	}

	/**
	 * Creates a table.
	 */
	default void createTable(Table table) {
		createTable(table, (options) -> options);
	}

	/**
	 * Creates a table.
	 */
	default void createTable(Table table, UnaryOperator<CreateOptions> options) {
		apply(new Definitions(this).creation(table, options));
	}

	/**
	 * Drops a table. Online it is read before, so that the drop can be taken back; its
	 * rows can't.
	 */
	default void dropTable(String name) {
		dropTable(name, (options) -> options);
	}

	/**
	 * Drops a table.
	 * @param options how, and what it was like
	 */
	default void dropTable(String name, UnaryOperator<DropOptions> options) {
		apply(new Definitions(this).drop(ObjectReference.table(qualify(name)), options));
	}

	/**
	 * Renames a table; its constraints and indexes keep their names.
	 */
	default void renameTable(String name, String newName) {
		apply(new RenameObject(ObjectReference.table(qualify(name)), newName));
	}

	/**
	 * Moves a table to another schema.
	 */
	default void setTableSchema(String name, String newSchema) {
		apply(new SetSchema(ObjectReference.table(qualify(name)), newSchema, null));
	}

	/**
	 * Sets the comment of a table, or removes it.
	 * @param comment the comment, or {@code null} for none
	 */
	default void commentOnTable(String name, @Nullable String comment) {
		apply(new SetComment(ObjectReference.table(qualify(name)), comment, null));
	}

	/**
	 * Sets the comment of a table, or removes it.
	 * @param comment the comment, or {@code null} for none
	 * @param existing the comment that it had, or {@code null} if it had none
	 */
	default void commentOnTable(String name, @Nullable String comment, @Nullable String existing) {
		apply(new SetComment(ObjectReference.table(qualify(name)), comment, new Known<>(existing)));
	}

	/**
	 * Changes a table in one statement: one lock, and at most one rewrite.
	 */
	default void batchAlterTable(String name, UnaryOperator<TableAlteration> alteration) {
		apply(alteration.apply(TableAlteration.of(qualify(name), this)).operation());
	}

	/**
	 * Sets storage parameters of a table.
	 * @param parameters names and values; {@code null} resets one
	 */
	default void setTableParameters(String name, Map<String, @Nullable String> parameters) {
		apply(AlterTable.of(qualify(name), new TableOption.SetParameters(parameters, null)));
	}

	/**
	 * Makes a table a partition of another.
	 */
	default void attachPartition(String table, String partition, PartitionBound bound) {
		apply(AlterTable.of(qualify(table), new PartitionChange.Attach(qualify(partition), bound)));
	}

	/**
	 * Makes a partition a table of its own.
	 */
	default void detachPartition(String table, String partition) {
		detachPartition(table, partition, PartitionChange.Mode.AT_ONCE);
	}

	/**
	 * Makes a partition a table of its own.
	 */
	default void detachPartition(String table, String partition, PartitionChange.Mode mode) {
		apply(AlterTable.of(qualify(table), new PartitionChange.Detach(qualify(partition), mode, null)));
	}

	/**
	 * Makes a partition a table of its own.
	 * @param existing the rows that it took
	 */
	default void detachPartition(String table, String partition, PartitionChange.Mode mode, PartitionBound existing) {
		apply(AlterTable.of(qualify(table), new PartitionChange.Detach(qualify(partition), mode, existing)));
	}

}
