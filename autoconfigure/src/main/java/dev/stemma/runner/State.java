package dev.stemma.runner;

/**
 * How a database stands to a build and its target.
 */
public enum State {

	/** Nothing is pending. */
	REACHED,
	/** Something is. */
	PENDING,
	/** Nothing is pending, and the database also holds revisions of a newer build. */
	AHEAD,
	/** Something is pending, and the database holds revisions of another build. */
	DIVERGED,
	/** What is applied contradicts the scripts. */
	INCONSISTENT,
	/** A revision without a transaction stopped half way. */
	UNRESOLVED,
	/** A runner is at work. */
	RUNNING;

	/**
	 * Whether an application may start on it.
	 */
	public boolean isReached() {
		return this == REACHED || this == AHEAD;
	}

}
