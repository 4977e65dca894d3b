package dev.stemma.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a session that differ from what it was started with, and its role.
 *
 * @param role the role, or "none"
 * @param settings values by name; settings of the application's own making are not to be
 * seen in PostgreSQL's catalog and are missing
 * @param temporaries whether it has, or has had, temporary objects
 */
public record SessionState(String role, Map<String, String> settings, boolean temporaries) {

	public SessionState {
		settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
	}

	public SessionState with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.settings);
		changed.put(name, value);
		return new SessionState(this.role, changed, this.temporaries);
	}

	public SessionState withRole(String role) {
		return new SessionState(role, this.settings, this.temporaries);
	}

}
