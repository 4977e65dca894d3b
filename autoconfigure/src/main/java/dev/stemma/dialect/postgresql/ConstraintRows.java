package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Unique;

/**
 * Reads the constraints of tables, apart from those by which columns refuse nulls.
 */
final class ConstraintRows {

	private static final String SQL = """
			SELECT k.oid, k.conrelid, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated, k.connoinherit,
			    k.conislocal, k.conindid, k.conparentid,
			    coalesce(pg_catalog.jsonb_extract_path_text(j.row, 'conenforced'), 'true')::boolean AS enforced,
			    coalesce(pg_catalog.jsonb_extract_path_text(j.row, 'conperiod'), 'false')::boolean AS period,
			    pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS condition,
			    %s AS columns, %s AS referredcolumns, %s AS deletecolumns,
			    fn.nspname AS referredschema, f.relname AS referredname, pg_catalog.pg_table_is_visible(f.oid) AS referredvisible,
			    k.confmatchtype, k.confupdtype, k.confdeltype,
			    ARRAY(SELECT CASE WHEN pg_catalog.pg_operator_is_visible(op.oid) THEN op.oprname::pg_catalog.text
			              ELSE pg_catalog.format('OPERATOR(%%I.%%s)', opn.nspname, op.oprname) END
			          FROM pg_catalog.unnest(k.conexclop) WITH ORDINALITY AS e(oid, n)
			          JOIN pg_catalog.pg_operator AS op ON op.oid = e.oid
			          JOIN pg_catalog.pg_namespace AS opn ON opn.oid = op.oprnamespace ORDER BY e.n) AS operators,
			    m.description AS comment
			FROM pg_catalog.pg_constraint AS k
			CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(k) AS row) AS j
			LEFT JOIN pg_catalog.pg_description AS m ON m.objoid = k.oid
			    AND m.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
			LEFT JOIN pg_catalog.pg_constraint AS p ON p.oid = k.conparentid
			LEFT JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
			LEFT JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
			WHERE k.conrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND k.contype = ANY ('{p,u,c,f,x}'::pg_catalog."char"[])
			  AND coalesce(p.conrelid <> k.conrelid, true)
			ORDER BY k.conrelid, CASE WHEN k.contype = 'f' THEN 1 ELSE 0 END, k.conname"""
		.formatted(columns("k.conkey", "k.conrelid"), columns("k.confkey", "k.confrelid"),
				columns("""
						ARRAY(SELECT s.n::pg_catalog.int2 FROM pg_catalog.jsonb_array_elements_text(
						    CASE WHEN pg_catalog.jsonb_typeof(j.row OPERATOR(pg_catalog.->) 'confdelsetcols') = 'array'
						        THEN j.row OPERATOR(pg_catalog.->) 'confdelsetcols' ELSE '[]'::pg_catalog.jsonb END) AS s(n))""",
						"k.conrelid"));

	private static final Map<Character, ForeignKey.Action> ACTIONS = Map.of('a', ForeignKey.Action.NO_ACTION, 'r',
			ForeignKey.Action.RESTRICT, 'c', ForeignKey.Action.CASCADE, 'n', ForeignKey.Action.SET_NULL, 'd',
			ForeignKey.Action.SET_DEFAULT);

	private final CatalogQuery query;

	private final NameScope scope;

	ConstraintRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	private static String columns(String numbers, String table) {
		return """
				ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(%s) WITH ORDINALITY AS u(attnum, n)
				      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = %s AND a.attnum = u.attnum ORDER BY u.n)"""
			.formatted(numbers, table);
	}

	/**
	 * The constraints of tables, foreign keys last.
	 * @param indexes the indexes of the same tables
	 */
	List<ConstraintRow> read(Collection<Long> tables, List<IndexRow> indexes) throws SQLException {
		Map<Long, IndexRow> byOid = new HashMap<>();
		indexes.forEach((index) -> byOid.put(index.oid(), index));
		return this.query.list(SQL, (row) -> row(row, byOid), tables);
	}

	private ConstraintRow row(CatalogRow row, Map<Long, IndexRow> indexes) throws SQLException {
		IndexRow index = (row.letter("contype") != 'f') ? indexes.get(row.number("conindid")) : null;
		Constraint constraint = constraint(row, index);
		return new ConstraintRow(row.number("oid"), row.number("conrelid"), constraint, index,
				row.number("conparentid"), row.truth("conislocal"), row.textOrNull("comment"));
	}

	private Constraint constraint(CatalogRow row, @Nullable IndexRow index) throws SQLException {
		String name = row.text("conname");
		List<String> columns = row.texts("columns");
		List<String> include = (index != null) ? index.index().include() : List.of();
		Deferrability deferrability = deferrability(row);
		return switch (row.letter("contype")) {
			case 'p' -> new PrimaryKey(name, columns, include, row.truth("period"), deferrability);
			case 'u' -> new Unique(name, columns, include, index != null && index.index().nullsNotDistinct(),
					row.truth("period"), deferrability);
			case 'f' -> foreignKey(row, name, columns, deferrability);
			case 'x' -> new Exclusion(name, (index != null) ? index.index().method() : "gist", elements(row, index),
					include, (index != null) ? index.index().where() : null, deferrability);
			// What is not enforced is not valid, either, and is not said to be.
			default -> new Check(name, row.sql("condition"), columns, row.truth("connoinherit"),
					row.truth("enforced") && !row.truth("convalidated"), !row.truth("enforced"));
		};
	}

	private ForeignKey foreignKey(CatalogRow row, String name, List<String> columns, Deferrability deferrability)
			throws SQLException {
		QualifiedName referred = this.scope.name(row.text("referredschema"), row.text("referredname"),
				row.truth("referredvisible"));
		return new ForeignKey(name, columns, referred, row.texts("referredcolumns"),
				(row.letter("confmatchtype") == 'f') ? ForeignKey.Match.FULL : ForeignKey.Match.SIMPLE,
				action(row.letter("confupdtype")), action(row.letter("confdeltype")), row.texts("deletecolumns"),
				row.truth("period"), deferrability, row.truth("enforced") && !row.truth("convalidated"),
				!row.truth("enforced"));
	}

	private static ForeignKey.Action action(char letter) {
		return ACTIONS.getOrDefault(letter, ForeignKey.Action.NO_ACTION);
	}

	private static Deferrability deferrability(CatalogRow row) throws SQLException {
		if (!row.truth("condeferrable")) {
			return Deferrability.NOT_DEFERRABLE;
		}
		return row.truth("condeferred") ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
	}

	private static List<Exclusion.Element> elements(CatalogRow row, @Nullable IndexRow index) throws SQLException {
		List<IndexKey> keys = (index != null) ? index.index().keys() : List.of();
		List<String> operators = row.sqls("operators");
		List<Exclusion.Element> all = new ArrayList<>();
		for (int i = 0; i < keys.size(); i++) {
			all.add(new Exclusion.Element(keys.get(i), operators.get(i)));
		}
		return all;
	}

}
