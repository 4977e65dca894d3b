package dev.stemma.dialect.postgresql;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.stemma.dialect.ReadScope;

/**
 * Puts other names for those of schemas in the texts of the server, and writes them as
 * the server would write them again. The names that are replaced are unique, and are met
 * nowhere but where the schema is meant.
 *
 * @param names the names that are met, with what is put there
 */
record SchemaTexts(Map<String, String> names) {

	/** Leaves texts as they are. */
	static final SchemaTexts AS_THEY_ARE = new SchemaTexts(Map.of());

	/** A name that begins with another one is replaced before that. */
	SchemaTexts {
		Map<String, String> longestFirst = new TreeMap<>(
				Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
		longestFirst.putAll(names);
		names = Collections.unmodifiableMap(longestFirst);
	}

	/**
	 * For the schemas that go by other names than their own.
	 */
	static SchemaTexts of(ReadScope scope) {
		Map<String, String> names = new LinkedHashMap<>(scope.others());
		names.put(scope.home(), scope.homeName());
		names.entrySet().removeIf((name) -> name.getKey().equals(name.getValue()));
		names.replaceAll((schema, name) -> Identifiers.of(name));
		return new SchemaTexts(names);
	}

	String in(String text) {
		String replaced = text;
		for (Map.Entry<String, String> name : this.names.entrySet()) {
			replaced = replaced.replace(name.getKey(), name.getValue());
		}
		return ArrayCasts.spread(replaced);
	}

}
