package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.IndexKey;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;

/**
 * Reads what holds for tables and views as a whole.
 */
final class RelationRows {

	private static final String RELATIONS = """
			SELECT c.oid, n.nspname AS schema, c.relname AS name, pg_catalog.pg_table_is_visible(c.oid) AS visible,
			    c.relkind, c.relpersistence, c.relispartition, c.relispopulated, c.relreplident, c.relrowsecurity,
			    c.relforcerowsecurity, c.reloptions::pg_catalog.text[] AS options,
			    o.reloptions::pg_catalog.text[] AS toastoptions, s.spcname,
			    CASE WHEN pg_catalog.pg_get_userbyid(c.relowner) <> CURRENT_USER
			        THEN pg_catalog.pg_get_userbyid(c.relowner) END AS owner,
			    pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound, p.partstrat,
			    pg_catalog.pg_get_partkeydef(c.oid) AS partkey,
			    ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '')
			          FROM pg_catalog.unnest(p.partattrs::pg_catalog.int2[]) WITH ORDINALITY AS k(attnum, n)
			          LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
			              AND a.attnum <> 0 ORDER BY k.n) AS partcolumns,
			    h.parents, h.schemas, h.names, h.visibles,
			    (SELECT am.amname FROM pg_catalog.pg_am AS am
			     WHERE am.oid = c.relam AND am.amname <> pg_catalog.current_setting('default_table_access_method')
			       AND c.relkind = ANY ('{r,m}'::pg_catalog."char"[])) AS method,
			    CASE WHEN c.reloftype <> 0::pg_catalog.oid THEN pg_catalog.format_type(c.reloftype, NULL) END AS oftype,
			    m.description AS comment,
			    CASE WHEN c.relkind = ANY ('{v,m}'::pg_catalog."char"[]) THEN pg_catalog.pg_get_viewdef(c.oid) END AS query
			FROM pg_catalog.pg_class AS c
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			LEFT JOIN pg_catalog.pg_class AS o ON o.oid = c.reltoastrelid
			LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = c.reltablespace
			LEFT JOIN pg_catalog.pg_partitioned_table AS p ON p.partrelid = c.oid
			LEFT JOIN pg_catalog.pg_description AS m ON m.objoid = c.oid AND m.objsubid = 0
			    AND m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
			LEFT JOIN LATERAL (
			    SELECT pg_catalog.array_agg(h.inhparent::pg_catalog.text ORDER BY h.inhseqno) AS parents,
			        pg_catalog.array_agg(pn.nspname::pg_catalog.text ORDER BY h.inhseqno) AS schemas,
			        pg_catalog.array_agg(pc.relname::pg_catalog.text ORDER BY h.inhseqno) AS names,
			        pg_catalog.array_agg(pg_catalog.pg_table_is_visible(pc.oid)::pg_catalog.text ORDER BY h.inhseqno)
			            AS visibles
			    FROM pg_catalog.pg_inherits AS h
			    JOIN pg_catalog.pg_class AS pc ON pc.oid = h.inhparent
			    JOIN pg_catalog.pg_namespace AS pn ON pn.oid = pc.relnamespace
			    WHERE h.inhrelid = c.oid) AS h ON true
			WHERE %s ORDER BY n.nspname, c.relname""";

	private static final String OF_SCHEMAS = """
			n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[]))
			  AND c.relkind = ANY ('{r,p,v,m,f}'::pg_catalog."char"[]) AND c.relpersistence <> 't'
			  AND\s""" + CatalogQuery.notOfExtension("pg_class", "c.oid");

	private static final String PARTITIONS = """
			WITH RECURSIVE tree(oid, depth) AS (
			    SELECT c.oid, 0 FROM pg_catalog.pg_class AS c WHERE c.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))
			    UNION ALL
			    SELECT h.inhrelid, pg_catalog.int4pl(tree.depth, 1)
			    FROM tree JOIN pg_catalog.pg_inherits AS h ON h.inhparent = tree.oid
			    JOIN pg_catalog.pg_class AS c ON c.oid = h.inhrelid AND %s)
			SELECT tree.oid FROM tree ORDER BY tree.depth, tree.oid""";

	private final CatalogQuery query;

	private final NameScope scope;

	RelationRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * Tables and what is part of them: the partitions of their partitions, too, those
	 * nearest to the root first.
	 */
	List<Long> withPartitions(Collection<Long> oids) throws SQLException {
		return this.query.list(PARTITIONS.formatted("c.relispartition"), (row) -> row.number("oid"), oids);
	}

