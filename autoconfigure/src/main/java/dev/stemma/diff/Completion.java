package dev.stemma.diff;

import dev.stemma.schema.Catalog;

/**
 * Adds to what is wanted what nobody spoke of, from what is there.
 */
@FunctionalInterface
public interface Completion {

	/** What is wanted was said in full. */
	Completion NONE = (before, after) -> after;

	/**
	 * What is wanted in full.
	 * @param before what is there, by the names that it has after all renames
	 * @param after what is wanted, as far as it was said
	 */
	Catalog complete(Catalog before, Catalog after);

}
