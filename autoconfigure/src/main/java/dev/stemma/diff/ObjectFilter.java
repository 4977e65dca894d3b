package dev.stemma.diff;

import dev.stemma.schema.ObjectReference;

/**
 * Says which objects are compared. What is left out is neither created nor changed nor
 * dropped, whatever depends on it.
 */
@FunctionalInterface
public interface ObjectFilter {

	/** All objects. */
	ObjectFilter ALL = (object) -> true;

	/**
	 * Whether an object is compared. Asked of whole objects, columns, constraints and
	 * triggers; those of a table that is left out are left out with it, and not asked
	 * about.
	 * @param object the object. Those of the home schema have no schema in their names
	 */
	boolean includes(ObjectReference object);

	/**
	 * Both filters at once.
	 */
	default ObjectFilter and(ObjectFilter other) {
		return (object) -> includes(object) && other.includes(object);
	}

}