	/**
	 * Tables and those that inherit from them, partitions among them.
	 */
	List<Long> withChildren(Collection<Long> oids) throws SQLException {
		return this.query.list(PARTITIONS.formatted("true"), (row) -> row.number("oid"), oids);
	}

	/**
	 * Tables and views by their oids.
	 */
	Map<Long, RelationRow> read(Collection<Long> oids) throws SQLException {
		return read("c.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))", oids);
	}

	/**
	 * The tables and views of schemas, foreign tables among them, by their oids. Those of
	 * extensions are left out.
	 */
	Map<Long, RelationRow> ofSchemas(Collection<String> schemas) throws SQLException {
		return read(OF_SCHEMAS, schemas);
	}

	private Map<Long, RelationRow> read(String condition, Collection<?> values) throws SQLException {
		Map<Long, RelationRow> all = new LinkedHashMap<>();
		this.query.list(RELATIONS.formatted(condition), (row) -> {
			RelationRow relation = row(row);
			return all.put(relation.oid(), relation);
		}, values);
		return all;
	}

	private RelationRow row(CatalogRow row) throws SQLException {
		List<TableParent> parents = parents(row);
		Map<String, String> parameters = row.options("options");
		row.options("toastoptions").forEach((name, value) -> parameters.put("toast." + name, value));
		String bound = row.sqlOrNull("bound");
		PartitionOf partitionOf = (row.truth("relispartition") && bound != null && !parents.isEmpty())
				? new PartitionOf(parents.get(0).name(), new PartitionBound.Written(bound)) : null;
		return new RelationRow(row.number("oid"), row.text("schema"),
				this.scope.name(row.text("schema"), row.text("name"), row.truth("visible")), row.letter("relkind"),
				row.letter("relpersistence") == 'u', row.truth("relispopulated"), parameters, row.textOrNull("spcname"),
				row.textOrNull("owner"), partitionKey(row), partitionOf, parents, row.letter("relreplident"),
				row.truth("relrowsecurity"), row.truth("relforcerowsecurity"), peculiarity(row),
				row.textOrNull("comment"), row.sqlOrNull("query"));
	}

	private static @Nullable String peculiarity(CatalogRow row) throws SQLException {
		if (row.textOrNull("method") != null) {
			return "is kept by the access method " + row.text("method");
		}
		if (row.textOrNull("oftype") != null) {
			return "is a table of the type " + row.text("oftype");
		}
		return (row.letter("relpersistence") == 't') ? "is temporary" : null;
	}

	private List<TableParent> parents(CatalogRow row) throws SQLException {
		List<Long> oids = row.numbers("parents");
		List<String> schemas = row.texts("schemas");
		List<String> names = row.texts("names");
		List<String> visibles = row.texts("visibles");
		List<TableParent> all = new ArrayList<>();
		for (int i = 0; i < oids.size(); i++) {
			all.add(new TableParent(oids.get(i),
					this.scope.name(schemas.get(i), names.get(i), visibles.get(i).equals("true"))));
		}
		return all;
	}

	private static @Nullable PartitionKey partitionKey(CatalogRow row) throws SQLException {
		String written = row.sqlOrNull("partkey");
		if (written == null) {
			return null;
		}
		PartitionKey.Strategy strategy = switch (row.letter("partstrat")) {
			case 'l' -> PartitionKey.Strategy.LIST;
			case 'h' -> PartitionKey.Strategy.HASH;
			default -> PartitionKey.Strategy.RANGE;
		};
		List<String> parts = WrittenList.parts(written.substring(written.indexOf('(') + 1, written.length() - 1));
		List<String> columns = row.texts("partcolumns");
		List<IndexKey> keys = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			keys.add(key(columns.get(i), parts.get(i)));
		}
		return new PartitionKey(strategy, keys);
	}

	/** What comes after a column's name is its collation and its operator class. */
	private static IndexKey key(String column, String written) {
		if (column.isEmpty()) {
			return IndexKey.expression(written);
		}
		List<String> words = WrittenList.words(written);
		IndexKey key = IndexKey.column(column);
		int next = 1;
		if (words.size() > 2 && words.get(1).equals("COLLATE")) {
			key = key.collate(WrittenList.name(words.get(2)));
			next = 3;
		}
		return (words.size() > next) ? key.operatorClass(words.get(next)) : key;
	}

}
