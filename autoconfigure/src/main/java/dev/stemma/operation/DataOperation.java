package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * An operation that changes rows of a table and nothing else. It is forgotten on the way
 * back where the same migration has created the table.
 */
public sealed interface DataOperation extends Operation permits BulkInsert, InsertFrom, UpdateInBatches {

	/**
	 * The table.
	 */
	QualifiedName table();

	/**
	 * What takes it back, or {@code null} if that is not known.
	 */
	@Nullable Undo undo();

	@Override
	default ObjectReference within() {
		return ObjectReference.table(table());
	}

	@Override
	default Inverse inverse() {
		Undo undo = undo();
		return Inverse.known((undo != null) ? undo.operations() : null,
				"which rows of " + table() + " were there before is not known");
	}

}
