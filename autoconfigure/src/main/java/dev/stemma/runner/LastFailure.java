package dev.stemma.runner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The last thing that was done to a database, when it failed.
 *
 * @param revision the revision
 * @param action what was done with it: upgrade, downgrade
 * @param position where in the script, or {@code null}
 * @param sqlState the SQLSTATE, or {@code null} where it did not come from the server
 * @param message what the server said
 * @param user the database user
 * @param application the application, or {@code null} where it has no name
 * @param host the machine that it ran on, or {@code null}
 * @param at when, by the server's clock
 */
public record LastFailure(String revision, String action, @Nullable String position, @Nullable String sqlState,
		String message, String user, @Nullable String application, @Nullable String host, Instant at) {

}
