package dev.stemma.cli;

import dev.stemma.HistoryEntry;

/**
 * Says when, by whom and how fast a revision was applied.
 */
final class Applied {

	private Applied() {
	}

	/**
	 * As the end of a sentence that begins with the revision, or an empty text if it is
	 * not applied.
	 */
	static String words(HistoryEntry entry, Session session) {
		if (entry.appliedAt() == null) {
			return "";
		}
		return "applied " + session.time(entry.appliedAt()) + " by " + entry.appliedBy()
				+ ((entry.duration() != null) ? " in " + Times.length(entry.duration()) : ", stamped");
	}

}
