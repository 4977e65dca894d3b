package dev.stemma.runner;

/**
 * A step of a downgrade that would be run as the database has it stored.
 *
 * @param revision the id of the revision that it takes back
 * @param sql its SQL, placeholders unresolved
 * @param transactional whether it runs in a transaction; if not, each of its statements
 * is committed by itself
 * @param signature whether it is what was stored when the revision was applied
 */
public record StoredStep(String revision, String sql, boolean transactional, Signature signature) {

	/**
	 * Whether stored SQL is what was stored when its revision was applied.
	 */
	public enum Signature {

		/** It is not signed, and no key is configured. */
		NONE,
		/** It is signed, and no key is configured. */
		NOT_CHECKED,
		/** It is signed with the configured key. */
		VALID,
		/** It is not signed with the configured key; it is not run. */
		INVALID

	}

	/**
	 * Whether it may be run.
	 */
	public boolean isTrusted() {
		return this.signature != Signature.INVALID;
	}

}
