package dev.stemma.cli;

/**
 * Draws a step that is at work on one line of a terminal.
 */
final class ProgressBar {

	private static final int LENGTH = 20;

	/** Where a terminal is narrower, words matter more. */
	private static final int NARROW = 70;

	private final int width;

	private final boolean unicode;

	/**
	 * Creates one.
	 * @param width how many columns the terminal has
	 * @param unicode whether it can show more than ASCII
	 */
	ProgressBar(int width, boolean unicode) {
		this.width = width;
		this.unicode = unicode;
	}

	/**
	 * The line: bar, position, revision, rows, time. The message is cut to what is left.
	 */
	String of(StepInFlight step, long now) {
		String begin = ((this.width < NARROW) ? "" : bar(step.done()) + " ") + step.position() + " ";
		String batches = step.batches();
		String end = " " + (batches.isEmpty() ? "" : batches + " ") + Elapsed.soFar(step.elapsed(now));
		int left = this.width - 1 - Columns.of(begin) - Columns.of(end);
		String name = cut(step.name(), Math.max(left, step.revision().id().length()));
		return cut(begin + name + end, this.width - 1);
	}

	private String bar(double done) {
		int full = (int) Math.floor(done * LENGTH);
		return this.unicode ? "█".repeat(full) + "░".repeat(LENGTH - full)
				: "[" + "#".repeat(full) + ".".repeat(LENGTH - full) + "]";
	}

	/**
	 * A text on one line. The last column stays free: some terminals begin a new line
	 * there.
	 */
	String line(String text) {
		return cut(text, this.width - 1);
	}

	private String cut(String text, int columns) {
		return Columns.cut(text, columns, this.unicode ? "…" : "...");
	}

}
