package dev.stemma.runner;

/**
 * Which way a step goes.
 */
public enum Direction {

	/** A revision is applied. */
	UPGRADE,
	/** A revision is taken back. */
	DOWNGRADE;

	/**
	 * The word for messages: "upgrade" or "downgrade".
	 */
	public String word() {
		return (this == UPGRADE) ? "upgrade" : "downgrade";
	}

}
