package dev.stemma.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies that nobody can change.
 */
final class Copies {

	private Copies() {
	}

	/**
	 * A map in the order in which it was written: what is rendered from it should not
	 * differ from one run to the next.
	 */
	static Map<String, String> ordered(Map<String, String> map) {
		map.keySet().forEach((key) -> Require.name("A parameter", key));
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

}
