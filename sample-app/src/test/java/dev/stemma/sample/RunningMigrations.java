package dev.stemma.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs in a process of its own and writes to pipes.
 */
final class RunningMigrations implements AutoCloseable {

	private static final int TIMEOUT_SECONDS = 120;

	private final Process process;

	private final Path out;

	private final Path err;

	RunningMigrations(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/**
	 * What it has written to its standard output until now.
	 */
	String out() {
		return read(this.out);
	}

	/**
	 * What it has written to its standard error until now.
	 */
	String err() {
		return read(this.err);
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

	/**
	 * SIGTERM, as Kubernetes and {@code docker stop} send it.
	 */
	void terminate() {
		this.process.destroy();
	}

	/**
	 * SIGKILL: nothing of the process runs after this.
	 */
	void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/**
	 * Waits for the end.
	 * @throws IllegalStateException if it does not come within two minutes
	 */
	MigrationsResult awaitEnd() {
		try {
			if (!this.process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("Still running:\n" + out() + err());
			}
			return new MigrationsResult(this.process.exitValue(), out(), err());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
