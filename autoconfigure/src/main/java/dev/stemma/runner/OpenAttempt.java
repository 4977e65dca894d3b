package dev.stemma.runner;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A revision without a transaction that was begun and neither finished nor resolved.
 *
 * @param revision the revision
 * @param direction which way it went
 * @param entries its journal entries, oldest first; the first is the attempt's start
 */
record OpenAttempt(String revision, Direction direction, List<JournalEntry> entries) {

	OpenAttempt {
		entries = List.copyOf(entries);
	}

	/**
	 * The last thing that is known of a statement, or {@code null} when none was begun.
	 */
	@Nullable JournalEntry last() {
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			if (this.entries.get(i).statement() != null) {
				return this.entries.get(i);
			}
		}
		return null;
	}

	/**
	 * Whether any of its statements may have been run.
	 */
	boolean hasDoneSomething() {
		return this.entries.stream()
			.anyMatch((entry) -> entry.statement() != null && entry.outcome() != JournalEntry.Outcome.FAILED
					&& !(entry.outcome() == JournalEntry.Outcome.STARTED && hasFailedAfter(entry)));
	}

	private boolean hasFailedAfter(JournalEntry started) {
		return this.entries.stream()
			.anyMatch((entry) -> entry.number() > started.number() && entry.outcome() == JournalEntry.Outcome.FAILED
					&& Objects.equals(entry.statement(), started.statement()));
	}

	/**
	 * What was noted when a statement was last begun.
	 */
	@Nullable JournalEntry started(int statement) {
		JournalEntry found = null;
		for (JournalEntry entry : this.entries) {
			if (entry.outcome() == JournalEntry.Outcome.STARTED
					&& Integer.valueOf(statement).equals(entry.statement())) {
				found = entry;
			}
		}
		return found;
	}

}
