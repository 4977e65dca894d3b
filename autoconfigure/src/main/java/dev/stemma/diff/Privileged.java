package dev.stemma.diff;

import java.util.Collection;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;

/**
 * One side of a comparison, of which the privileges are asked.
 */
interface Privileged {

	/**
	 * The privileges that roles hold on an object and its columns.
	 */
	Collection<Privilege> granted(ObjectReference object);

	/**
	 * The privileges that roles hold by default and that were taken from them.
	 */
	Collection<Privilege> revoked(ObjectReference object);

}
