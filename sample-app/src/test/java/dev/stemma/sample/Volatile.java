package dev.stemma.sample;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What differs from run to run in what commands say, and what stands for it in a test.
 */
final class Volatile {

	private static final Pattern TIME = Pattern
		.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z");

	private static final Pattern DURATION = Pattern.compile("(?<=[( ])[0-9.]+ (ms|s)(?=[).,;\n])");

	private static final Pattern MILLISECONDS = Pattern.compile("(?<=\"durationMs\":)[0-9]+");

	private static final Pattern MINUTE = Pattern.compile("20[0-9]{2}_[0-9]{2}_[0-9]{2}_[0-9]{4}(?=-)");

	private static final Pattern PROCESS = Pattern.compile("(?<=\\b(pid|process|WARN) )[0-9]+");

	private static final Duration LATELY = Duration.ofMinutes(10);

	private Volatile() {
	}

	/**
	 * Times of the last minutes become {@code <time>}, those in names of files
	 * {@code <minute>}, others stay; what was measured becomes zero, and so do the
	 * numbers of processes; the database becomes {@code shop} on port zero.
	 */
	static String replacedIn(String text, TestServer server) {
		URI url = URI.create(server.url().substring("jdbc:".length()));
		String replaced = TIME.matcher(text)
			.replaceAll((time) -> isLately(Instant.parse(time.group())) ? "<time>" : time.group());
		replaced = MINUTE.matcher(replaced)
			.replaceAll((minute) -> isLately(instant(minute.group())) ? "<minute>" : minute.group());
		replaced = DURATION.matcher(replaced).replaceAll("0 ms");
		replaced = MILLISECONDS.matcher(replaced).replaceAll("0");
		replaced = PROCESS.matcher(replaced).replaceAll("0");
		return replaced.replaceAll("\\b" + url.getPath().substring(1) + "(?![0-9])", "shop")
			.replace("localhost:" + url.getPort(), "localhost:0");
	}

	private static Instant instant(String minute) {
		return LocalDateTime.parse(minute, DateTimeFormatter.ofPattern("yyyy_MM_dd_HHmm")).toInstant(ZoneOffset.UTC);
	}

	private static boolean isLately(Instant time) {
		return Duration.between(time, Instant.now()).abs().compareTo(LATELY) < 0;
	}

}
