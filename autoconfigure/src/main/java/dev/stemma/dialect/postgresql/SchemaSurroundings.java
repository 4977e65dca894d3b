package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.stemma.schema.Extension;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.QualifiedName;

/**
 * Reads what is around and in schemas apart from relations, types and routines: the
 * schemas themselves, extensions, and what has no definition here.
 */
final class SchemaSurroundings {

	/** The least oid of what did not come with the database. */
	private static final String OWN = "pg_catalog.oidge(%s, 16384::pg_catalog.oid)";

	private static final String KNOWN = """
			SELECT 'extension' AS what, e.oid, n.nspname AS schema, e.extname AS name, false AS visible,
			    NULLIF(pg_catalog.obj_description(e.oid, 'pg_extension'), a.comment) AS comment
			FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
			LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
			WHERE %s
			UNION ALL
			SELECT 'schema', n.oid, n.nspname, n.nspname, false, pg_catalog.obj_description(n.oid, 'pg_namespace')
			FROM pg_catalog.pg_namespace AS n
			WHERE n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])) AND %s"""
		.formatted(OWN.formatted("e.oid"), CatalogQuery.notOfExtension("pg_namespace", "n.oid"));

	/** Catalog and prefix of the columns of objects that stand in schemas. */
	private static final List<List<String>> IN_SCHEMAS = List.of(List.of("operator", "pg_operator", "opr"),
			List.of("operator class", "pg_opclass", "opc"), List.of("operator family", "pg_opfamily", "opf"),
			List.of("collation", "pg_collation", "coll"), List.of("conversion", "pg_conversion", "con"),
			List.of("text search configuration", "pg_ts_config", "cfg"),
			List.of("text search dictionary", "pg_ts_dict", "dict"),
			List.of("text search parser", "pg_ts_parser", "prs"),
			List.of("text search template", "pg_ts_template", "tmpl"));

	/** Catalog and name of objects that stand in none. */
	private static final List<List<String>> GLOBAL = List.of(List.of("event trigger", "pg_event_trigger", "evtname"),
			List.of("foreign server", "pg_foreign_server", "srvname"),
			List.of("foreign data wrapper", "pg_foreign_data_wrapper", "fdwname"),
			List.of("access method", "pg_am", "amname"), List.of("language", "pg_language", "lanname"));

	private final CatalogQuery query;

	private final NameScope scope;

	SchemaSurroundings(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * Adds what there is.
	 * @param schemas the schemas that are read
	 * @param others those of them that are objects as well, with the names they go by
	 */
	void read(CatalogParts catalog, Collection<String> schemas, Map<String, String> others) throws SQLException {
		List<String> branches = new ArrayList<>(List.of(KNOWN));
		List<Object> values = new ArrayList<>();
		values.add(others.keySet());
		for (List<String> kind : IN_SCHEMAS) {
			branches.add("""
					SELECT '%1$s', o.oid, n.nspname, o.%3$sname, false, NULL
					FROM pg_catalog.%2$s AS o JOIN pg_catalog.pg_namespace AS n ON n.oid = o.%3$snamespace
					WHERE n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])) AND %4$s"""
				.formatted(kind.get(0), kind.get(1), kind.get(2), CatalogQuery.notOfExtension(kind.get(1), "o.oid")));
			values.add(schemas);
		}
		for (List<String> kind : GLOBAL) {
			branches.add("SELECT '%s', o.oid, NULL, o.%s, false, NULL FROM pg_catalog.%s AS o WHERE %s AND %s"
				.formatted(kind.get(0), kind.get(2), kind.get(1), OWN.formatted("o.oid"),
						CatalogQuery.notOfExtension(kind.get(1), "o.oid")));
		}
		this.query.list(String.join("\nUNION ALL\n", branches), (row) -> add(catalog, row, others), values.toArray());
	}

	private boolean add(CatalogParts catalog, CatalogRow row, Map<String, String> others) throws SQLException {
		String name = row.text("name");
		String schema = row.textOrNull("schema");
		switch (row.text("what")) {
			case "extension" -> {
				QualifiedName place = this.scope.name(String.valueOf(schema), name, false);
				catalog.add(new CatalogId("pg_extension", row.number("oid")),
						() -> new Extension(name, place.schema(), null, false), row.textOrNull("comment"));
			}
			case "schema" -> catalog.add(new CatalogId(CatalogObject.SCHEMA, row.number("oid")),
					() -> Namespace.of(Objects.requireNonNullElse(others.get(name), name)), row.textOrNull("comment"));
			default -> {
				String what = row.text("what");
				Object place = (schema != null) ? this.scope.name(schema, name, false) : name;
				catalog.remark(Character.toUpperCase(what.charAt(0)) + what.substring(1) + " " + place
						+ " is of a kind that is not compared");
			}
		}
		return true;
	}

}
