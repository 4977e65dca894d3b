package dev.stemma.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A command on a terminal of its own, with a person at it who reads and types.
 */
final class MigrationsTerminal implements AutoCloseable {

	static final int COLUMNS = 100;

	static final int LINES = 30;

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	private final PtyProcess process;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Thread reader;

	private MigrationsTerminal(PtyProcess process) {
		this.process = process;
		this.reader = new Thread(() -> read(process.getInputStream()), "terminal");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	static MigrationsTerminal start(List<String> command, Map<String, String> environment, @Nullable Path directory) {
		try {
			PtyProcessBuilder builder = new PtyProcessBuilder(command.toArray(String[]::new))
				.setEnvironment(environment)
				.setInitialColumns(COLUMNS)
				.setInitialRows(LINES)
				.setUnixOpenTtyToPreserveOutputAfterTermination(true);
			if (directory != null) {
				builder.setDirectory(directory.toString());
			}
			return new MigrationsTerminal(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(InputStream input) {
		try {
			byte[] buffer = new byte[8192];
			for (int length = input.read(buffer); length != -1; length = input.read(buffer)) {
				synchronized (this.output) {
					this.output.write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			// The terminal is gone with the process
		}
	}

	/**
	 * All that was sent to the terminal until now, its escape sequences included.
	 */
	String sent() {
		synchronized (this.output) {
			return this.output.toString(StandardCharsets.UTF_8);
		}
	}

	/**
	 * What is to be read on the terminal now, what was typed included.
	 */
	String text() {
		return TerminalText.of(sent());
	}

	/**
	 * Waits until a text is to be read.
	 */
	MigrationsTerminal awaitText(String text) {
		try {
			Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> text().contains(text));
			return this;
		}
		catch (ConditionTimeoutException ex) {
			throw new IllegalStateException("'%s' is not to be read in:\n%s".formatted(text, text()), ex);
		}
	}

	/**
	 * Types a line and ends it with Enter.
	 */
	MigrationsTerminal type(String line) {
		return send(line + "\r");
	}

	/**
	 * Presses Ctrl-C.
	 */
	MigrationsTerminal interrupt() {
		return send("\u0003");
	}

	/**
	 * Presses Ctrl-D, which on an empty line ends the input.
	 */
	MigrationsTerminal endInput() {
		return send("\u0004");
	}

	private MigrationsTerminal send(String keys) {
		try {
			this.process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for the end, after which {@link #text()} is complete.
	 * @return the exit code
	 */
	int awaitEnd() {
		try {
			if (!this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("Still running:\n" + text());
			}
			this.reader.join(TIMEOUT.toMillis());
			return this.process.exitValue();
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

}
