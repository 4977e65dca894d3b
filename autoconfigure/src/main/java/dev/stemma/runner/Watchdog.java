package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.dialect.Sessions;
import dev.stemma.problem.Problem;

/**
 * Watches a run from beside: says that a long step is still at work, and cancels what
 * runs when the run's time is over or its thread is interrupted. A thread that waits for
 * an answer of the server does not hear of its interruption itself.
 */
final class Watchdog implements AutoCloseable {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private static final Duration REPORT = Duration.ofSeconds(30);

	private static final Duration LOOK = Duration.ofMillis(100);

	private final Timer timer = new Timer("stemma-watchdog", true);

	private final Thread worker = Thread.currentThread();

	private final Connection connection;

	private final Sessions sessions;

	private boolean closed;

	private boolean armed;

	private volatile boolean interrupted;

	private volatile Deadline deadline = Deadline.after(null);

	private volatile String work = "";

	private volatile long since = System.nanoTime();

	private Watchdog(Connection connection, Sessions sessions) {
		this.connection = connection;
		this.sessions = sessions;
	}

	/**
	 * Watches what the calling thread does with a connection.
	 */
	static Watchdog over(Connection connection, Sessions sessions) {
		Watchdog watchdog = new Watchdog(connection, sessions);
		watchdog.every(REPORT, REPORT, watchdog::report);
		watchdog.every(LOOK, LOOK, watchdog::look);
		return watchdog;
	}

	/**
	 * Cancels what runs when the time is over, too.
	 */
	void limit(Deadline deadline) {
		this.deadline = deadline;
	}

	private void every(Duration first, Duration period, Runnable action) {
		this.timer.schedule(new TimerTask() {

			@Override
			public void run() {
				action.run();
			}

		}, first.toMillis(), period.toMillis());
	}

	private void look() {
		if (isInterrupted() || this.deadline.isOver()) {
			cancel();
		}
	}

	/**
	 * A cancel that comes late would hit whatever the connection does next.
	 */
	private synchronized void cancel() {
		try {
			if (this.armed && !this.closed) {
				this.sessions.cancel(this.connection);
			}
		}
		catch (SQLException ex) {
			logger.debug("The statement could not be cancelled", ex);
		}
	}

	/**
	 * From now on what runs is cancelled until it yields, if there is a reason to.
	 */
	synchronized void arm() {
		this.armed = true;
	}

	/**
	 * From now on nothing is cancelled: what comes has to be brought to its end. Returns
	 * when no cancel is on its way any more.
	 */
	synchronized void rest() {
		this.armed = false;
	}

	/**
	 * Does something that must not be cut short, as writing down what was done. It leaves
	 * the watchdog armed.
	 */
	void shield(Action action) throws SQLException {
		rest();
		action.run();
		arm();
	}

	/**
	 * Whether the run has been interrupted, even if somebody has swallowed that.
	 */
	boolean isInterrupted() {
		if (this.worker.isInterrupted()) {
			this.interrupted = true;
		}
		return this.interrupted;
	}

	/**
	 * Stops an interrupted run where it stands between two things.
	 * @throws RunInterruptedException if it is interrupted
	 */
	void check() {
		if (isInterrupted()) {
			throw new RunInterruptedException(
					Problem.of("The run was interrupted.", "What is done stays done; start again to go on."), null);
		}
	}

	/**
	 * Says what is being done from now on.
	 */
	void watch(String what) {
		this.since = System.nanoTime();
		this.work = what;
	}

	private void report() {
		long seconds = Duration.ofNanos(System.nanoTime() - this.since).toSeconds();
		if (!this.work.isEmpty() && seconds >= REPORT.toSeconds()) {
			logger.info(this.work + " has been running for " + seconds + " s");
		}
	}

	/**
	 * Stops watching, and tells the thread again what somebody may have swallowed.
	 */
	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
			this.timer.cancel();
		}
		if (this.interrupted) {
			this.worker.interrupt();
		}
	}

	/**
	 * Something that is done with the connection.
	 */
	interface Action {

		void run() throws SQLException;

	}

}
