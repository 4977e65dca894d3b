package dev.stemma.runner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;

/**
 * Somebody who runs migrations.
 *
 * @param pid the process id of the server process
 * @param user the database user
 * @param application the name that the session gave itself, empty where it has none
 * @param client the address from which it comes, or {@code null} where that is not to be
 * seen
 * @param age for how long its transaction, or its session, has been open
 */
public record RunnerAtWork(int pid, String user, String application, @Nullable String client, Duration age) {

	static RunnerAtWork of(Backend backend) {
		return new RunnerAtWork(backend.pid(), backend.user(), backend.application(), backend.client(), backend.age());
	}

}
