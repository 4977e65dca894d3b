package dev.stemma.schema;

/**
 * When a constraint is looked at.
 */
public enum Deferrability {

	/** At once, always. */
	NOT_DEFERRABLE,
	/** At once, unless a transaction defers it to its end. */
	INITIALLY_IMMEDIATE,
	/** At the end of the transaction. */
	INITIALLY_DEFERRED

}
