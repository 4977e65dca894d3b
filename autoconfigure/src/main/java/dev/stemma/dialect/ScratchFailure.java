package dev.stemma.dialect;

/**
 * What a failure means when a schema is created only to be looked at.
 */
public enum ScratchFailure {

	/** Something that the statement names is not there, or not on the search path. */
	UNDEFINED,
	/** What it creates is there. */
	ALREADY_THERE,
	/** The server's table of locks is full: it takes several transactions. */
	OUT_OF_LOCKS,
	/** It takes no transaction around it, or several. */
	TAKES_NO_TRANSACTION,
	/** Anything else. */
	OTHER

}
