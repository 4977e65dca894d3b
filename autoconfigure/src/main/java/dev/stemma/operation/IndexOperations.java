package dev.stemma.operation;

import java.util.function.UnaryOperator;

import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * What is done to indexes.
 */
public interface IndexOperations extends OperationTarget {

	/**
	 * Creates an index on columns.
	 */
	default void createIndex(String name, String table, String... columns) {
		createIndex(Index.on(qualify(table), columns).named(name));
	}

	/**
	 * Creates an index.
	 */
	default void createIndex(Index index) {
		createIndex(index, (options) -> options);
	}

	/**
	 * Creates an index.
	 */
	default void createIndex(Index index, UnaryOperator<CreateOptions> options) {
		apply(new Definitions(this).creation(index, options));
	}

	/**
	 * Drops an index. Online it is read before, so that the drop can be taken back.
	 */
	default void dropIndex(String name) {
		dropIndex(name, (options) -> options);
	}

	/**
	 * Drops an index.
	 * @param options how, and what it was like
	 */
	default void dropIndex(String name, UnaryOperator<DropOptions> options) {
		apply(new Definitions(this).drop(ObjectReference.of(ObjectKind.INDEX, qualify(name)), options));
	}

	/**
	 * Drops an index that is known whole, by the name that it has or by the one that the
	 * naming convention gives it.
	 */
	default void dropIndex(Index index) {
		dropIndex(index, (options) -> options);
	}

	/**
	 * Drops an index that is known whole.
	 * @param options how
	 */
	default void dropIndex(Index index, UnaryOperator<DropOptions> options) {
		Definitions definitions = new Definitions(this);
		apply(definitions.drop(definitions.complete(index).reference(),
				(before) -> options.apply(before).existing(index)));
	}

	/**
	 * Renames an index.
	 */
	default void renameIndex(String name, String newName) {
		apply(new RenameObject(ObjectReference.of(ObjectKind.INDEX, qualify(name)), newName));
	}

	/**
	 * Builds an index again.
	 */
	default void reindex(String index) {
		apply(new Reindex(ObjectReference.of(ObjectKind.INDEX, qualify(index)), false));
	}

	/**
	 * Builds an index again while its table is written to, which takes no transaction.
	 */
	default void reindexConcurrently(String index) {
		apply(new Reindex(ObjectReference.of(ObjectKind.INDEX, qualify(index)), true));
	}

	/**
	 * Builds all indexes of a table again.
	 */
	default void reindexTable(String table) {
		apply(new Reindex(ObjectReference.table(qualify(table)), false));
	}

	/**
	 * Builds all indexes of a table again while it is written to, which takes no
	 * transaction.
	 */
	default void reindexTableConcurrently(String table) {
		apply(new Reindex(ObjectReference.table(qualify(table)), true));
	}

	/**
	 * Makes the index of a partition part of the one of its table.
	 */
	default void attachIndex(String parent, String index) {
		apply(new AttachIndex(qualify(parent), qualify(index)));
	}

}
