package dev.stemma.runner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.Sessions;
import dev.stemma.dialect.TableNames;
import dev.stemma.problem.Problem;

/**
 * Keeps runners apart. The lock belongs to the session that does the work and goes with
 * it. It is polled for between statements: whoever waits inside of one holds a snapshot,
 * and the holder's concurrent index build would wait for that in turn.
 */
final class RunnerLock implements AutoCloseable {

	private static final Log logger = LogFactory.getLog("dev.stemma.lock");

	private static final Duration REMIND = Duration.ofSeconds(10);

	private final Sessions sessions;

	private final WorkConnection work;

	private final long key;

	private final Duration waited;

	private RunnerLock(Sessions sessions, WorkConnection work, long key, Duration waited) {
		this.sessions = sessions;
		this.work = work;
		this.key = key;
		this.waited = waited;
	}

	/**
	 * The lock's key: two installations that share a database but not their tables do not
	 * wait for each other.
	 */
	static long key(String database, TableNames tables, String purpose) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			String name = String.join("\0", "stemma", purpose, database, tables.schema(), tables.prefix());
			return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Takes the lock, waiting for others to finish.
	 * @param listeners who hears of the waiting
	 * @throws RunnerLockTimeoutException if they do not
	 */
	static RunnerLock take(Sessions sessions, WorkConnection work, long key, Deadline deadline,
			List<MigrationListener> listeners) throws SQLException {
		Connection connection = work.connection();
		long start = System.nanoTime();
		Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
		Deadline reminder = Deadline.after(Duration.ZERO);
		while (!sessions.tryLock(connection, key)) {
			Backend holder = sessions.holder(connection, key);
			if (deadline.isOver()) {
				throw new RunnerLockTimeoutException(Problem.of(
						"Another runner did not finish within %d s: %s".formatted(deadline.length().toSeconds(),
								words(holder)),
						"Look at what it runs; if it hangs for good, end it with pg_terminate_backend. "
								+ "stemma.runner-lock.wait says how long to wait, stemma.startup-timeout how long a start may take."));
			}
			if (reminder.isOver()) {
				Duration waited = Duration.ofNanos(System.nanoTime() - start);
				logger.info("Waiting for another runner to finish: " + words(holder));
				listeners.forEach((listener) -> listener.waiting(words(holder), waited));
				reminder = Deadline.after(REMIND);
			}
			backoff.pause(deadline);
		}
		return new RunnerLock(sessions, work, key, Duration.ofNanos(System.nanoTime() - start));
	}

	private static String words(@Nullable Backend holder) {
		return (holder != null) ? holder.toString() : "it has just finished";
	}

	/**
	 * For how long others had it.
	 */
	Duration waited() {
		return this.waited;
	}

	/**
	 * Gives the lock back. A session that can't goes to no pool: it would keep all others
	 * waiting.
	 */
	@Override
	public void close() {
		this.work.rollback();
		try {
			if (!this.work.connection().isClosed() && !this.sessions.unlock(this.work.connection(), this.key)) {
				this.work.abandon("its lock was gone");
			}
		}
		catch (SQLException ex) {
			this.work.abandon(String.valueOf(ex.getMessage()));
		}
	}

}
