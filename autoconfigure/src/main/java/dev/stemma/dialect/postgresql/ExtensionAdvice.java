package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlToken;

/**
 * Guesses which extension brings what a statement misses.
 */
final class ExtensionAdvice {

	/** What does not bear its extension's name. */
	private static final Map<String, String> EXTENSIONS = Map.ofEntries(Map.entry("geometry", "postgis"),
			Map.entry("geography", "postgis"), Map.entry("box3d", "postgis"), Map.entry("raster", "postgis_raster"),
			Map.entry("halfvec", "vector"), Map.entry("sparsevec", "vector"), Map.entry("hnsw", "vector"),
			Map.entry("ivfflat", "vector"), Map.entry("gin_trgm_ops", "pg_trgm"), Map.entry("gist_trgm_ops", "pg_trgm"),
			Map.entry("similarity", "pg_trgm"), Map.entry("lquery", "ltree"), Map.entry("earth", "earthdistance"),
			Map.entry("isbn", "isn"), Map.entry("issn", "isn"), Map.entry("ean13", "isn"),
			Map.entry("gin__int_ops", "intarray"), Map.entry("crypt", "pgcrypto"), Map.entry("gen_salt", "pgcrypto"),
			Map.entry("digest", "pgcrypto"), Map.entry("uuid_generate_v1", "uuid-ossp"),
			Map.entry("uuid_generate_v1mc", "uuid-ossp"), Map.entry("uuid_generate_v3", "uuid-ossp"),
			Map.entry("uuid_generate_v4", "uuid-ossp"), Map.entry("uuid_generate_v5", "uuid-ossp"),
			// Of plain types, the classes of operators that these do not have themselves.
			Map.entry("gist", "btree_gist"), Map.entry("gin", "btree_gin"));

	private ExtensionAdvice() {
	}

	static @Nullable String of(Connection connection, String sql, SQLException ex) throws SQLException {
		String message = PostgresErrors.messageOf(ex).text();
		for (String name : mentioned(sql, message)) {
			String advice = advice(connection, name, EXTENSIONS.getOrDefault(name, name));
			if (advice != null) {
				return advice;
			}
		}
		return null;
	}

	/**
	 * The names of the statement that the server has mentioned.
	 */
	private static Set<String> mentioned(String sql, String message) {
		Set<String> names = new LinkedHashSet<>();
		for (SqlToken token : IndexStatement.significantTokens(sql)) {
			if (token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED_IDENTIFIER) {
				String name = ObjectName.stored(token.text(sql));
				if (!name.isEmpty() && message.contains(name)) {
					names.add(name);
				}
			}
		}
		return names;
	}

	private static @Nullable String advice(Connection connection, String name, String extension) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(
				"""
						SELECT a.default_version, n.nspname::pg_catalog.text
						FROM (SELECT ?::pg_catalog.text AS name) AS e
						LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name::pg_catalog.text OPERATOR(pg_catalog.=) e.name
						LEFT JOIN pg_catalog.pg_extension AS x ON x.extname::pg_catalog.text OPERATOR(pg_catalog.=) e.name
						LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) x.extnamespace""")) {
			select.setString(1, extension);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				String version = row.getString(1);
				String schema = row.getString(2);
				if (schema != null) {
					return "%s may be that of extension %s, whose objects stand in schema %s: put that on the search path."
						.formatted(name, extension, schema);
				}
				if (version != null) {
					return "%s is of extension %s, which the server has in version %s and this database has not: run CREATE EXTENSION %s in a migration."
						.formatted(name, extension, version, Identifiers.of(extension));
				}
				return EXTENSIONS.containsKey(name)
						? "%s is of extension %s, which is not installed on the server: install its files there, then run CREATE EXTENSION %s in a migration."
							.formatted(name, extension, Identifiers.of(extension))
						: null;
			}
		}
	}

}
