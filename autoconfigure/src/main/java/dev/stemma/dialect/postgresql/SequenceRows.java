package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;

/**
 * Reads sequences.
 */
final class SequenceRows {

	/** The columns of a row of {@code pg_sequence AS s} that {@link #options} reads. */
	static final String OPTIONS = """
			s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
			pg_catalog.format_type(s.seqtypid, NULL) AS seqtype""";

	private static final String SQL = """
			SELECT c.oid, n.nspname AS schema, c.relname AS name, pg_catalog.pg_table_is_visible(c.oid) AS visible,
			    c.relpersistence, %s, tn.nspname AS ownerschema, t.relname AS ownername,
			    pg_catalog.pg_table_is_visible(t.oid) AS ownervisible, t.oid AS tableoid, a.attnum, a.attname, d.deptype,
			    m.description AS comment, %s AS lastvalue
			FROM pg_catalog.pg_class AS c
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = c.oid
			LEFT JOIN pg_catalog.pg_description AS m ON m.objoid = c.oid AND m.objsubid = 0
			    AND m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
			LEFT JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
			    AND d.objid = c.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
			    AND d.deptype = ANY ('{a,i}'::pg_catalog."char"[])
			LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
			LEFT JOIN pg_catalog.pg_class AS t ON t.oid = d.refobjid
			LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
			WHERE %s ORDER BY t.oid, a.attnum, c.relname""";

	/** Locks the sequence until the transaction ends. */
	private static final String LAST_VALUE = """
			CASE WHEN pg_catalog.has_sequence_privilege(c.oid, 'USAGE, SELECT')
			        THEN pg_catalog.pg_sequence_last_value(c.oid) END""";

	private static final String OF_SCHEMAS = """
			n.nspname = ANY (SELECT pg_catalog.unnest(?::pg_catalog.text[])) AND c.relpersistence <> 't'
			  AND\s""" + CatalogQuery.notOfExtension("pg_class", "c.oid");

	private final CatalogQuery query;

	private final NameScope scope;

	SequenceRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * Sequences by their oids.
	 */
	List<SequenceRow> read(Collection<Long> oids) throws SQLException {
		return this.query.list(
				SQL.formatted(OPTIONS, LAST_VALUE, "c.oid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))"),
				this::row, oids);
	}

	/**
	 * The sequences of tables: those of identities, and those that go with a column.
	 */
	List<SequenceRow> ofTables(Collection<Long> tables) throws SQLException {
		return this.query.list(
				SQL.formatted(OPTIONS, LAST_VALUE, "d.refobjid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))"),
				this::row, tables);
	}

	/**
	 * The sequences of schemas, those of identities among them, without their last
	 * values. Those of extensions are left out.
	 */
	List<SequenceRow> ofSchemas(Collection<String> schemas) throws SQLException {
		return this.query.list(SQL.formatted(OPTIONS, "NULL", OF_SCHEMAS), this::row, schemas);
	}

	private SequenceRow row(CatalogRow row) throws SQLException {
		QualifiedName name = this.scope.name(row.text("schema"), row.text("name"), row.truth("visible"));
		QualifiedName table = this.scope.name(row, "owner");
		boolean identity = row.letter("deptype") == 'i';
		SqlType type = new SqlType.Written(row.text("seqtype"));
		Sequence.Owner owner = (table != null && !identity) ? new Sequence.Owner(table, row.text("attname")) : null;
		// Before version 15 no sequence is unlogged.
		Sequence sequence = new Sequence(name, type, options(row), owner, row.letter("relpersistence") == 'u');
		String last = row.textOrNull("lastvalue");
		return new SequenceRow(row.number("oid"), row.number("tableoid"), (int) row.number("attnum"), identity,
				sequence, (last != null) ? Long.valueOf(last) : null, row.textOrNull("comment"));
	}

	/**
	 * How a sequence counts, with everything said.
	 */
	static SequenceOptions options(CatalogRow row) throws SQLException {
		return new SequenceOptions(row.number("seqstart"), row.number("seqincrement"), row.number("seqmin"),
				row.number("seqmax"), row.number("seqcache"), row.truth("seqcycle"));
	}

	/**
	 * The same with what a sequence of the type does by itself left out.
	 */
	static SequenceOptions shortest(String type, SequenceOptions options) {
		long greatest = switch (type) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
		boolean up = value(options.increment(), 1) > 0;
		long min = up ? 1 : -greatest - 1;
		long max = up ? greatest : -1;
		long start = up ? value(options.minValue(), min) : value(options.maxValue(), max);
		return new SequenceOptions(unless(start, options.start()), unless(1, options.increment()),
				unless(min, options.minValue()), unless(max, options.maxValue()), unless(1, options.cache()),
				Boolean.TRUE.equals(options.cycle()) ? Boolean.TRUE : null);
	}

	private static long value(@Nullable Long value, long otherwise) {
		return (value != null) ? value : otherwise;
	}

	private static @Nullable Long unless(long usual, @Nullable Long value) {
		return (value != null && value != usual) ? value : null;
	}

}
