package dev.stemma.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times and lengths of time, for people.
 */
final class Times {

	private Times() {
	}

	/**
	 * A time in UTC, to the second.
	 */
	static String of(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/**
	 * How long ago that was, in the largest unit that says something.
	 */
	static String ago(Instant instant, Instant now) {
		Duration age = Duration.between(instant, now);
		return age.isNegative() ? "just now" : rough(age) + " ago";
	}

	/**
	 * A length of time in one unit.
	 */
	static String rough(Duration length) {
		if (length.toDays() > 0) {
			return Words.count(length.toDays(), "day");
		}
		if (length.toHours() > 0) {
			return length.toHours() + " h";
		}
		return (length.toMinutes() > 0) ? length.toMinutes() + " min" : length.toSeconds() + " s";
	}

	/**
	 * How long something took.
	 */
	static String length(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}

}
