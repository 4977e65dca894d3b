package dev.stemma.dialect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Another session of the server.
 *
 * @param pid its process id
 * @param user its user
 * @param application the name that it gave itself
 * @param client its address, or {@code null} where it is not to be seen
 * @param age for how long its transaction, or its session, has been open
 * @param state what it does
 * @param query its last statement, shortened
 */
public record Backend(int pid, String user, String application, @Nullable String client, Duration age, String state,
		String query) {

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("pid ").append(this.pid);
		text.append(" (").append(this.application.isEmpty() ? "unnamed application" : this.application);
		text.append(", user ").append(this.user);
		if (this.client != null) {
			text.append(", from ").append(this.client);
		}
		text.append(", ").append(this.state);
		return text.append(", for ").append(this.age.toSeconds()).append(" s)").toString();
	}

}
