package dev.stemma.dialect;

import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What can be asked of and set on a connection. Everything here is one statement unless
 * it says otherwise, and none of it waits for a lock.
 */
public interface Sessions {

	/**
	 * Looks at the server, the schema and what the role may do there.
	 * @param connection the connection
	 * @param schema the configured schema, or {@code null} for the connection's current
	 * one
	 * @param prefix what our tables' names begin with
	 */
	ServerFacts facts(Connection connection, @Nullable String schema, String prefix) throws SQLException;

	/**
	 * Where the server is, as the driver and the server itself know it, or {@code null}
	 * if both say that it is on this machine: a loopback address, or no address because a
	 * socket of the file system is used. A server in a container, and one behind a
	 * tunnel, has an address of its own.
	 */
	@Nullable String remoteServer(Connection connection) throws SQLException;

	/**
	 * What the session's settings are.
	 */
	SessionState snapshot(Connection connection) throws SQLException;

	/**
	 * The settings that a run wants on top of what a session has.
	 * @param state what it has
	 * @param application the name by which operators know the run
	 */
	SessionState forRun(SessionState state, String application);

	/**
	 * Has the server look, while a statement runs, whether its client is still there, so
	 * that a backend whose client was killed ends soon and not with its statement.
	 * @param state what the session should be like
	 * @return the state with what was set; the same where the server can't
	 */
	SessionState watchClient(Connection connection, SessionState state) throws SQLException;

	/**
	 * Brings a session to a state: settings that are not in it go back to what they were
	 * at the session's start.
	 */
	void restore(Connection connection, SessionState state) throws SQLException;

	/**
	 * Sets how long the statements of the session may wait for a lock and may run.
	 * @param lock how long for a lock, zero for as long as it takes
	 * @param statement how long in all, or {@code null} for what holds
	 */
	void limit(Connection connection, Duration lock, @Nullable Duration statement) throws SQLException;

	/**
	 * Takes the session's lock if it is free.
	 */
	boolean tryLock(Connection connection, long key) throws SQLException;

	/**
	 * Takes the lock until the end of the transaction if it is free.
	 */
	boolean tryTransactionLock(Connection connection, long key) throws SQLException;

	/**
	 * Gives the session's lock back.
	 * @return whether it was held
	 */
	boolean unlock(Connection connection, long key) throws SQLException;

	/**
	 * Who holds the lock, or {@code null} when nobody does.
	 */
	@Nullable Backend holder(Connection connection, long key) throws SQLException;

	/**
	 * Whether a backend still lives.
	 * @param pid its process id
	 * @param started when it was started, because process ids come again, or {@code null}
	 * where that is not known
	 */
	boolean isAlive(Connection connection, int pid, @Nullable Instant started) throws SQLException;

	/**
	 * The sessions that hold locks on relations which a statement names.
	 * @param names the unquoted words and names of the statement
	 */
	List<Backend> lockHolders(Connection connection, Collection<String> names) throws SQLException;

	/**
	 * The sessions whose open transactions a concurrent index build has to wait for.
	 */
	List<Backend> openTransactions(Connection connection) throws SQLException;

	/**
	 * Asks the server to cancel what runs on the connection; from another thread.
	 */
	void cancel(Connection connection) throws SQLException;

	/**
	 * Sends data to a copy statement.
	 * @return the number of rows
	 */
	long copy(Connection connection, String statement, Reader data) throws SQLException;

	/**
	 * Sets after how many executions a statement is prepared in the server: 0 keeps them
	 * out, because behind a pooler the next transaction may run on another server
	 * connection.
	 * @return what was set before
	 */
	int prepareThreshold(Connection connection, int threshold) throws SQLException;

}
