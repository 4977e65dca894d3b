package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

import dev.stemma.revision.StampPlan;
import dev.stemma.runner.JournalEntry.Action;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;

/**
 * Changes the applied set without running anything. Stamped rows carry checksum and
 * downgrade as if their revisions had been run, and no duration.
 */
final class Stamp {

	/** Noted of what does not count as applied any more. */
	static final String REMOVED = "removed";

	private final Ledger ledger;

	private final Placeholders placeholders;

	private final DowngradeWriter downgrades;

	Stamp(Ledger ledger, Placeholders placeholders, DowngradeWriter downgrades) {
		this.ledger = ledger;
		this.placeholders = placeholders;
		this.downgrades = downgrades;
	}

	/**
	 * Writes a plan inside an open transaction.
	 */
	void write(Connection connection, StampPlan plan, LoadedScripts scripts) throws SQLException {
		for (String id : plan.removed()) {
			this.ledger.deleteApplied(connection, JournalLine.of(id, Action.STAMP, Outcome.SUCCEEDED).noting(REMOVED),
					false);
		}
		for (String id : plan.added()) {
			insert(connection, scripts.get(id), scripts, JournalLine.of(id, Action.STAMP, Outcome.SUCCEEDED));
		}
	}

	/**
	 * Removes rows that this build does not know.
	 */
	void purge(Connection connection, Collection<String> ids) throws SQLException {
		for (String id : ids) {
			this.ledger.deleteApplied(connection, JournalLine.of(id, Action.PURGE, Outcome.SUCCEEDED), false);
		}
	}

	/**
	 * Writes one row.
	 */
	void insert(Connection connection, Script script, LoadedScripts scripts, JournalLine line) throws SQLException {
		SqlMigration text = ScriptExecutor.read(script, this.placeholders);
		this.ledger.insertApplied(connection, Rows.of(script, scripts.graph(), this.downgrades.of(script, text), null),
				line, false);
	}

}
