package dev.stemma.autogenerate.jpa;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.hibernate.boot.model.naming.Identifier;
import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.SchemaNames;

/**
 * Stands in for the names of schemas while statements are generated, so that each place
 * is known at which the mapping has named one, and another name can be put there.
 */
final class SchemaTokens {

	private final String prefix = "stemma_" + UUID.randomUUID().toString().replace("-", "") + "_";

	private final Map<String, String> tokens = new LinkedHashMap<>();

	/**
	 * What stands in for a schema; always quoted.
	 * @param schema its name, or what stands in for it already
	 */
	Identifier standIn(Identifier schema) {
		if (schema.getText().startsWith(this.prefix)) {
			return schema;
		}
		String name = serverName(schema.getText(), schema.isQuoted());
		return new Identifier(this.tokens.computeIfAbsent(name, (key) -> this.prefix + this.tokens.size()), true);
	}

	/**
	 * The schemas that were named, as the server knows them.
	 */
	Set<String> schemas() {
		return new TreeSet<>(this.tokens.keySet());
	}

	/**
	 * The schema that something stands in for; a name that stands in for none is
	 * returned.
	 */
	@Nullable String original(@Nullable String token) {
		return this.tokens.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(token))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(token);
	}

	/**
	 * A statement with names in it again.
	 */
	String resolve(String sql, SchemaNames names) {
		String resolved = sql;
		for (Map.Entry<String, String> entry : this.tokens.entrySet()) {
			resolved = resolved.replace(quote(entry.getValue()), quote(names.of(entry.getKey())));
		}
		return resolved;
	}

	/**
	 * A name as the server knows it.
	 */
	static String serverName(String text, boolean quoted) {
		return quoted ? text : text.toLowerCase(Locale.ROOT);
	}

	static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
