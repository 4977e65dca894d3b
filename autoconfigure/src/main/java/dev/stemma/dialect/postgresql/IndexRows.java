package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.QualifiedName;

/**
 * Reads indexes, those of constraints as well.
 */
final class IndexRows {

	private static final String INDEXES = """
			SELECT i.indexrelid, i.indrelid, n.nspname AS tableschema, t.relname AS tablename,
			    pg_catalog.pg_table_is_visible(t.oid) AS tablevisible, c.relname, c.relkind, am.amname,
			    i.indisunique, i.indisvalid, i.indisclustered, i.indisreplident, c.reloptions::pg_catalog.text[] AS options,
			    coalesce(pg_catalog.jsonb_extract_path_text(pg_catalog.to_jsonb(i), 'indnullsnotdistinct'), 'false')::boolean
			        AS nullsnotdistinct,
			    s.spcname, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS condition, h.inhparent,
			    k.oid AS constraintoid, m.description AS comment
			FROM pg_catalog.pg_index AS i
			JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
			JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
			JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
			LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = c.reltablespace
			LEFT JOIN pg_catalog.pg_inherits AS h ON h.inhrelid = i.indexrelid
			LEFT JOIN pg_catalog.pg_constraint AS k ON k.conrelid = i.indrelid AND k.conindid = i.indexrelid
			    AND k.contype = ANY ('{p,u,x}'::pg_catalog."char"[])
			LEFT JOIN pg_catalog.pg_description AS m ON m.objoid = i.indexrelid AND m.objsubid = 0
			    AND m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
			WHERE %s ORDER BY c.relname""";

	private static final String KEYS = """
			SELECT i.indexrelid, ia.attnum, pg_catalog.int2gt(ia.attnum, i.indnkeyatts) AS included, a.attname,
			    CASE WHEN a.attnum IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, ia.attnum, false) END AS expression,
			    o.bits,
			    CASE WHEN a.attnum IS NULL THEN co.collname <> 'default' ELSE co.oid <> a.attcollation END AS collated,
			    cn.nspname AS collschema, co.collname AS collname, pg_catalog.pg_collation_is_visible(co.oid) AS collvisible,
			    ocn.nspname AS classschema, oc.opcname AS classname, pg_catalog.pg_opclass_is_visible(oc.oid) AS classvisible,
			    oc.opcdefault, ia.attoptions::pg_catalog.text[] AS options, ia.attstattarget::pg_catalog.text AS target
			FROM pg_catalog.pg_index AS i
			JOIN pg_catalog.pg_attribute AS ia ON ia.attrelid = i.indexrelid
			LEFT JOIN LATERAL pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY AS k(attnum, n) ON k.n = ia.attnum
			LEFT JOIN LATERAL pg_catalog.unnest(i.indclass::pg_catalog.oid[]) WITH ORDINALITY AS ic(oid, n) ON ic.n = ia.attnum
			LEFT JOIN LATERAL pg_catalog.unnest(i.indcollation::pg_catalog.oid[]) WITH ORDINALITY AS il(oid, n)
			    ON il.n = ia.attnum
			LEFT JOIN LATERAL pg_catalog.unnest(i.indoption::pg_catalog.int2[]) WITH ORDINALITY AS o(bits, n) ON o.n = ia.attnum
			LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum <> 0
			LEFT JOIN pg_catalog.pg_opclass AS oc ON oc.oid = ic.oid
			LEFT JOIN pg_catalog.pg_namespace AS ocn ON ocn.oid = oc.opcnamespace
			LEFT JOIN pg_catalog.pg_collation AS co ON co.oid = il.oid
			LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
			WHERE i.indexrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) ORDER BY i.indexrelid, ia.attnum""";

	private final CatalogQuery query;

	private final NameScope scope;

	IndexRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The indexes of tables and materialised views.
	 */
	List<IndexRow> ofTables(Collection<Long> tables) throws SQLException {
		return read("i.indrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))", tables);
	}

