package dev.stemma.diff;

import java.util.List;

/**
 * May rewrite, add, leave out and reorder what a migration is generated from. Several are
 * called in their order, each with what the one before has returned.
 */
@FunctionalInterface
public interface DiffCustomizer {

	/**
	 * The changes that are to be written.
	 * @param changes the changes in the order in which they are made
	 */
	List<Change> customize(List<Change> changes);

}
