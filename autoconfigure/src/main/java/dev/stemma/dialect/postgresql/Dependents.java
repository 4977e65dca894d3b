package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what depends on an object.
 */
final class Dependents {

	/** What goes with an object by itself, and what goes with that. */
	private static final String OWN = """
			WITH RECURSIVE own(classid, objid, sub) AS (
			    SELECT ('pg_catalog.' OPERATOR(pg_catalog.||) ?::pg_catalog.text)::pg_catalog.regclass::pg_catalog.oid,
			        ?::pg_catalog.oid, ?::pg_catalog.int4
			    UNION
			    SELECT d.classid, d.objid, d.objsubid
			    FROM own JOIN pg_catalog.pg_depend AS d ON d.refclassid = own.classid AND d.refobjid = own.objid
			        AND (own.sub = 0 OR d.refobjsubid = own.sub)
			    WHERE d.deptype = ANY ('{a,i,P,S,e}'::pg_catalog."char"[])
			      AND NOT (d.classid = own.classid AND d.objid = own.objid))
			""";

	private static final String OTHERS = OWN + """
			SELECT EXISTS (
			    SELECT FROM own JOIN pg_catalog.pg_depend AS d ON d.refclassid = own.classid AND d.refobjid = own.objid
			        AND (own.sub = 0 OR d.refobjsubid = own.sub)
			    WHERE d.deptype = ANY ('{n,x}'::pg_catalog."char"[])
			      AND NOT EXISTS (SELECT FROM own AS o WHERE o.classid = d.classid AND o.objid = d.objid
			          AND (o.sub = 0 OR o.sub = d.objsubid))) AS found""";

	private static final String PARTS = OWN + """
			SELECT own.objid, c.relname AS catalog FROM own JOIN pg_catalog.pg_class AS c ON c.oid = own.classid""";

	private static final String COLUMNS = """
			SELECT EXISTS (
			    SELECT FROM pg_catalog.pg_depend AS d
			    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid
			      AND d.refobjid = ?::pg_catalog.oid AND d.objid = d.refobjid AND d.refobjsubid = ?::pg_catalog.int4
			      AND d.objsubid <> d.refobjsubid AND d.deptype = 'a') AS found""";

	private final CatalogQuery query;

	Dependents(CatalogQuery query) {
		this.query = query;
	}

	/**
	 * Whether anything depends on an object that does not go with it by itself.
	 */
	boolean exist(CatalogObject object) throws SQLException {
		return exist(object.catalog(), object.oid(), object.sub());
	}

	/**
	 * Whether anything depends on an object that does not go with it by itself.
	 */
	boolean exist(String catalog, long oid, int sub) throws SQLException {
		return Boolean.TRUE.equals(this.query.first(OTHERS, (row) -> row.truth("found"), catalog, oid, sub));
	}

	/**
	 * Whether other columns of its table go with a column by themselves.
	 */
	boolean takeColumns(long table, int column) throws SQLException {
		return Boolean.TRUE.equals(this.query.first(COLUMNS, (row) -> row.truth("found"), table, column));
	}

	/**
	 * What goes with a column by itself: its constraints, indexes, sequences, statistics.
	 */
	DroppedParts partsOf(long table, int column) throws SQLException {
		Map<String, Set<Long>> all = new HashMap<>();
		this.query.list(PARTS, (row) -> all.computeIfAbsent(row.text("catalog"), (catalog) -> new HashSet<>())
			.add(row.number("objid")), CatalogObject.RELATION, table, column);
		return new DroppedParts(all);
	}

}
