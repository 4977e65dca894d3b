package dev.stemma.runner;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal, as far as recovery reads it.
 *
 * @param number its number
 * @param runId the run that wrote it
 * @param revision the revision
 * @param action what was done
 * @param outcome how it went
 * @param statement the number of the statement, from 1; {@code null} for the whole
 * revision
 * @param statementChecksum the checksum of the statement, or {@code null}
 * @param detail what was noted beside it, or {@code null}
 * @param position where in the script, or {@code null}
 * @param message what the server said, or {@code null}
 * @param backendPid the backend that did it
 * @param backendStart when that backend was started, or {@code null}
 * @param at when
 */
record JournalEntry(long number, UUID runId, String revision, Action action, Outcome outcome,
		@Nullable Integer statement, @Nullable String statementChecksum, @Nullable String detail,
		@Nullable String position, @Nullable String message, int backendPid, @Nullable Instant backendStart,
		Instant at) {

	/**
	 * What was done.
	 */
	enum Action {

		UPGRADE, DOWNGRADE, STAMP, PURGE, RESOLVE, ACCEPT;

		static Action of(Direction direction) {
			return (direction == Direction.UPGRADE) ? UPGRADE : DOWNGRADE;
		}

	}

	/**
	 * How it went.
	 */
	enum Outcome {

		STARTED, SUCCEEDED, FAILED, RESOLVED

	}

}
