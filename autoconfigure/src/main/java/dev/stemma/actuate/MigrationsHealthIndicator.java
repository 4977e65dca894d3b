package dev.stemma.actuate;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.runner.State;

/**
 * Up while every database has reached its target or is ahead of it; out of service while
 * one is being migrated or has something pending; else down.
 */
public class MigrationsHealthIndicator implements HealthIndicator {

	private static final Log logger = LogFactory.getLog(MigrationsHealthIndicator.class);

	private final Map<String, Stemma> stemmas;

	public MigrationsHealthIndicator(Map<String, Stemma> stemmas) {
		this.stemmas = Map.copyOf(stemmas);
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		boolean down = false;
		for (Map.Entry<String, Stemma> entry : this.stemmas.entrySet()) {
			try {
				Status status = entry.getValue().status();
				health.withDetail(entry.getKey(), Summary.of(status));
				if (!status.state().isReached() && !down) {
					down = !isOnItsWay(status.state());
					health.status(down ? org.springframework.boot.health.contributor.Status.DOWN
							: org.springframework.boot.health.contributor.Status.OUT_OF_SERVICE);
				}
			}
			catch (RuntimeException ex) {
				// The message may say how the database is reached
				logger.warn("The migrations cannot be looked at: " + ex.getMessage());
				health.withDetail(entry.getKey(), Map.of("error", ErrorDescriptor.UNAVAILABLE.error())).down();
				down = true;
			}
		}
		return health.build();
	}

	private static boolean isOnItsWay(State state) {
		return state == State.PENDING || state == State.RUNNING;
	}

}
