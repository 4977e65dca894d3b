package dev.stemma.diff;

import dev.stemma.schema.ObjectReference;

/**
 * An object that is called otherwise and is still the same.
 *
 * @param object the object by the name that it has: a table, a column (of the table by
 * the name that it has), a sequence, type, view or index
 * @param newName what it is to be called, without schema and table
 */
public record Rename(ObjectReference object, String newName) {

	/**
	 * The object by its new name.
	 */
	public ObjectReference renamed() {
		return this.object.renamed(this.newName);
	}

	@Override
	public String toString() {
		return this.object + " to " + this.newName;
	}

}
