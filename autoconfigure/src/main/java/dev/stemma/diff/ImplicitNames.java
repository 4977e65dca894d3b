package dev.stemma.diff;

import dev.stemma.schema.ObjectReference;

/**
 * Says which names of constraints and indexes nobody has chosen: where the definitions
 * are the same, another name is no difference then.
 */
@FunctionalInterface
public interface ImplicitNames {

	/** All names were chosen. */
	ImplicitNames NONE = (object) -> false;

	/**
	 * Whether the name of an object was made by a tool or by the server.
	 * @param object a constraint of a table, or an index, of the wanted schema
	 */
	boolean isImplicit(ObjectReference object);

}
