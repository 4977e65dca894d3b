package dev.stemma.runner;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a change in batches comes on: the log every few seconds, listeners after each
 * batch.
 */
final class BatchProgress {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final RunContext context;

	private final Step step;

	private final String what;

	private final @Nullable Long estimate;

	private final long begun = System.nanoTime();

	private final long before;

	private long rows;

	private long next = this.begun + FIRST.toNanos();

	/**
	 * Begins, or goes on.
	 * @param what what is done
	 * @param before how many rows it had gone through before
	 * @param estimate how many rows there are, or {@code null} if that is not known
	 */
	BatchProgress(RunContext context, Step step, String what, long before, @Nullable Long estimate) {
		this.context = context;
		this.step = step;
		this.what = what;
		this.before = before;
		this.rows = before;
		this.estimate = estimate;
	}

	/**
	 * Says that it goes on where it had stopped.
	 */
	void resumed() {
		logger.info("The %s of revision %s goes on to %s behind %,d rows".formatted(this.step.direction().word(),
				this.step.name(), this.what, this.before));
	}

	/**
	 * A batch is done.
	 * @param batch how many rows of the table it has gone through
	 */
	void add(long batch) {
		this.rows += batch;
		long now = System.nanoTime();
		if (now - this.next >= 0) {
			this.next = now + INTERVAL.toNanos();
			logger.info(text(now - this.begun));
		}
		this.context.listeners()
			.forEach((listener) -> listener.progress(this.step.revision(), this.rows,
					(this.estimate != null) ? this.estimate : -1));
	}

	private String text(long nanos) {
		double perSecond = (this.rows - this.before) / (nanos / 1e9);
		StringBuilder text = new StringBuilder("The %s of revision %s, %s: %,d".formatted(this.step.direction().word(),
				this.step.name(), this.what, this.rows));
		if (this.estimate != null && this.estimate > 0) {
			text.append(" of about %,d rows (%d %%)".formatted(Math.max(this.estimate, this.rows),
					Math.min(99, this.rows * 100 / this.estimate)));
		}
		else {
			text.append(" rows");
		}
		text.append(", %,.0f rows/s".formatted(perSecond));
		if (this.estimate != null && this.estimate > this.rows && perSecond > 0) {
			text.append(", about %,.0f s left".formatted((this.estimate - this.rows) / perSecond));
		}
		return text.toString();
	}

	/**
	 * It is done.
	 * @param changed how many rows it has changed in all
	 */
	void finished(long changed) {
		logger.info("The %s of revision %s, %s: %,d rows changed, done after %d s".formatted(
				this.step.direction().word(), this.step.name(), this.what, changed,
				Duration.ofNanos(System.nanoTime() - this.begun).toSeconds()));
	}

}
