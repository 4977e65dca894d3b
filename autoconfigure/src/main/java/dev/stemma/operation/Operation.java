package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;

/**
 * Something that is done to a database. All names in it are final: those that were left
 * out have been given by the naming convention.
 * <p>
 * Components called {@code undo} are the operations that take it back, where they can't
 * be told from the operation itself: given by whoever wrote the migration, or read from
 * the catalog before the change; {@code null} when they are not known. Components called
 * {@code existing} are what was there before, {@code null} when it is not known.
 */
public sealed interface Operation
		permits CreateObject, DropObject, RenameObject, SetSchema, SetComment, Grant, Revoke, AlterTable, AlterSequence,
		AddEnumValue, RenameEnumValue, RefreshView, Reindex, AttachIndex, ContinueIdentity, Execute, DataOperation {

	/**
	 * What takes it back, or why nothing does.
	 */
	Inverse inverse();

	<R> R accept(OperationVisitor<R> visitor);

	/**
	 * What it does, for messages: {@code drop table members}.
	 */
	String summary();

	/**
	 * The object that it changes and nothing besides, or {@code null}. Where the same
	 * migration has created the object, there is nothing to take back: it goes with the
	 * object.
	 */
	default @Nullable ObjectReference within() {
		return null;
	}

}
