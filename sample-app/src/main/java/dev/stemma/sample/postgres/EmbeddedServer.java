package dev.stemma.sample.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import org.apache.commons.logging.Log;

/**
 * A PostgreSQL server that all processes of the sample on this machine share. The first
 * one starts it, the others join it, and the last one to leave stops it. Whoever is
 * killed leaves it running, for the next one to join.
 * <p>
 * Everybody who is there holds one idle connection: whoever dies loses it, so that the
 * server itself always knows who is left.
 */
final class EmbeddedServer {

	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	private static final int PAUSE_MILLIS = 100;

	private final Path home;

	private final Log logger;

	/**
	 * Describes a server and touches nothing yet.
	 * @param home the directory that holds its programs, data and log
	 * @param logger where to say what happens
	 */
	EmbeddedServer(Path home, Log logger) {
		this.home = home.toAbsolutePath().normalize();
		this.logger = logger;
	}

	/**
	 * Joins the server, after starting it where nobody has.
	 * @throws EmbeddedServerException where it can neither be started nor reached
	 */
	Membership join() {
		try {
			Files.createDirectories(this.home);
			FileChannel lock = lock();
			try {
				return connectOrStart(Cluster.open(this.home));
			}
			finally {
				lock.close();
			}
		}
		catch (IOException ex) {
			throw new EmbeddedServerException(
					"The embedded PostgreSQL in %s could not be started or joined.".formatted(this.home), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EmbeddedServerException("Interrupted while waiting for the embedded PostgreSQL.", ex);
		}
	}

	/**
	 * Leaves the server, and stops it where nobody else is there.
	 * @param membership what {@link #join()} has returned
	 */
	void leave(Membership membership) {
		try {
			FileChannel lock = lock();
			try {
				boolean last = membership.isLast();
				membership.close();
				if (last && Cluster.open(this.home).stop()) {
					this.logger.info("Stopped the embedded PostgreSQL");
				}
			}
			finally {
				lock.close();
			}
		}
		catch (IOException | SQLException ex) {
			this.logger.warn("The embedded PostgreSQL was gone before it could be left", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Membership connectOrStart(Cluster cluster) throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(TIMEOUT);
		SQLException refused = null;
		while (Instant.now().isBefore(deadline)) {
			PostmasterFile postmaster = cluster.postmaster();
			if (postmaster == null || postmaster.namesNoProcess()) {
				start(cluster);
				continue;
			}
			try {
				Membership membership = Membership.open(postmaster.port(), cluster.password());
				this.logger.info("Joined the embedded PostgreSQL at " + membership.url());
				return membership;
			}
			catch (SQLException ex) {
				refused = ex;
			}
			if (postmaster.namesAnotherProgram()) {
				cluster.forgetPostmaster();
			}
			Thread.sleep(PAUSE_MILLIS);
		}
		throw new IOException("No connection within %d seconds; %s; see %s".formatted(TIMEOUT.toSeconds(),
				cluster.lastOutput(), cluster.serverLog()), refused);
	}

	private void start(Cluster cluster) throws IOException, InterruptedException {
		if (cluster.start()) {
			this.logger.info("Started an embedded PostgreSQL in " + this.home);
		}
		else {
			Thread.sleep(PAUSE_MILLIS);
		}
	}

	/**
	 * Waits for the lock that lets one process at a time start, join or leave. It goes
	 * with the channel, and with the process.
	 */
	private FileChannel lock() throws IOException, InterruptedException {
		FileChannel channel = FileChannel.open(this.home.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		try {
			while (!isLocked(channel)) {
				Thread.sleep(PAUSE_MILLIS);
			}
			return channel;
		}
		catch (IOException | InterruptedException ex) {
			channel.close();
			throw ex;
		}
	}

	private static boolean isLocked(FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			// Another context of this process holds it
			return false;
		}
	}

}
