package dev.stemma.cli;

import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.MigrationRun;

/**
 * Shows how a run comes on: on a terminal by a line that is drawn again in place, with
 * the time that goes by, and by a line for each finished revision; elsewhere by the
 * latter alone.
 */
final class Progress implements MigrationListener, AutoCloseable {

	private static final Duration REDRAW = Duration.ofMillis(100);

	/** How often a line is written of what goes on, where none can be drawn again. */
	private static final Duration REMIND = Duration.ofSeconds(10);

	private final Terminal terminal;

	private final Style style;

	private final boolean quiet;

	private final LongSupplier clock;

	private List<Revision> steps = List.of();

	private @Nullable StepInFlight current;

	private @Nullable String waiting;

	private long waitingSince;

	private long reminded;

	private boolean begun;

	private boolean open;

	private @Nullable Timer timer;

	/**
	 * Creates one that shows nothing before it is {@link #start() started}.
	 * @param terminal where to show it
	 * @param style in which colours
	 * @param quiet whether to show nothing at all
	 * @param clock in nanoseconds
	 */
	Progress(Terminal terminal, Style style, boolean quiet, LongSupplier clock) {
		this.terminal = terminal;
		this.style = style;
		this.quiet = quiet;
		this.clock = clock;
	}

	/**
	 * From now on the line is drawn again, ten times a second.
	 */
	Progress start() {
		synchronized (this) {
			this.open = true;
		}
		if (isLive()) {
			Timer timer = new Timer("stemma-progress", true);
			timer.schedule(new TimerTask() {

				@Override
				public void run() {
					draw();
				}

			}, REDRAW.toMillis(), REDRAW.toMillis());
			this.timer = timer;
		}
		return this;
	}

	/**
	 * Takes the line away.
	 */
	@Override
	public void close() {
		if (this.timer != null) {
			this.timer.cancel();
		}
		synchronized (this) {
			this.open = false;
			this.terminal.liveLine().erase();
		}
	}

	private boolean isLive() {
		return this.terminal.isLive() && !this.quiet;
	}

	/**
	 * Draws the line as things stand now.
	 */
	synchronized void draw() {
		if (!this.open || !isLive()) {
			return;
		}
		ProgressBar bar = new ProgressBar(this.terminal.width(), this.terminal.isUnicode());
		long now = this.clock.getAsLong();
		StepInFlight step = this.current;
		if (this.waiting != null) {
			String since = Elapsed.soFar(Duration.ofNanos(now - this.waitingSince));
			this.terminal.liveLine()
				.show(bar.line("Waiting for another runner for %s: %s".formatted(since, this.waiting)));
		}
		else if (step != null) {
			this.terminal.liveLine().show(bar.of(step, now));
		}
	}

	@Override
	public synchronized void waiting(String holder, Duration waited) {
		long now = this.clock.getAsLong();
		boolean first = this.waiting == null;
		this.waiting = holder;
		this.waitingSince = now - waited.toNanos();
		if (!isLive() && (first || isTimeToRemind(now))) {
			this.reminded = now;
			say(first ? "waiting for another runner: " + holder
					: "waiting for another runner for %s: %s".formatted(Elapsed.soFar(waited), holder));
		}
	}

	@Override
	public synchronized void lockTaken(Duration waited) {
		this.begun = true;
		this.waiting = null;
	}

	@Override
	public synchronized void beforeRun(MigrationRun run) {
		this.begun = true;
		this.waiting = null;
		this.steps = run.steps();
		next(run.direction(), 0);
	}

	@Override
	public synchronized void beforeStep(Revision revision, Direction direction, Operations operations) {
		int number = numberOf(revision);
		StepInFlight step = this.current;
		if (step == null || step.number() != number) {
			next(direction, number - 1);
		}
	}

	@Override
	public synchronized void progress(Revision revision, long rows, long estimate) {
		StepInFlight step = this.current;
		if (step == null) {
			return;
		}
		step = step.at(rows, estimate);
		this.current = step;
		long now = this.clock.getAsLong();
		if (!isLive() && isTimeToRemind(now)) {
			this.reminded = now;
			say("%s: %s, %s".formatted(step.title(), step.batchesOfAll(), Elapsed.soFar(step.elapsed(now))));
		}
	}

	@Override
	public synchronized void stepFinished(Revision revision, Direction direction, Duration duration,
			boolean succeeded) {
		int number = numberOf(revision);
		String title = new StepInFlight(direction, number, this.steps.size(), revision, 0, 0, -1).title();
		String text = "%s%s (%s)".formatted(title, succeeded ? "" : " failed", Elapsed.of(duration));
		say(isLive() ? mark(succeeded) + " " + text : text);
		if (succeeded) {
			next(direction, number);
		}
	}

	private String mark(boolean succeeded) {
		if (succeeded) {
			return this.style.green(this.terminal.isUnicode() ? "✓" : "ok");
		}
		return this.style.red(this.terminal.isUnicode() ? "✗" : "!!");
	}

	private int numberOf(Revision revision) {
		return this.steps.stream().map(Revision::id).toList().indexOf(revision.id()) + 1;
	}

	private void next(Direction direction, int index) {
		long now = this.clock.getAsLong();
		this.reminded = now;
		this.current = (index < this.steps.size())
				? new StepInFlight(direction, index + 1, this.steps.size(), this.steps.get(index), now, 0, -1) : null;
	}

	private boolean isTimeToRemind(long now) {
		return now - this.reminded >= REMIND.toNanos();
	}

	private void say(String text) {
		if (!this.quiet) {
			this.terminal.err().println(text);
		}
	}

	/**
	 * Whether something may have been done to the database, or be under way.
	 */
	synchronized boolean hasBegun() {
		return this.begun;
	}

}
