package dev.stemma.runner;

/**
 * What became of a revision that stopped half way.
 */
public enum Resolution {

	/** All of it is done: record it as if it had come to its end. */
	DONE,
	/** It is to be taken up again at the statement at which it stopped. */
	RETRY

}
