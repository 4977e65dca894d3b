package dev.stemma.cli;

import dev.stemma.Stemma;

/**
 * Keeps databases that are protected ({@code stemma.protected}), as in production, from
 * what loses data or history, and from what belongs to development.
 */
final class Guard {

	private Guard() {
	}

	/**
	 * Refuses if the database is protected; no confirmation helps.
	 * @param stemma whose database
	 * @param what was asked for, as the subject of a sentence: {@code downgrade}
	 * @throws ProtectedDatabaseException if it is
	 */
	static void refuseIfProtected(Stemma stemma, String what) {
		if (stemma.isProtected()) {
			throw new ProtectedDatabaseException(what);
		}
	}

}
