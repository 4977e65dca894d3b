package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.dialect.Sessions;

/**
 * Watches a run from beside: says that a long step is still at work, and cancels what
 * runs when the run's time is over.
 */
final class Watchdog implements AutoCloseable {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private static final Duration REPORT = Duration.ofSeconds(30);

	private final Timer timer = new Timer("stemma-watchdog", true);

	private boolean closed;

	private volatile String work = "";

	private volatile long since = System.nanoTime();

	private Watchdog() {
	}

	static Watchdog over(Connection connection, Sessions sessions, Deadline deadline) {
		Watchdog watchdog = new Watchdog();
		watchdog.every(REPORT, REPORT, watchdog::report);
		if (!deadline.isForever()) {
			Duration left = deadline.isOver() ? Duration.ZERO : deadline.remaining();
			watchdog.every(left, Duration.ofMillis(500), () -> watchdog.cancel(connection, sessions));
		}
		return watchdog;
	}

	private void every(Duration first, Duration period, Runnable action) {
		this.timer.schedule(new TimerTask() {

			@Override
			public void run() {
				action.run();
			}

		}, first.toMillis(), period.toMillis());
	}

	/**
	 * A cancel that comes late would hit whatever the connection does next.
	 */
	private synchronized void cancel(Connection connection, Sessions sessions) {
		try {
			if (!this.closed) {
				sessions.cancel(connection);
			}
		}
		catch (SQLException ex) {
			logger.debug("The statement could not be cancelled", ex);
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

	@Override
	public synchronized void close() {
		this.closed = true;
		this.timer.cancel();
	}

}
