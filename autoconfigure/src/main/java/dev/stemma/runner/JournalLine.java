package dev.stemma.runner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerMessage;
import dev.stemma.runner.JournalEntry.Action;
import dev.stemma.runner.JournalEntry.Outcome;

/**
 * What is to be written to the journal; who and when comes with the writing.
 */
record JournalLine(String revision, Action action, Outcome outcome, @Nullable Integer statement,
		@Nullable String statementChecksum, @Nullable String detail, @Nullable String position,
		@Nullable Duration duration, @Nullable String sqlState, @Nullable String message) {

	static JournalLine of(String revision, Action action, Outcome outcome) {
		return new JournalLine(revision, action, outcome, null, null, null, null, null, null, null);
	}

	JournalLine lasting(@Nullable Duration length) {
		return new JournalLine(this.revision, this.action, this.outcome, this.statement, this.statementChecksum,
				this.detail, this.position, length, this.sqlState, this.message);
	}

	JournalLine statement(int number, @Nullable String checksum, @Nullable String at) {
		return new JournalLine(this.revision, this.action, this.outcome, number, checksum, this.detail, at,
				this.duration, this.sqlState, this.message);
	}

	JournalLine noting(@Nullable String note) {
		return new JournalLine(this.revision, this.action, this.outcome, this.statement, this.statementChecksum, note,
				this.position, this.duration, this.sqlState, this.message);
	}

	JournalLine at(@Nullable String place) {
		return new JournalLine(this.revision, this.action, this.outcome, this.statement, this.statementChecksum,
				this.detail, place, this.duration, this.sqlState, this.message);
	}

	JournalLine saying(@Nullable ServerMessage server, String text) {
		return new JournalLine(this.revision, this.action, this.outcome, this.statement, this.statementChecksum,
				this.detail, this.position, this.duration, (server != null) ? server.sqlState() : null,
				(server != null) ? server.text() : text);
	}

}
