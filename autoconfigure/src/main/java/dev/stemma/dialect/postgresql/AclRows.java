package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads who may do what with objects.
 */
final class AclRows {

	/**
	 * What an object's creator and its schema would give it by default is compared with
	 * what it has, as if its owner had been its creator.
	 */
	private static final String SQL = """
			WITH me AS (
			    SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = CURRENT_USER),
			o(catalog, oid, col, owner, acl, kind, future, namespace) AS (
			    SELECT a.* FROM (%s) AS a(catalog, oid, col, owner, acl, kind, future, namespace)
			    WHERE %s),
			items(catalog, oid, col, held, grantee, privilege, grantable) AS (
			    SELECT o.catalog, o.oid, o.col, true, g.grantee, g.privilege_type, g.is_grantable
			    FROM o, LATERAL pg_catalog.aclexplode(coalesce(o.acl, pg_catalog.acldefault(o.kind, o.owner))) AS g
			    UNION
			    SELECT o.catalog, o.oid, o.col, false, CASE WHEN g.grantee = me.oid THEN o.owner ELSE g.grantee END,
			        g.privilege_type, g.is_grantable
			    FROM o, me, LATERAL (
			        SELECT x.* FROM pg_catalog.aclexplode(coalesce((
			            SELECT d.defaclacl FROM pg_catalog.pg_default_acl AS d WHERE d.defaclrole = me.oid
			              AND d.defaclnamespace = 0::pg_catalog.oid AND d.defaclobjtype = o.future),
			            pg_catalog.acldefault(o.kind, me.oid))) AS x
			        UNION ALL
			        SELECT x.* FROM pg_catalog.pg_default_acl AS d, LATERAL pg_catalog.aclexplode(d.defaclacl) AS x
			        WHERE d.defaclrole = me.oid AND d.defaclnamespace = o.namespace
			          AND d.defaclnamespace <> 0::pg_catalog.oid AND d.defaclobjtype = o.future) AS g)
			SELECT i.catalog, i.oid, i.col, i.held, i.privilege, pg_catalog.bool_or(i.grantable) AS grantable,
			    CASE WHEN i.grantee = 0::pg_catalog.oid THEN 'public' ELSE pg_catalog.pg_get_userbyid(i.grantee) END AS grantee
			FROM items AS i GROUP BY i.catalog, i.oid, i.col, i.held, i.privilege, i.grantee
			ORDER BY i.catalog, i.oid, i.col, grantee, i.privilege""";

	private static final String RELATIONS = """
			SELECT 'pg_class', c.oid, NULL::pg_catalog.name, c.relowner, c.relacl,
			    (CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END)::pg_catalog."char",
			    (CASE WHEN c.relkind = 'S' THEN 'S' ELSE 'r' END)::pg_catalog."char", c.relnamespace
			FROM pg_catalog.pg_class AS c WHERE c.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			UNION ALL
			SELECT 'pg_class', c.oid, a.attname, c.relowner, a.attacl, 'c', '-', 0::pg_catalog.oid
			FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
			WHERE c.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND a.attacl IS NOT NULL AND NOT a.attisdropped""";

	private static final Map<String, String> OTHERS = Map.of(CatalogObject.ROUTINE,
			"""
					SELECT 'pg_proc', p.oid, NULL::pg_catalog.name, p.proowner, p.proacl, 'f'::pg_catalog."char", 'f'::pg_catalog."char",
					    p.pronamespace
					FROM pg_catalog.pg_proc AS p WHERE p.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))""",
			CatalogObject.TYPE,
			"""
					SELECT 'pg_type', t.oid, NULL::pg_catalog.name, t.typowner, t.typacl, 'T'::pg_catalog."char", 'T'::pg_catalog."char",
					    t.typnamespace
					FROM pg_catalog.pg_type AS t WHERE t.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))""",
			CatalogObject.SCHEMA,
			"""
					SELECT 'pg_namespace', n.oid, NULL::pg_catalog.name, n.nspowner, n.nspacl, 'n'::pg_catalog."char", 'n'::pg_catalog."char",
					    0::pg_catalog.oid
					FROM pg_catalog.pg_namespace AS n WHERE n.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))""");

	private final CatalogQuery query;

	AclRows(CatalogQuery query) {
		this.query = query;
	}

	/**
	 * The privileges on objects of one catalog by their oids. Those of a table have its
	 * columns' among them.
	 */
	Map<Long, Acl> read(String catalog, Collection<Long> oids) throws SQLException {
		Map<Long, Acl> all = new LinkedHashMap<>();
		Map<CatalogId, Acl> found = read(Map.of(catalog, oids), "true");
		oids.forEach((oid) -> all.put(oid, found.getOrDefault(new CatalogId(catalog, oid), Acl.EMPTY)));
		return all;
	}

	/**
	 * The privileges on those objects of several catalogs that have not just what such
	 * objects have by themselves.
	 * @param objects their oids by their catalogs
	 */
	Map<CatalogId, Acl> differing(Map<String, ? extends Collection<Long>> objects) throws SQLException {
		return read(objects, "a.acl IS NOT NULL OR EXISTS (SELECT FROM pg_catalog.pg_default_acl)");
	}

	private Map<CatalogId, Acl> read(Map<String, ? extends Collection<Long>> objects, String condition)
			throws SQLException {
		Map<CatalogId, Set<AclItem>> held = new LinkedHashMap<>();
		Map<CatalogId, Set<AclItem>> expected = new LinkedHashMap<>();
		List<String> branches = new ArrayList<>();
		List<Collection<Long>> values = new ArrayList<>();
		objects.forEach((catalog, oids) -> {
			branches.add(OTHERS.getOrDefault(catalog, RELATIONS));
			values.add(oids);
			if (!OTHERS.containsKey(catalog)) {
				values.add(oids);
			}
		});
		this.query.list(SQL.formatted(String.join("\nUNION ALL\n", branches), condition),
				(row) -> (row.truth("held") ? held : expected)
					.computeIfAbsent(new CatalogId(row.text("catalog"), row.number("oid")),
							(oid) -> new LinkedHashSet<>())
					.add(new AclItem(row.text("grantee"), row.textOrNull("col"), row.text("privilege"),
							row.truth("grantable"))),
				values.toArray());
		Map<CatalogId, Acl> all = new LinkedHashMap<>();
		Set<CatalogId> ids = new LinkedHashSet<>(held.keySet());
		ids.addAll(expected.keySet());
		ids.forEach((id) -> all.put(id, new Acl(List.copyOf(held.getOrDefault(id, Set.of())),
				List.copyOf(expected.getOrDefault(id, Set.of())))));
		return all;
	}

}
