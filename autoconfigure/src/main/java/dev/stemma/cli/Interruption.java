package dev.stemma.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What happens when this process is to end (Ctrl-C, SIGTERM) while a command is at work:
 * the work is interrupted, and the process waits until it has rolled back what was under
 * way and has said where it stopped. The process ends with the code of the signal.
 */
final class Interruption {

	/** Less than what orchestrators give a process before they kill it. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** Nothing is to be rolled back yet, and a driver may hang that can't be woken. */
	private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

	private final Terminal terminal;

	private final CountDownLatch ended = new CountDownLatch(1);

	private @Nullable Thread hook;

	Interruption(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Makes this thread the one to interrupt.
	 * @param begun whether something has been done that takes time to be rolled back
	 */
	void watch(BooleanSupplier begun) {
		if (this.hook == null) {
			Thread worker = Thread.currentThread();
			Thread hook = new Thread(() -> stop(worker, begun), "stemma-interruption");
			Runtime.getRuntime().addShutdownHook(hook);
			this.hook = hook;
		}
	}

	private void stop(Thread worker, BooleanSupplier begun) {
		worker.interrupt();
		Duration patience = begun.getAsBoolean() ? PATIENCE : SHORT_PATIENCE;
		try {
			if (!this.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				this.terminal.err()
					.println(begun.getAsBoolean()
							? "It has not stopped within %d s. The database rolls back what is open when it notices."
								.formatted(patience.toSeconds())
							: "Interrupted before the database has answered; no revision was begun.");
			}
		}
		catch (InterruptedException ex) {
			// Whoever interrupts this wants the process to end now
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Everything has been done and said.
	 */
	void over() {
		this.ended.countDown();
		Thread hook = this.hook;
		this.hook = null;
		if (hook != null) {
			try {
				Runtime.getRuntime().removeShutdownHook(hook);
			}
			catch (IllegalStateException ex) {
				// The process is ending, and the hook is what has waited for this
			}
		}
	}

}
