package dev.stemma.script;

/**
 * Whether a migration runs in a transaction.
 */
public enum TransactionMode {

	/**
	 * In a transaction, unless it is written in SQL and each of its statements is of a
	 * kind that cannot run in one.
	 */
	AUTO,

	/** Statement by statement, each committed by itself. */
	NONE

}
