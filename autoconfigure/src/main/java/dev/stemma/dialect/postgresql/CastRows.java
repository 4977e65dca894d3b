package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.stemma.schema.Cast;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;

/**
 * Reads casts.
 */
final class CastRows {

	private static final String SQL = """
			SELECT k.oid, pg_catalog.format_type(k.castsource, NULL) AS source,
			    pg_catalog.format_type(k.casttarget, NULL) AS target, k.castmethod, k.castcontext,
			    n.nspname AS funcschema, p.proname AS funcname, pg_catalog.pg_function_is_visible(p.oid) AS funcvisible,
			    ARRAY(SELECT pg_catalog.format_type(t.oid, NULL)
			          FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS t(oid, n) ORDER BY t.n) AS types,
			    pg_catalog.obj_description(k.oid, 'pg_cast') AS comment
			FROM pg_catalog.pg_cast AS k LEFT JOIN pg_catalog.pg_proc AS p ON p.oid = k.castfunc
			LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace WHERE %s""";

	private static final String OF_SCHEMAS = """
			%s AND EXISTS (
			    SELECT FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.typnamespace
			    WHERE (t.oid = k.castsource OR t.oid = k.casttarget)
			      AND tn.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])))
			ORDER BY k.oid""".formatted(CatalogQuery.standsAlone("pg_cast", "k.oid"));

	private final CatalogQuery query;

	private final NameScope scope;

	CastRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * Casts by their oids, with their comments.
	 */
	List<CastRow> read(Collection<Long> oids) throws SQLException {
		return this.query.list(SQL.formatted("k.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))"), this::row,
				oids);
	}

	/**
	 * The casts of which the source or the target is a type of one of the schemas; those
	 * of extensions left out.
	 */
	List<CastRow> ofSchemas(Collection<String> schemas) throws SQLException {
		return this.query.list(SQL.formatted(OF_SCHEMAS), this::row, schemas);
	}

	private CastRow row(CatalogRow row) throws SQLException {
		QualifiedName function = this.scope.name(row, "func");
		Cast.Method method = switch (row.letter("castmethod")) {
			case 'f' -> Cast.Method.FUNCTION;
			case 'i' -> Cast.Method.INOUT;
			default -> Cast.Method.NONE;
		};
		Cast.Context context = switch (row.letter("castcontext")) {
			case 'i' -> Cast.Context.IMPLICIT;
			case 'a' -> Cast.Context.ASSIGNMENT;
			default -> Cast.Context.EXPLICIT;
		};
		List<SqlType> types = new ArrayList<>();
		row.sqls("types").forEach((type) -> types.add(new SqlType.Written(type)));
		return new CastRow(row.number("oid"),
				new Cast(new SqlType.Written(row.sql("source")), new SqlType.Written(row.sql("target")), method,
						(function != null) ? ObjectReference.function(function, types) : null, context),
				row.textOrNull("comment"));
	}

}
