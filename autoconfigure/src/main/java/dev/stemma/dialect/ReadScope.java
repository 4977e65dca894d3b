package dev.stemma.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which schemas of a database are read, and what they are called then.
 *
 * @param home the schema whose objects are named alone
 * @param others the other schemas that are read, each with the name that it goes by: its
 * own, or for a scratch schema that of the one that it stands for. Wherever the name of a
 * scratch schema is met in a text, that other name is put there
 * @param homeName the name that the home schema goes by where a text names it all the
 * same; its own for one that is no scratch schema
 * @param leftOut the names of tables in any of the schemas that are left out with all
 * that belongs to them
 */
public record ReadScope(String home, Map<String, String> others, String homeName, Set<String> leftOut) {

	public ReadScope {
		others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
		leftOut = Set.copyOf(leftOut);
	}

	/**
	 * A schema as it is.
	 */
	public static ReadScope of(String home, Set<String> leftOut) {
		return new ReadScope(home, Map.of(), home, leftOut);
	}

}
