package dev.stemma.dialect.postgresql;

import java.util.Map;
import java.util.Set;

/**
 * What goes with something.
 *
 * @param oids the oids by their catalogs
 */
record DroppedParts(Map<String, Set<Long>> oids) {

	boolean contain(String catalog, long oid) {
		return this.oids.getOrDefault(catalog, Set.of()).contains(oid);
	}

}
