package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.BatchedUpdate;
import dev.stemma.dialect.Batches;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Batched updates on PostgreSQL.
 */
final class PostgresBatches implements Batches {

	/**
	 * Parameters: the table, the names of the key's columns. A row for each of them, in
	 * their order.
	 */
	private static final String KEY = """
			WITH RECURSIVE
			t AS (SELECT ?::pg_catalog.text::pg_catalog.regclass::pg_catalog.oid AS oid),
			k AS (
			    SELECT k.place, k.name, a.attnum, a.atttypid,
			           a.attnotnull AND NOT EXISTS (
			               SELECT FROM pg_catalog.pg_constraint AS n
			               WHERE n.conrelid OPERATOR(pg_catalog.=) t.oid AND n.contype OPERATOR(pg_catalog.=) 'n'
			                 AND NOT n.convalidated AND a.attnum OPERATOR(pg_catalog.=) ANY (n.conkey)) AS filled
			    FROM t CROSS JOIN pg_catalog.unnest(?::pg_catalog.text[]) WITH ORDINALITY AS k(name, place)
			    LEFT JOIN pg_catalog.pg_attribute AS a
			      ON a.attrelid OPERATOR(pg_catalog.=) t.oid AND a.attname::pg_catalog.text OPERATOR(pg_catalog.=) k.name
			     AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped),
			base(place, oid) AS (
			    SELECT k.place, k.atttypid FROM k
			    UNION ALL
			    SELECT b.place, d.typbasetype FROM base AS b
			    JOIN pg_catalog.pg_type AS d ON d.oid OPERATOR(pg_catalog.=) b.oid
			    WHERE d.typtype OPERATOR(pg_catalog.=) 'd')
			SELECT k.name, k.attnum IS NOT NULL, coalesce(k.filled, false), n.nspname, y.typname,
			       y.typtype OPERATOR(pg_catalog.=) 'e', pg_catalog.format_type(k.atttypid, NULL),
			       EXISTS (
			           SELECT FROM pg_catalog.pg_index AS i, t
			           WHERE i.indrelid OPERATOR(pg_catalog.=) t.oid AND i.indisunique AND i.indisvalid
			             AND i.indpred IS NULL
			             AND ARRAY(SELECT c.number FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY AS c(number, place)
			                       WHERE c.place OPERATOR(pg_catalog.<=) i.indnkeyatts ORDER BY c.place)
			                 OPERATOR(pg_catalog.=) ARRAY(SELECT o.attnum FROM k AS o ORDER BY o.place)),
			       (SELECT CASE WHEN pg_catalog.min(c.reltuples) OPERATOR(pg_catalog.>=) 0::pg_catalog.float4
			                    THEN pg_catalog.sum(c.reltuples)::bigint END
			        FROM t, pg_catalog.pg_class AS c
			        WHERE c.relkind OPERATOR(pg_catalog.=) 'r'
			          AND (c.oid OPERATOR(pg_catalog.=) t.oid
			               OR c.oid OPERATOR(pg_catalog.=) ANY (
			                   SELECT p.relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(t.oid::pg_catalog.regclass) AS p)))
			FROM k
			LEFT JOIN base AS b ON b.place OPERATOR(pg_catalog.=) k.place
			  AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS d
			                  WHERE d.oid OPERATOR(pg_catalog.=) b.oid AND d.typtype OPERATOR(pg_catalog.=) 'd')
			LEFT JOIN pg_catalog.pg_type AS y ON y.oid OPERATOR(pg_catalog.=) b.oid
			LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) y.typnamespace
			ORDER BY k.place""";

	@Override
	public BatchedUpdate prepare(Connection connection, UpdateInBatches update) throws SQLException {
		KeyRange range = new KeyRange(update);
		List<KeyType> types = new ArrayList<>();
		Long estimate = null;
		try (PreparedStatement select = connection.prepareStatement(KEY)) {
			select.setString(1, range.table());
			select.setArray(2, connection.createArrayOf("text", update.key().toArray()));
			try (ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					types.add(type(update, rows));
					estimate = rows.getObject(9, Long.class);
				}
			}
		}
		return new PostgresBatchedUpdate(range, types, estimate);
	}

	private static KeyType type(UpdateInBatches update, ResultSet row) throws SQLException {
		String column = row.getString(1);
		if (!row.getBoolean(2)) {
			throw refused(update, "which is no column of the table", column);
		}
		if (!row.getBoolean(3)) {
			throw refused(update, "which takes nulls", column);
		}
		KeyType type = new KeyType(row.getString(4), row.getString(5), row.getBoolean(6));
		if (!type.isUsable()) {
			throw new InvalidDefinitionException(
					"The batched update of %s goes by %s, whose type %s has no order or text of its own that can be relied on"
						.formatted(update.table(), column, row.getString(7)),
					"Go by a column of another type: " + KeyType.KINDS + ".");
		}
		if (!row.getBoolean(8)) {
			throw refused(update, "which are not the columns of a unique index in their order", null);
		}
		return type;
	}

	private static InvalidDefinitionException refused(UpdateInBatches update, String why, @Nullable String column) {
		return new InvalidDefinitionException(
				"The batched update of %s goes by %s, %s".formatted(update.table(),
						(column != null) ? column : String.join(", ", update.key()), why),
				"Name the columns of the primary key, or of a unique index of columns that are not null: "
						+ "by(\"tenant_id\", \"id\").");
	}

}
