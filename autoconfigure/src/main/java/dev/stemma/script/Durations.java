package dev.stemma.script;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Durations as PostgreSQL writes them ({@code 500ms}, {@code 2s}, {@code 5min},
 * {@code 1h}), or in the ISO-8601 form ({@code PT2S}). There is always a unit, for a bare
 * number would be taken for seconds by half of its readers.
 */
final class Durations {

	private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

	private Durations() {
	}

	/**
	 * The duration, or {@code null} where the text is none or negative.
	 */
	static @Nullable Duration parse(String text) {
		Matcher matcher = SIMPLE.matcher(text);
		if (matcher.matches()) {
			long count = Long.parseLong(matcher.group(1));
			return switch (matcher.group(2)) {
				case "ms" -> Duration.ofMillis(count);
				case "s" -> Duration.ofSeconds(count);
				case "min" -> Duration.ofMinutes(count);
				default -> Duration.ofHours(count);
			};
		}
		if (!text.toUpperCase(Locale.ROOT).startsWith("P")) {
			return null;
		}
		try {
			Duration duration = Duration.parse(text);
			return duration.isNegative() ? null : duration;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
