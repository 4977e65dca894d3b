package dev.stemma.dialect;

import java.util.List;

/**
 * The statements on the engine's own tables: the applied set, one row a revision, the
 * journal, which only grows, and the progress of batched changes. All names in them are
 * qualified and quoted, all values are parameters.
 */
public interface Bookkeeping {

	/**
	 * Creates what is missing, statement by statement.
	 * @param schemaExists whether the schema is there
	 */
	List<String> create(boolean schemaExists);

	/**
	 * Selects the applied set: revision, parents, dependencies, labels, tags, message,
	 * checksum, checksum_algorithm, kind, reversible (whether a downgrade is stored),
	 * downgrade_missing, applied_at, applied_by, duration_ms; in the order in which they
	 * were applied.
	 */
	String selectApplied();

	/**
	 * Selects the stored downgrades of revisions: revision, downgrade,
	 * downgrade_transactional, downgrade_missing, downgrade_signature.
	 * <p>
	 * Parameter: the ids (text array).
	 */
	String selectDowngrades();

	/**
	 * Selects the entries of attempts without a transaction that are not finished:
	 * number, run_id, revision, action, outcome, statement, statement_checksum, detail,
	 * position, message, backend_pid, backend_start, at; in the order of their numbers.
	 */
	String selectOpenAttempts();

	/**
	 * Selects failures: number, revision, message, application, host, at.
	 * <p>
	 * Parameter: the number behind which to look.
	 */
	String selectFailures();

	/**
	 * Selects the last entry of the journal if it is a failure: revision, action,
	 * position, sqlstate, message, database_user, application, host, at.
	 */
	String selectLastFailure();

	/**
	 * Selects the revisions that a run finished.
	 * <p>
	 * Parameter: the run's id as text.
	 */
	String selectFinished();

	/**
	 * Takes a role, in front of other statements.
	 * @param role the role, or "none"
	 * @param pooled whether the session is not ours beyond the transaction
	 */
	String asRole(String role, boolean pooled);

	/**
	 * Brings the session back to what it should be and sets the limits of the
	 * transaction, between two revisions that share one.
	 * <p>
	 * Parameters: those of {@link #begin} without the ids.
	 */
	String next(SessionState session, boolean pooled);

	/**
	 * Opens a revision's transaction in one round trip: takes the table's lock without
	 * waiting, brings the session back to what it should be, sets the limits of this
	 * transaction, and selects those of the named revisions that are applied.
	 * <p>
	 * Parameters: names and values of the session's settings (text arrays; left out where
	 * the session is pooled), lock timeout and statement timeout (milliseconds as text;
	 * the latter may be null for the one that holds), the ids to look for (text array).
	 * @param session what the session should be like
	 * @param pooled whether the session is not ours beyond the transaction
	 */
	String begin(SessionState session, boolean pooled);

	/**
	 * Inserts an applied revision and its journal entry in one statement; changes no row
	 * when the table's lock is gone, which means that the migration ended the
	 * transaction.
	 * <p>
	 * Parameters: those of the row (revision, parents, dependencies, labels, tags,
	 * message, checksum, checksum_algorithm, kind, downgrade, downgrade_transactional,
	 * downgrade_missing, downgrade_signature, duration_ms), then those of
	 * {@link #insertJournal()}.
	 * @param role the role to write as, whatever role the migration left behind
	 * @param pooled whether the session is not ours beyond the transaction
	 * @param locked whether to insist on the lock
	 */
	String insertApplied(String role, boolean pooled, boolean locked);

	/**
	 * Deletes an applied revision and writes its journal entry in one statement.
	 * <p>
	 * Parameters: the id, then those of {@link #insertJournal()}.
	 * @param role the role to write as, whatever role the migration left behind
	 * @param pooled whether the session is not ours beyond the transaction
	 * @param locked whether to insist on the lock
	 */
	String deleteApplied(String role, boolean pooled, boolean locked);

	/**
	 * Writes a journal entry.
	 * <p>
	 * Parameters: run_id, revision, action, outcome, statement, statement_checksum,
	 * detail, position, application, application_version, host, duration_ms, sqlstate,
	 * message, backend_start.
	 */
	String insertJournal();

	/**
	 * Sets the checksum of an applied revision and writes the journal entry.
	 * <p>
	 * Parameters: checksum, algorithm, the id, then those of {@link #insertJournal()}.
	 */
	String updateChecksum();

	/**
	 * Selects whether the table of progress is there: a boolean. In databases of earlier
	 * versions it may be missing; {@link #create} makes it with the others.
	 */
	String selectProgressTable();

	/**
	 * Creates the table of progress, statement by statement.
	 */
	List<String> createProgress();

	/**
	 * Selects how far a batched change has come: position, rows, total_estimate, done,
	 * started_at, updated_at, run_id; no row before its first batch.
	 * <p>
	 * Parameters: revision, action, the operation's number.
	 */
	String selectProgress();

	/**
	 * Moves a batched change on, in the transaction of its batch: adds the batch's rows
	 * and changes one row, or none where the change does not stand at the expected
	 * position or is done, which means that somebody else works on it and that the batch
	 * has to be rolled back.
	 * <p>
	 * Parameters: the expected position (text array, null before the first batch),
	 * revision, action, the operation's number, table name, new position (text array),
	 * rows of this batch, total estimate (may be null), whether it is done, run_id.
	 */
	String moveProgress();

	/**
	 * Deletes the progress of a revision's changes, so that they begin anew when the
	 * revision comes again.
	 * <p>
	 * Parameters: revision, action.
	 */
	String deleteProgress();

}
