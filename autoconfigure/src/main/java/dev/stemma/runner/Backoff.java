package dev.stemma.runner;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.stemma.problem.Problem;

/**
 * Pauses that grow, with a jitter so that instances which started together do not knock
 * together.
 */
final class Backoff {

	private final Duration longest;

	private Duration next;

	Backoff(Duration first, Duration longest) {
		this.next = first;
		this.longest = longest;
	}

	/**
	 * Waits, but never beyond the deadline.
	 * @throws RunInterruptedException if the thread is interrupted
	 */
	void pause(Deadline deadline) {
		long millis = this.next.toMillis();
		long jittered = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
		long bounded = Math.max(1, Math.min(jittered, deadline.remaining().toMillis()));
		this.next = (this.next.multipliedBy(2).compareTo(this.longest) > 0) ? this.longest : this.next.multipliedBy(2);
		sleep(bounded);
	}

	/**
	 * Waits for as long as is said, but never beyond the deadline.
	 * @throws RunInterruptedException if the thread is interrupted
	 */
	static void rest(Duration length, Deadline deadline) {
		Duration bounded = (length.compareTo(deadline.remaining()) < 0) ? length : deadline.remaining();
		if (!bounded.isNegative() && !bounded.isZero()) {
			sleep(bounded.toMillis());
		}
	}

	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RunInterruptedException(Problem.of("The run was interrupted while it waited.",
					"What is done stays done; start again to go on."), ex);
		}
	}

}
