package dev.stemma.cli;

import java.time.Duration;

/**
 * How long something took, or has taken so far.
 */
final class Elapsed {

	private Elapsed() {
	}

	/**
	 * In the unit that suits it: {@code 12 ms}, {@code 1.2 s}, {@code 2 min 05 s},
	 * {@code 1 h 02 min}.
	 */
	static String of(Duration duration) {
		return (duration.toMillis() < 1000) ? duration.toMillis() + " ms" : soFar(duration);
	}

	/**
	 * The same of what is still going on: no milliseconds, which nobody can read.
	 */
	static String soFar(Duration duration) {
		if (duration.toMinutes() < 1) {
			return "%d.%d s".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
		}
		if (duration.toHours() < 1) {
			return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
		}
		return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
	}

}
