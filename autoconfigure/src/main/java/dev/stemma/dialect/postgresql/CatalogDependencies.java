package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Reads what objects need to be there. A type that a table brings stands for the table,
 * an array for the type of its elements, and what belongs to an extension for that.
 */
final class CatalogDependencies {

	private static final String SQL = """
			WITH mine(classid, objid, catalog, oid, feature) AS (
			    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_class', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_type', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_proc', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_constraint', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_trigger', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_cast'::pg_catalog.regclass::pg_catalog.oid, m.oid, 'pg_cast', m.oid, false
			    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS m(oid)
			    UNION ALL
			    SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid, k.oid, 'pg_type', k.contypid, false
			    FROM pg_catalog.pg_constraint AS k
			    WHERE k.contypid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			    UNION ALL
			    SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass::pg_catalog.oid, e.oid, 'pg_class', e.adrelid, false
			    FROM pg_catalog.pg_attrdef AS e
			    WHERE e.adrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			    UNION ALL
			    SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, r.oid, 'pg_class', r.ev_class,
			        r.rulename <> '_RETURN'
			    FROM pg_catalog.pg_rewrite AS r
			    WHERE r.ev_class = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			    UNION ALL
			    SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass::pg_catalog.oid, p.oid, 'pg_class', p.polrelid, true
			    FROM pg_catalog.pg_policy AS p
			    WHERE p.polrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			    UNION ALL
			    SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::pg_catalog.oid, s.oid, 'pg_class', s.stxrelid, true
			    FROM pg_catalog.pg_statistic_ext AS s
			    WHERE s.stxrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))),
			needs(catalog, oid, feature, refclassid, refobjid, refobjsubid) AS (
			    SELECT m.catalog, m.oid, m.feature,
			        CASE WHEN coalesce(e.typrelid, t.typrelid, 0::pg_catalog.oid) <> 0::pg_catalog.oid
			            THEN 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid ELSE d.refclassid END,
			        CASE WHEN coalesce(e.typrelid, t.typrelid, 0::pg_catalog.oid) <> 0::pg_catalog.oid
			            THEN coalesce(e.typrelid, t.typrelid) ELSE coalesce(e.oid, d.refobjid) END,
			        d.refobjsubid
			    FROM mine AS m
			    JOIN pg_catalog.pg_depend AS d ON d.classid = m.classid AND d.objid = m.objid AND d.deptype = 'n'
			    LEFT JOIN pg_catalog.pg_type AS t ON d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
			        AND t.oid = d.refobjid
			    LEFT JOIN pg_catalog.pg_type AS e ON e.oid = t.typelem AND e.typarray = t.oid)
			SELECT DISTINCT n.catalog, n.oid, n.feature, rc.relname AS refcatalog, n.refobjid, a.attname,
			    xd.refobjid AS extension
			FROM needs AS n
			JOIN pg_catalog.pg_class AS rc ON rc.oid = n.refclassid
			LEFT JOIN pg_catalog.pg_attribute AS a ON n.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
			    AND n.refobjsubid <> 0 AND a.attrelid = n.refobjid AND a.attnum = n.refobjsubid
			LEFT JOIN pg_catalog.pg_depend AS xd ON xd.classid = n.refclassid AND xd.objid = n.refobjid
			    AND xd.deptype = 'e'""";

	private final CatalogParts catalog;

	private CatalogDependencies(CatalogParts catalog) {
		this.catalog = catalog;
	}

	/**
	 * Adds what the objects of a catalog need.
	 */
	static void read(CatalogQuery query, CatalogParts catalog) throws SQLException {
		CatalogDependencies dependencies = new CatalogDependencies(catalog);
		List<Long> relations = dependencies.oids(CatalogObject.RELATION);
		List<Long> types = dependencies.oids(CatalogObject.TYPE);
		query.list(SQL, dependencies::add, relations, types, dependencies.oids(CatalogObject.ROUTINE),
				dependencies.oids("pg_constraint"), dependencies.oids("pg_trigger"), dependencies.oids("pg_cast"),
				types, relations, relations, relations, relations);
	}

	private List<Long> oids(String name) {
		List<Long> oids = new ArrayList<>();
		for (CatalogId id : this.catalog.ids()) {
			if (id.catalog().equals(name)) {
				oids.add(id.oid());
			}
		}
		return oids;
	}

	private boolean add(CatalogRow row) throws SQLException {
		ObjectReference object = this.catalog.reference(new CatalogId(row.text("catalog"), row.number("oid")));
		ObjectReference needed = needed(row);
		if (object != null && needed != null && !needed.whole().equals(object.whole())
				&& counts(object, needed, row.truth("feature"))) {
			this.catalog.depend(object, needed);
		}
		return true;
	}

	/**
	 * The tables that a constraint is about follow from its definition. What a table has
	 * comes behind all tables and views, which is why those that it names do not count.
	 */
	private static boolean counts(ObjectReference object, ObjectReference needed, boolean feature) {
		return switch (needed.kind()) {
			case TABLE, COLUMN, VIEW, MATERIALIZED_VIEW -> !feature && object.kind() != ObjectKind.CONSTRAINT;
			// A constraint is part of its table, and so is its index.
			case CONSTRAINT -> false;
			default -> true;
		};
	}

	private @Nullable ObjectReference needed(CatalogRow row) throws SQLException {
		if (row.number("extension") != 0) {
			return this.catalog.reference(new CatalogId("pg_extension", row.number("extension")));
		}
		ObjectReference needed = this.catalog.reference(new CatalogId(row.text("refcatalog"), row.number("refobjid")));
		String column = row.textOrNull("attname");
		boolean hasColumns = needed != null
				&& Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW).contains(needed.kind());
		return (needed != null && column != null && hasColumns) ? ObjectReference.column(needed.name(), column)
				: needed;
	}

}
