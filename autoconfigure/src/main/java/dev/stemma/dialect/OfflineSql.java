package dev.stemma.dialect;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes scripts for the database's own command line client that do what a runner does on
 * a connection. Every text ends with a line end; all values in them are literals.
 */
public interface OfflineSql {

	/**
	 * How to run a script, for its header.
	 */
	String usage();

	/**
	 * Has the client stop at the first error, and read the script as it is meant whatever
	 * its own configuration says.
	 */
	String client();

	/**
	 * A statement as the client has to read it to send what a driver would.
	 * @param sql the statement, with or without comments at its end
	 */
	String statement(String sql);

	/**
	 * The line behind the data of a copy statement.
	 */
	String endOfData();

	/**
	 * Gives the run an id, and makes the session what it is for a run.
	 * @param initSql statements to run before anything else
	 * @param role the role to take, or {@code null}
	 * @param application the name by which operators know the run
	 */
	String session(List<String> initSql, @Nullable String role, String application);

	/**
	 * Takes down what the session is like.
	 */
	String remember();

	/**
	 * Brings the session back to what was taken down, outside of a transaction.
	 */
	String restore();

	/**
	 * Takes the role back that was taken down.
	 */
	String restoreRole();

	/**
	 * Refuses to go on where the database is not what the script begins with, and takes
	 * the runner's lock for the session.
	 */
	String check(OfflineStart start);

	/**
	 * Creates our tables where they are missing.
	 */
	String createTables();

	/**
	 * Takes down when something begins.
	 */
	String startClock();

	String begin();

	/**
	 * Takes the lock of the applied set in a transaction, without waiting.
	 */
	String lockTable();

	String commit();

	/**
	 * Sets how long the next statements may wait for a lock and may run.
	 * @param lock how long for a lock, zero for as long as it takes
	 * @param statement how long in all, or {@code null} for what holds
	 * @param local whether that ends with the transaction
	 */
	String limit(Duration lock, @Nullable Duration statement, boolean local);

	/**
	 * Inserts an applied revision.
	 * @param row the parameters of the row of {@link Bookkeeping#insertApplied} but the
	 * last, which the clock gives
	 * @param duration whether it gets the time since the clock was started
	 */
	String insertApplied(List<@Nullable Object> row, boolean duration);

	/**
	 * Deletes an applied revision, and fails if it is none.
	 */
	String deleteApplied(String id);

	/**
	 * Writes a journal entry.
	 * @param entry the parameters of {@link Bookkeeping#insertJournal()} between the run
	 * and the duration
	 * @param seen what is to be found out for it when the script runs
	 */
	String insertJournal(List<@Nullable Object> entry, Seen seen);

	/**
	 * Gives the runner's lock back and says something on the client's output.
	 * @param text what to say
	 */
	String end(String text);

	/**
	 * A text that may hold anything as a comment.
	 */
	String comment(String text);

	/**
	 * What is found out for a journal entry when the script runs.
	 *
	 * @param duration whether it gets the time since the clock was started
	 * @param traces the statement whose traces are to be noted as they are before it is
	 * run, or {@code null}
	 * @param rows whether the number of rows is noted that the last statement changed
	 */
	record Seen(boolean duration, @Nullable String traces, boolean rows) {

		/** Nothing is found out. */
		public static final Seen NOTHING = new Seen(false, null, false);

	}

}
