package dev.stemma.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands take at most twice the time of the least that Spring Boot starts which has a
 * DataSource, from the same jar and with the same Java.
 */
class CommandTimeIntegrationTests {

	private static final int ROUNDS = 5;

	private static final double LIMIT = 2;

	private final TestServer server = TestServer.createDatabase();

	@Test
	void commandsStartNearlyAsFastAsABareContext() {
		List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		String jar = System.getProperty("sample.jar");
		MigrationsProcess bare = MigrationsProcess.on(this.server)
			.launchedBy(with(java, "-cp", jar, "-Dloader.main=" + BareContext.class.getName(),
					"-Dloader.path=" + Path.of("target/test-classes").toAbsolutePath(),
					"org.springframework.boot.loader.launch.PropertiesLauncher"));
		MigrationsProcess shop = MigrationsProcess.on(this.server).launchedBy(with(java, "-jar", jar));
		List<Duration> bareTimes = new ArrayList<>();
		List<Duration> headsTimes = new ArrayList<>();
		List<Duration> statusTimes = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			bareTimes.add(time(() -> bare.startWith(List.of()), 0));
			headsTimes.add(time(() -> shop.start("heads"), 0));
			statusTimes.add(time(() -> shop.start("status"), 3));
		}
		double heads = ratio(headsTimes, bareTimes);
		double status = ratio(statusTimes, bareTimes);
		System.out.printf("A bare context takes %d ms, 'heads' %d ms (%.2f), 'status' %d ms (%.2f); medians of %d%n",
				median(bareTimes).toMillis(), median(headsTimes).toMillis(), heads, median(statusTimes).toMillis(),
				status, ROUNDS);
		assertThat(heads).isLessThanOrEqualTo(LIMIT);
		assertThat(status).isLessThanOrEqualTo(LIMIT);
	}

	private static List<String> with(List<String> first, String... others) {
		List<String> all = new ArrayList<>(first);
		all.addAll(List.of(others));
		return all;
	}

	private static Duration time(Supplier<RunningMigrations> process, int exitCode) {
		long start = System.nanoTime();
		MigrationsResult result = process.get().awaitEnd();
		assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static double ratio(List<Duration> times, List<Duration> others) {
		return (double) median(times).toNanos() / median(others).toNanos();
	}

	private static Duration median(List<Duration> times) {
		return times.stream().sorted().toList().get(times.size() / 2);
	}

}
