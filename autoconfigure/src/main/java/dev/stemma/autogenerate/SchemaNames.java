package dev.stemma.autogenerate;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where the objects of wanted schemas are to stand while they are looked at.
 *
 * @param home the schema in place of the home schema; first on the search path
 * @param others the schemas in place of others, by the names of these
 */
public record SchemaNames(String home, Map<String, String> others) {

	public SchemaNames {
		others = Map.copyOf(others);
	}

	/**
	 * The schema in place of another.
	 * @param schema that other one, or {@code null} for the home schema
	 */
	public String of(@Nullable String schema) {
		return (schema != null) ? this.others.getOrDefault(schema, schema) : this.home;
	}

}
