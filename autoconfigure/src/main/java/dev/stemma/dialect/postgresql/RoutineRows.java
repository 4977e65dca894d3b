package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SqlType;

/**
 * Reads the functions and procedures of schemas.
 */
final class RoutineRows {

	private static final String SQL = """
			SELECT p.oid, n.nspname AS schema, p.proname AS name, pg_catalog.pg_function_is_visible(p.oid) AS visible,
			    p.prokind, l.lanname, p.provolatile, p.proisstrict, p.prosecdef, p.proleakproof, p.proparallel,
			    CASE WHEN p.procost <> (CASE WHEN l.lanname = ANY ('{c,internal}'::pg_catalog.name[]) THEN 1 ELSE 100 END)
			              ::pg_catalog.float4 THEN p.procost::pg_catalog.text END AS cost,
			    CASE WHEN p.proretset AND p.prorows <> 1000::pg_catalog.float4 THEN p.prorows::pg_catalog.text END AS rows,
			    CASE WHEN p.prosupport::pg_catalog.oid <> 0::pg_catalog.oid THEN p.prosupport::pg_catalog.text END AS support,
			    ARRAY(SELECT pg_catalog.format_type(t.oid, NULL)
			          FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS t(oid, n) ORDER BY t.n) AS transforms,
			    p.proconfig::pg_catalog.text[] AS config, p.prosrc, p.probin, p.prosqlbody IS NOT NULL AS standard,
			    CASE WHEN p.prosqlbody IS NOT NULL THEN pg_catalog.pg_get_function_sqlbody(p.oid) END AS sqlbody,
			    pg_catalog.pg_get_function_result(p.oid) AS result, p.proargmodes::pg_catalog.text[] AS modes,
			    p.proargnames::pg_catalog.text[] AS names, a.types, a.defaults,
			    pg_catalog.obj_description(p.oid, 'pg_proc') AS comment
			FROM pg_catalog.pg_proc AS p
			JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
			JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
			LEFT JOIN LATERAL (
			    SELECT pg_catalog.array_agg(pg_catalog.format_type(t.oid, NULL) ORDER BY t.n) AS types,
			        pg_catalog.array_agg(CASE WHEN p.pronargdefaults <> 0::pg_catalog.int2 THEN
			            pg_catalog.pg_get_function_arg_default(p.oid, t.n::pg_catalog.int4) END ORDER BY t.n) AS defaults
			    FROM pg_catalog.unnest(coalesce(p.proallargtypes, p.proargtypes::pg_catalog.oid[]))
			        WITH ORDINALITY AS t(oid, n)) AS a ON true
			WHERE n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])) AND %s
			ORDER BY n.nspname, p.proname, p.oid"""
		.formatted(CatalogQuery.standsAlone("pg_proc", "p.oid"));

	private static final Map<String, Routine.Argument.Mode> MODES = Map.of("i", Routine.Argument.Mode.IN, "o",
			Routine.Argument.Mode.OUT, "b", Routine.Argument.Mode.INOUT, "v", Routine.Argument.Mode.VARIADIC, "t",
			Routine.Argument.Mode.TABLE);

	private final CatalogQuery query;

	private final NameScope scope;

	RoutineRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The functions and procedures of schemas, those of extensions left out.
	 */
	List<RoutineRow> ofSchemas(Collection<String> schemas) throws SQLException {
		return this.query.list(SQL, this::row, schemas);
	}

	private RoutineRow row(CatalogRow row) throws SQLException {
		QualifiedName name = this.scope.name(row.text("schema"), row.text("name"), row.truth("visible"));
		String body = row.truth("standard") ? row.sql("sqlbody") : row.sql("prosrc");
		String peculiarity = peculiarity(row, body);
		boolean procedure = row.letter("prokind") == 'p';
		Routine routine = (peculiarity != null) ? null
				: new Routine(name, procedure, arguments(row), procedure ? null : row.sqlOrNull("result"),
						row.text("lanname"), RoutineAttributes.of(row), body, row.truth("standard"));
		return new RoutineRow(row.number("oid"), name, routine, peculiarity, row.textOrNull("comment"));
	}

	private static @Nullable String peculiarity(CatalogRow row, String body) throws SQLException {
		if (row.letter("prokind") == 'a') {
			return "is an aggregate";
		}
		if (row.textOrNull("probin") != null) {
			return "is written in C";
		}
		return body.isBlank() ? "has an empty body" : null;
	}

	/** What a function returns says the columns of a table. */
	private static List<Routine.Argument> arguments(CatalogRow row) throws SQLException {
		List<String> types = row.sqls("types");
		List<@Nullable String> defaults = row.sqlsOrNulls("defaults");
		List<String> modes = row.texts("modes");
		List<String> names = row.texts("names");
		List<Routine.Argument> all = new ArrayList<>();
		for (int i = 0; i < types.size(); i++) {
			Routine.Argument.Mode mode = modes.isEmpty() ? Routine.Argument.Mode.IN
					: MODES.getOrDefault(modes.get(i), Routine.Argument.Mode.IN);
			String name = (names.isEmpty() || names.get(i).isEmpty()) ? null : names.get(i);
			if (mode != Routine.Argument.Mode.TABLE) {
				all.add(new Routine.Argument(mode, name, new SqlType.Written(types.get(i)), defaults.get(i)));
			}
		}
		return all;
	}

}
