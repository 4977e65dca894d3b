package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Generated;
import dev.stemma.schema.Identity;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;

/**
 * Reads the columns of tables.
 */
final class ColumnRows {

	private static final String SQL = """
			SELECT a.attrelid, a.attnum, a.attname, c.relname, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
			    a.attnotnull, a.attislocal, a.attidentity, a.attgenerated,
			    pg_catalog.pg_get_expr(e.adbin, e.adrelid) AS expression,
			    cn.nspname AS collschema, co.collname AS collname, pg_catalog.pg_collation_is_visible(co.oid) AS collvisible,
			    CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage, a.attstorage,
			    a.attcompression,
			    a.attstattarget::pg_catalog.text AS target, a.attoptions::pg_catalog.text[] AS options,
			    k.conname, k.connoinherit, k.convalidated, k.conislocal, i.nspname AS seqschema, i.relname AS seqname,
			    i.visible AS seqvisible, %s,
			    m.description AS comment
			FROM pg_catalog.pg_attribute AS a
			JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
			JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
			LEFT JOIN pg_catalog.pg_attrdef AS e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
			LEFT JOIN pg_catalog.pg_collation AS co ON co.oid = a.attcollation AND co.oid <> t.typcollation
			LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
			LEFT JOIN pg_catalog.pg_description AS m ON m.objoid = a.attrelid AND m.objsubid = a.attnum
			    AND m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
			LEFT JOIN pg_catalog.pg_constraint AS k ON k.conrelid = a.attrelid AND k.contype = 'n'
			    AND k.conkey[1] = a.attnum
			LEFT JOIN LATERAL (
			    SELECT d.objid, sn.nspname, sc.relname, pg_catalog.pg_table_is_visible(sc.oid) AS visible
			    FROM pg_catalog.pg_depend AS d
			    JOIN pg_catalog.pg_class AS sc ON sc.oid = d.objid AND sc.relkind = 'S'
			    JOIN pg_catalog.pg_namespace AS sn ON sn.oid = sc.relnamespace
			    WHERE a.attidentity <> '' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
			      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid
			      AND d.refobjsubid = a.attnum AND d.deptype = 'i') AS i ON true
			LEFT JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = i.objid
			WHERE a.attrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND NOT a.attisdropped
			  AND pg_catalog.int2gt(a.attnum, 0::pg_catalog.int2)
			ORDER BY a.attrelid, a.attnum"""
		.formatted(SequenceRows.OPTIONS);

	private static final Map<Character, Storage> STORAGES = Map.of('p', Storage.PLAIN, 'e', Storage.EXTERNAL, 'x',
			Storage.EXTENDED, 'm', Storage.MAIN);

	private static final Map<Character, String> COMPRESSIONS = Map.of('p', "pglz", 'l', "lz4");

	private final CatalogQuery query;

	private final NameScope scope;

	ColumnRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The columns of tables in their order.
	 */
	List<ColumnRow> read(Collection<Long> tables) throws SQLException {
		return this.query.list(SQL, this::row, tables);
	}

	private ColumnRow row(CatalogRow row) throws SQLException {
		String name = row.text("attname");
		boolean special = row.truth("connoinherit")
				|| (row.textOrNull("conname") != null && !row.truth("convalidated"));
		NotNull separate = special
				? new NotNull(row.text("conname"), name, row.truth("connoinherit"), !row.truth("convalidated")) : null;
		String expression = row.sqlOrNull("expression");
		char generated = row.letter("attgenerated");
		String target = row.textOrNull("target");
		Column column = new Column(name, new SqlType.Written(row.sql("type")),
				!row.truth("attnotnull") || separate != null, notNullName(row, separate),
				(generated == ' ') ? expression : null,
				(generated != ' ' && expression != null) ? new Generated(expression, generated == 's') : null,
				identity(row), this.scope.name(row, "coll"), row.textOrNull("comment"),
				STORAGES.get(row.letter("storage")), COMPRESSIONS.get(row.letter("attcompression")),
				(target == null || target.startsWith("-")) ? null : Integer.valueOf(target), List.of());
		return new ColumnRow(row.number("attrelid"), (int) row.number("attnum"), column, separate,
				row.truth("attislocal"), row.textOrNull("conname") == null || row.truth("conislocal"),
				row.textOrNull("conname"), STORAGES.get(row.letter("attstorage")), row.options("options"));
	}

	/** The name that the server chooses goes without saying. */
	private static @Nullable String notNullName(CatalogRow row, @Nullable NotNull separate) throws SQLException {
		String name = row.textOrNull("conname");
		String usual = row.text("relname") + "_" + row.text("attname") + "_not_null";
		return (separate != null || usual.equals(name)) ? null : name;
	}

	private @Nullable Identity identity(CatalogRow row) throws SQLException {
		QualifiedName sequence = this.scope.name(row, "seq");
		if (sequence == null) {
			return null;
		}
		boolean usual = sequence.name().equals(row.text("relname") + "_" + row.text("attname") + "_seq");
		return new Identity(row.letter("attidentity") == 'a', SequenceRows.options(row), usual ? null : sequence);
	}

}
