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

	/**
	 * Statement by statement, or operation by operation in Java, each committed by itself
	 * and journalled, so that a run goes on where the one before it died.
	 */
	NONE

}
