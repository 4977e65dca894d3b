package dev.stemma.cli;

import java.time.Duration;

import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;

/**
 * A step of a run that is at work.
 *
 * @param direction which way it goes
 * @param number which one of the run it is, from 1
 * @param total how many the run has
 * @param revision its revision
 * @param since when it began, on the clock of {@link System#nanoTime()}
 * @param rows how many rows it has gone through, if it is a change in batches; else 0
 * @param estimate how many rows there may be, -1 if nobody knows
 */
record StepInFlight(Direction direction, int number, int total, Revision revision, long since, long rows,
		long estimate) {

	/**
	 * Which way, where and what: {@code upgrade 3/12 b3cab280570b Add brand_id}.
	 */
	String title() {
		return position() + " " + name();
	}

	/**
	 * Which way and where.
	 */
	String position() {
		return "%s %d/%d".formatted(this.direction.word(), this.number, this.total);
	}

	/**
	 * The revision and its message.
	 */
	String name() {
		return Words.named(this.revision.id(), this.revision.message());
	}

	/**
	 * How far a change in batches has come; empty where it is none.
	 */
	String batches() {
		return (this.rows > 0) ? "%,d rows".formatted(this.rows) + share() : "";
	}

	/**
	 * The same with how many rows there may be.
	 */
	String batchesOfAll() {
		return "%,d%s rows".formatted(this.rows,
				(this.estimate > 0) ? " of about %,d".formatted(Math.max(this.estimate, this.rows)) : "") + share();
	}

	private String share() {
		return (this.estimate > 0) ? " (%d %%)".formatted(percent()) : "";
	}

	private int percent() {
		return (int) Math.min(99, this.rows * 100 / this.estimate);
	}

	/**
	 * How much of the run is done, from 0 to 1.
	 */
	double done() {
		double ofStep = (this.rows > 0 && this.estimate > 0) ? percent() / 100.0 : 0;
		return (this.number - 1 + ofStep) / this.total;
	}

	Duration elapsed(long now) {
		return Duration.ofNanos(now - this.since);
	}

	StepInFlight at(long rows, long estimate) {
		return new StepInFlight(this.direction, this.number, this.total, this.revision, this.since, rows, estimate);
	}

}
