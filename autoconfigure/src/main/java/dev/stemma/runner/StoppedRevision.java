package dev.stemma.runner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A revision without a transaction that was begun and has come to no end: it stopped half
 * way, or is being run.
 *
 * @param revision the revision
 * @param direction which way it went
 * @param statement the number of the last statement that was begun, from 1, or
 * {@code null} when none was
 * @param message what the server said of it, or {@code null} when that is not known, as
 * after a process was killed
 * @param at when that was, by the server's clock
 */
public record StoppedRevision(String revision, Direction direction, @Nullable Integer statement,
		@Nullable String message, Instant at) {

	static StoppedRevision of(OpenAttempt attempt) {
		JournalEntry statement = attempt.last();
		JournalEntry last = attempt.entries().get(attempt.entries().size() - 1);
		return new StoppedRevision(attempt.revision(), attempt.direction(),
				(statement != null) ? statement.statement() : null, last.message(), last.at());
	}

}
