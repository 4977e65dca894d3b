package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.SessionState;
import dev.stemma.dialect.Sessions;
import dev.stemma.problem.Problem;

/**
 * The one connection of a run, and what it was like before. It locks and works at once,
 * so that neither can outlive the other, and goes back as it came.
 */
final class WorkConnection implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(WorkConnection.class);

	private static final Executor SAME_THREAD = Runnable::run;

	private final Connection connection;

	private final Dialect dialect;

	private final boolean autoCommit;

	private @Nullable SessionState before;

	private @Nullable SessionState during;

	private boolean pooled;

	private @Nullable Instant backendStart;

	private int networkTimeout = -1;

	private final int prepareThreshold;

	private WorkConnection(Connection connection, Dialect dialect, boolean autoCommit, int prepareThreshold) {
		this.connection = connection;
		this.dialect = dialect;
		this.autoCommit = autoCommit;
		this.prepareThreshold = prepareThreshold;
	}

	private static WorkConnection of(Connection connection, Dialect dialect) throws SQLException {
		try {
			boolean autoCommit = connection.getAutoCommit();
			connection.setAutoCommit(true);
			// What is prepared in the server is not there any more where a pooler hands
			// out
			// another server connection, or is somebody else's.
			int prepareThreshold = dialect.sessions().prepareThreshold(connection, 0);
			return new WorkConnection(connection, dialect, autoCommit, prepareThreshold);
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Opens a connection, trying for as long as the deadline allows where there is hope.
	 * @throws DatabaseUnavailableException if there is none to be had
	 * @throws RunInterruptedException if the thread is interrupted
	 */
	static WorkConnection open(DataSource dataSource, Dialect dialect, Deadline deadline) {
		Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
		boolean said = false;
		while (true) {
			try {
				return of(dataSource.getConnection(), dialect);
			}
			catch (SQLException ex) {
				if (Thread.currentThread().isInterrupted()) {
					throw new RunInterruptedException(Problem.of("The run was interrupted while it connected.",
							"Nothing was under way; start again to go on."), ex);
				}
				if (dialect.kindOf(ex) != ErrorKind.CONNECTION_LOST || deadline.isOver()) {
					throw new DatabaseUnavailableException(
							Problem.of("No connection to the database could be had: " + ex.getMessage(),
									"Check that the server is up and that URL, user and password are right; "
											+ "stemma.connect-timeout says how long to try."),
							ex);
				}
				if (!said) {
					logger.warn("The database cannot be reached yet, trying for " + deadline.length().toSeconds()
							+ " s: " + ex.getMessage());
					said = true;
				}
				backoff.pause(deadline);
			}
		}
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Takes down what only the session's own role may see of it.
	 */
	void identify(ServerFacts facts) {
		if (this.backendStart == null) {
			this.backendStart = facts.backendStart();
		}
	}

	@Nullable Instant backendStart() {
		return this.backendStart;
	}

	/**
	 * The role that our own statements run as, or "none".
	 */
	String role() {
		return (this.during != null) ? this.during.role() : "none";
	}

	/**
	 * Whether the session is ours for no longer than a transaction.
	 */
	boolean isPooled() {
		return this.pooled;
	}

	/**
	 * What the session should be like while a migration runs.
	 */
	SessionState session() {
		SessionState state = this.during;
		if (state == null) {
			throw new IllegalStateException("The session has not been prepared");
		}
		return state;
	}

	/**
	 * Gives the session the role and the settings that the options ask for, before
	 * anything is looked at: what schema is the current one, and what may be done there,
	 * depends on them.
	 * @return whether that may have changed what was seen before
	 */
	boolean configure(ServerFacts facts, RunnerOptions.SessionOptions options) throws SQLException {
		this.pooled = options.isPooled(facts.pooled());
		if (this.before != null || this.pooled || !options.changesSession()) {
			return false;
		}
		SessionState found = this.dialect.sessions().snapshot(this.connection);
		this.before = found;
		for (String sql : options.initSql()) {
			ask("stemma.init-sql", sql, () -> {
				try (Statement statement = this.connection.createStatement()) {
					statement.execute(sql);
				}
			});
		}
		SessionState changed = this.dialect.sessions().snapshot(this.connection);
		String role = options.role();
		this.during = (role != null) ? changed.withRole(role) : changed;
		if (role != null) {
			ask("stemma.role", role, this::restore);
		}
		return true;
	}

	/**
	 * Makes the session ours: takes down what it was like, and sets what a run wants.
	 */
	void prepare(RunnerOptions options) throws SQLException {
		try {
			this.networkTimeout = this.connection.getNetworkTimeout();
			this.connection.setNetworkTimeout(SAME_THREAD, 0);
		}
		catch (SQLFeatureNotSupportedException ex) {
			logger.debug("The driver has no network timeout to switch off", ex);
		}
		Sessions sessions = this.dialect.sessions();
		if (this.pooled) {
			String role = options.session().role();
			this.during = new SessionState((role != null) ? role : "none", Map.of(), true);
			return;
		}
		SessionState found = this.during;
		if (found == null) {
			found = sessions.snapshot(this.connection);
			this.before = found;
		}
		this.during = sessions.forRun(found, "stemma " + options.application().name());
		restore();
		this.during = sessions.watchClient(this.connection, session());
	}

	/**
	 * Runs what a property asks for, and says so if the server refuses it.
	 */
	private void ask(String property, String value, Change change) throws SQLException {
		try {
			change.run();
		}
		catch (SQLException ex) {
			if (this.dialect.kindOf(ex) == ErrorKind.CONNECTION_LOST) {
				throw ex;
			}
			throw new RunRefusedException(List.of(Problem.of("The server refused what %s asks for (%s): %s"
				.formatted(property, value, this.dialect.messageOf(ex).text()), "Correct the property.")));
		}
	}

	/**
	 * Brings the session back to what it should be while a migration runs.
	 */
	void restore() throws SQLException {
		if (!this.pooled) {
			this.dialect.sessions().restore(this.connection, session());
		}
	}

	/**
	 * Rolls back what is open, which a lost connection has done for us.
	 */
	void rollback() {
		try {
			if (!this.connection.isClosed() && !this.connection.getAutoCommit()) {
				this.connection.rollback();
				this.connection.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			logger.debug("The transaction could not be rolled back; it went with its connection", ex);
		}
	}

	/**
	 * Whether the connection is gone: what a migration says of another one, in an
	 * exception of the same code, does not count.
	 */
	boolean isLost(SQLException ex) {
		if (this.dialect.kindOf(ex) != ErrorKind.CONNECTION_LOST) {
			return false;
		}
		try {
			return this.connection.isClosed() || !this.connection.isValid(2);
		}
		catch (SQLException invalid) {
			ex.addSuppressed(invalid);
			return true;
		}
	}

	@Override
	public void close() {
		rollback();
		try {
			if (!this.connection.isClosed()) {
				this.dialect.sessions().prepareThreshold(this.connection, this.prepareThreshold);
			}
			if (this.before != null && !this.connection.isClosed()) {
				this.dialect.sessions().restore(this.connection, this.before);
			}
			if (this.networkTimeout >= 0 && !this.connection.isClosed()) {
				this.connection.setNetworkTimeout(SAME_THREAD, this.networkTimeout);
			}
			if (!this.connection.isClosed()) {
				this.connection.setAutoCommit(this.autoCommit);
			}
		}
		catch (SQLException ex) {
			abandon(String.valueOf(ex.getMessage()));
		}
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			logger.debug("The connection could not be closed", ex);
		}
	}

	/**
	 * Keeps a connection from going back to its pool in a state that nobody asked for.
	 */
	void abandon(String reason) {
		logger.debug("The session cannot be brought back to what it was and is ended: " + reason);
		try {
			this.connection.abort(SAME_THREAD);
		}
		catch (SQLException ex) {
			logger.debug("The connection could not be aborted", ex);
		}
	}

	/**
	 * Something that is set on the session.
	 */
	private interface Change {

		void run() throws SQLException;

	}

}
