package dev.stemma.runner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A point in time after which something is given up.
 */
final class Deadline {

	private static final Duration FOREVER = Duration.ofDays(365);

	private final long nanos;

	private final Duration length;

	private Deadline(Duration length) {
		this.length = length;
		this.nanos = System.nanoTime() + length.toNanos();
	}

	static Deadline after(@Nullable Duration length) {
		return new Deadline((length == null || length.compareTo(FOREVER) > 0) ? FOREVER : length);
	}

	/**
	 * The earlier of this one and one that is so far away.
	 */
	Deadline within(Duration length) {
		return (remaining().compareTo(length) <= 0) ? this : after(length);
	}

	Duration length() {
		return this.length;
	}

	Duration remaining() {
		return Duration.ofNanos(this.nanos - System.nanoTime());
	}

	boolean isOver() {
		return remaining().compareTo(Duration.ZERO) <= 0;
	}

	boolean isForever() {
		return this.length.equals(FOREVER);
	}

}
