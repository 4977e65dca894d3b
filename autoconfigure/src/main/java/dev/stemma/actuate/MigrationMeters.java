package dev.stemma.actuate;

import java.time.Duration;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationListener;

/**
 * Times migrations, {@code stemma.migration{direction, outcome}}, and the wait for other
 * runners, {@code stemma.lock.wait}.
 */
public class MigrationMeters implements MigrationListener {

	private final Supplier<@Nullable MeterRegistry> registry;

	/**
	 * Creates a listener that records what it hears.
	 * @param registry where to record it, or nothing to let it pass
	 */
	public MigrationMeters(Supplier<@Nullable MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void stepFinished(Revision revision, Direction direction, Duration duration, boolean succeeded) {
		MeterRegistry registry = this.registry.get();
		if (registry != null) {
			Timer.builder("stemma.migration")
				.description("Time that migrations took")
				.tag("direction", direction.word())
				.tag("outcome", succeeded ? "success" : "failure")
				.register(registry)
				.record(duration);
		}
	}

	@Override
	public void lockTaken(Duration waited) {
		MeterRegistry registry = this.registry.get();
		if (registry != null) {
			Timer.builder("stemma.lock.wait")
				.description("Time spent waiting for other runners")
				.register(registry)
				.record(waited);
		}
	}

}
