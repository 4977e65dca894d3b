package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
			o(oid, col, owner, acl, kind, future, namespace) AS (%s),
			items(oid, col, held, grantee, privilege, grantable) AS (
			    SELECT o.oid, o.col, true, g.grantee, g.privilege_type, g.is_grantable
			    FROM o, LATERAL pg_catalog.aclexplode(coalesce(o.acl, pg_catalog.acldefault(o.kind, o.owner))) AS g
			    UNION
			    SELECT o.oid, o.col, false, CASE WHEN g.grantee = me.oid THEN o.owner ELSE g.grantee END,
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
			SELECT i.oid, i.col, i.held, i.privilege, pg_catalog.bool_or(i.grantable) AS grantable,
			    CASE WHEN i.grantee = 0::pg_catalog.oid THEN 'public' ELSE pg_catalog.pg_get_userbyid(i.grantee) END AS grantee
			FROM items AS i GROUP BY i.oid, i.col, i.held, i.privilege, i.grantee
			ORDER BY i.oid, i.col, grantee, i.privilege""";

	private static final String RELATIONS = """
			SELECT c.oid, NULL::pg_catalog.name, c.relowner, c.relacl,
			    (CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END)::pg_catalog."char",
			    (CASE WHEN c.relkind = 'S' THEN 'S' ELSE 'r' END)::pg_catalog."char", c.relnamespace
			FROM pg_catalog.pg_class AS c WHERE c.oid = ANY (?::pg_catalog.oid[])
			UNION ALL
			SELECT c.oid, a.attname, c.relowner, a.attacl, 'c', '-', 0::pg_catalog.oid
			FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
			WHERE c.oid = ANY (?::pg_catalog.oid[]) AND a.attacl IS NOT NULL AND NOT a.attisdropped""";

	private static final Map<String, String> OTHERS = Map.of(CatalogObject.ROUTINE, """
			SELECT p.oid, NULL::pg_catalog.name, p.proowner, p.proacl, 'f'::pg_catalog."char", 'f'::pg_catalog."char",
			    p.pronamespace
			FROM pg_catalog.pg_proc AS p WHERE p.oid = ANY (?::pg_catalog.oid[])""", CatalogObject.TYPE, """
			SELECT t.oid, NULL::pg_catalog.name, t.typowner, t.typacl, 'T'::pg_catalog."char", 'T'::pg_catalog."char",
			    t.typnamespace
			FROM pg_catalog.pg_type AS t WHERE t.oid = ANY (?::pg_catalog.oid[])""", CatalogObject.SCHEMA, """
			SELECT n.oid, NULL::pg_catalog.name, n.nspowner, n.nspacl, 'n'::pg_catalog."char", 'n'::pg_catalog."char",
			    0::pg_catalog.oid
			FROM pg_catalog.pg_namespace AS n WHERE n.oid = ANY (?::pg_catalog.oid[])""");

	private final CatalogQuery query;

	AclRows(CatalogQuery query) {
		this.query = query;
	}

	/**
	 * The privileges on objects of one catalog by their oids. Those of a table have its
	 * columns' among them.
	 */
	Map<Long, Acl> read(String catalog, Collection<Long> oids) throws SQLException {
		Map<Long, Set<AclItem>> held = new LinkedHashMap<>();
		Map<Long, Set<AclItem>> expected = new LinkedHashMap<>();
		CatalogQuery.Mapper<Boolean> mapper = (row) -> (row.truth("held") ? held : expected)
			.computeIfAbsent(row.number("oid"), (oid) -> new LinkedHashSet<>())
			.add(new AclItem(row.text("grantee"), row.textOrNull("col"), row.text("privilege"),
					row.truth("grantable")));
		String others = OTHERS.get(catalog);
		if (others != null) {
			this.query.list(SQL.formatted(others), mapper, oids);
		}
		else {
			this.query.list(SQL.formatted(RELATIONS), mapper, oids, oids);
		}
		Map<Long, Acl> all = new LinkedHashMap<>();
		for (Long oid : oids) {
			all.put(oid, new Acl(new ArrayList<>(held.getOrDefault(oid, Set.of())),
					new ArrayList<>(expected.getOrDefault(oid, Set.of()))));
		}
		return all;
	}

}