	/**
	 * Indexes by their oids.
	 */
	List<IndexRow> read(Collection<Long> oids) throws SQLException {
		return read("i.indexrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))", oids);
	}

	private List<IndexRow> read(String condition, Collection<Long> oids) throws SQLException {
		List<Head> heads = this.query.list(INDEXES.formatted(condition), this::head, oids);
		Map<Long, Keys> keys = new LinkedHashMap<>();
		heads.forEach((head) -> keys.put(head.oid(), new Keys()));
		this.query.list(KEYS, (row) -> addKey(keys, row), keys.keySet());
		List<IndexRow> all = new ArrayList<>();
		for (Head head : heads) {
			all.add(head.withKeys(keys.getOrDefault(head.oid(), new Keys())));
		}
		return all;
	}

	private Head head(CatalogRow row) throws SQLException {
		QualifiedName table = this.scope.name(row.text("tableschema"), row.text("tablename"),
				row.truth("tablevisible"));
		return new Head(row.number("indexrelid"), row.number("indrelid"), table, row.text("relname"),
				row.letter("relkind") == 'I', row.text("amname"), row.truth("indisunique"),
				row.truth("nullsnotdistinct"), row.truth("indisvalid"), row.truth("indisclustered"),
				row.truth("indisreplident"), row.options("options"), row.textOrNull("spcname"),
				row.sqlOrNull("condition"), row.number("inhparent"), row.number("constraintoid"),
				row.textOrNull("comment"));
	}

	private Keys addKey(Map<Long, Keys> all, CatalogRow row) throws SQLException {
		Keys keys = all.computeIfAbsent(row.number("indexrelid"), (oid) -> new Keys());
		if (row.truth("included")) {
			keys.include.add(row.text("attname"));
			return keys;
		}
		long bits = row.number("bits");
		boolean descending = (bits & 1) != 0;
		boolean nullsFirst = (bits & 2) != 0;
		String column = row.textOrNull("attname");
		keys.keys.add(new IndexKey(column, (column != null) ? null : row.sql("expression"),
				row.truth("collated") ? this.scope.name(row, "coll") : null, operatorClass(row), descending,
				(nullsFirst != descending) ? nullsFirst : null));
		String target = row.textOrNull("target");
		if (target != null && !target.startsWith("-")) {
			keys.statistics.put((int) row.number("attnum"), Integer.valueOf(target));
		}
		return keys;
	}

	private @Nullable String operatorClass(CatalogRow row) throws SQLException {
		Map<String, String> options = row.options("options");
		QualifiedName name = this.scope.name(row, "class");
		if (name == null || (row.truth("opcdefault") && options.isEmpty())) {
			return null;
		}
		List<String> written = new ArrayList<>();
		options.forEach(
				(option, value) -> written.add(PostgresNames.quote(option) + " = '" + value.replace("'", "''") + "'"));
		return NameScope.sql(name) + (written.isEmpty() ? "" : " (" + String.join(", ", written) + ")");
	}

	/** The keys of an index as they are read. */
	private static final class Keys {

		private final List<IndexKey> keys = new ArrayList<>();

		private final List<String> include = new ArrayList<>();

		private final Map<Integer, Integer> statistics = new LinkedHashMap<>();

	}

	/** What an index is apart from its keys. */
	private record Head(long oid, long table, QualifiedName tableName, String name, boolean partitioned, String method,
			boolean unique, boolean nullsNotDistinct, boolean valid, boolean clustered, boolean replicaIdentity,
			Map<String, String> parameters, @Nullable String tablespace, @Nullable String condition, long parent,
			long constraint, @Nullable String comment) {

		IndexRow withKeys(Keys keys) {
			Index index = new Index(this.name, this.tableName, keys.keys, this.unique, this.nullsNotDistinct,
					this.method, keys.include, this.condition, this.parameters, this.tablespace,
					this.partitioned && !this.valid);
			return new IndexRow(this.oid, this.table, index, this.parent, this.constraint, this.clustered,
					this.replicaIdentity, keys.statistics, this.comment, this.valid);
		}

	}

}
