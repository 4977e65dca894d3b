package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stemma.schema.QualifiedName;

/**
 * Reads the types of schemas: enums, composite types and domains, and those that have no
 * definition here.
 */
final class TypeRows {

	private static final String SQL = """
			SELECT t.oid, t.typtype, n.nspname AS schema, t.typname AS name, pg_catalog.pg_type_is_visible(t.oid) AS visible,
			    t.typrelid, ARRAY(SELECT e.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum AS e
			                      WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
			    pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull,
			    pg_catalog.pg_get_expr(t.typdefaultbin, 0::pg_catalog.oid) AS expression, t.typdefault,
			    cn.nspname AS collschema, co.collname AS collname, pg_catalog.pg_collation_is_visible(co.oid) AS collvisible,
			    k.checknames, k.checkconditions, k.checkvalid, k.checkcomments,
			    pg_catalog.obj_description(t.oid, 'pg_type') AS comment
			FROM pg_catalog.pg_type AS t
			JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
			LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
			LEFT JOIN pg_catalog.pg_collation AS co ON co.oid = t.typcollation AND co.oid <> b.typcollation
			LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
			LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
			LEFT JOIN pg_catalog.pg_type AS el ON el.oid = t.typelem AND el.typarray = t.oid
			LEFT JOIN LATERAL (
			    SELECT pg_catalog.array_agg(k.conname::pg_catalog.text ORDER BY k.conname) AS checknames,
			        pg_catalog.array_agg(pg_catalog.pg_get_expr(k.conbin, 0::pg_catalog.oid) ORDER BY k.conname)
			            AS checkconditions,
			        pg_catalog.array_agg(k.convalidated::pg_catalog.text ORDER BY k.conname) AS checkvalid,
			        pg_catalog.array_agg(coalesce(pg_catalog.obj_description(k.oid, 'pg_constraint'), '') ORDER BY k.conname)
			            AS checkcomments
			    FROM pg_catalog.pg_constraint AS k
			    WHERE t.typtype = 'd' AND k.contypid = t.oid AND k.contype = 'c') AS k ON true
			WHERE n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])) AND t.typisdefined
			  AND (t.typtype = ANY ('{e,d,r}'::pg_catalog."char"[]) OR (t.typtype = 'c' AND c.relkind = 'c')
			      OR (t.typtype = 'b' AND el.oid IS NULL))
			  AND %s
			ORDER BY n.nspname, t.typname"""
		.formatted(CatalogQuery.notOfExtension("pg_type", "t.oid"));

	private final CatalogQuery query;

	private final NameScope scope;

	TypeRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The types of schemas, apart from those that tables, arrays and extensions bring.
	 */
	List<TypeRow> ofSchemas(Collection<String> schemas) throws SQLException {
		return this.query.list(SQL, this::row, schemas);
	}

	private TypeRow row(CatalogRow row) throws SQLException {
		QualifiedName name = this.scope.name(row.text("schema"), row.text("name"), row.truth("visible"));
		char kind = row.letter("typtype");
		Map<String, String> checkComments = new LinkedHashMap<>();
		List<String> checks = row.texts("checknames");
		List<String> comments = row.texts("checkcomments");
		for (int i = 0; i < checks.size(); i++) {
			if (!comments.get(i).isEmpty()) {
				checkComments.put(checks.get(i), comments.get(i));
			}
		}
		return new TypeRow(row.number("oid"), kind, name, row.number("typrelid"), row.texts("labels"),
				(kind == 'd') ? TypeRow.domain(name, this.scope.name(row, "coll"), row) : null, checkComments,
				row.textOrNull("comment"));
	}

}
