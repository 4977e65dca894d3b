package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Statements that run without a transaction can die half way. This tells from the catalog
 * what became of them.
 */
public interface StatementRecovery {

	/**
	 * What to note before a statement is run, so that its traces can be read later.
	 * @return the note, or {@code null} when the statement leaves no traces that are
	 * understood
	 */
	@Nullable String before(Connection connection, String statement) throws SQLException;

	/**
	 * What became of a statement whose session is gone.
	 * @param statement the statement
	 * @param before what was noted before it was run
	 */
	Outcome after(Connection connection, String statement, @Nullable String before) throws SQLException;

	/**
	 * What to run before a statement that finds the remains of an earlier try.
	 * @param before what was noted before it
	 * @param again whether it is known that it has been tried here before
	 * @return the SQL, or {@code null} for nothing
	 */
	@Nullable String remains(Connection connection, String statement, @Nullable String before, boolean again) throws SQLException;

	/**
	 * Whether a statement waits for other sessions' snapshots instead of for locks, so
	 * that a lock timeout would leave a half-built index.
	 */
	boolean waitsForSnapshots(String statement);

	/**
	 * What became of a statement.
	 *
	 * @param state how far it came
	 * @param cleanup what to run before it is run again, or {@code null} for nothing
	 */
	record Outcome(State state, @Nullable String cleanup) {

	}

	/**
	 * How far a statement came.
	 */
	enum State {

		/** It is done. */
		DONE,
		/** It is to be run again. */
		TO_RUN,
		/** That can't be told. */
		UNKNOWN

	}

}
