package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Deferrability;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Trigger;

/**
 * Reads triggers.
 */
final class TriggerRows {

	private static final String SQL = """
			SELECT t.oid, t.tgrelid, t.tgname, t.tgtype, t.tgenabled, t.tgconstraint, t.tgconstrrelid, t.tgdeferrable,
			    t.tginitdeferred, t.tgoldtable, t.tgnewtable,
			    ARRAY(SELECT a.attname::pg_catalog.text
			          FROM pg_catalog.unnest(t.tgattr::pg_catalog.int2[]) WITH ORDINALITY AS u(attnum, n)
			          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.tgrelid AND a.attnum = u.attnum
			          ORDER BY u.n) AS columns,
			    pg_catalog.pg_get_triggerdef(t.oid, true) AS definition,
			    n.nspname AS tableschema, c.relname AS tablename, pg_catalog.pg_table_is_visible(c.oid) AS tablevisible,
			    pn.nspname AS funcschema, p.proname AS funcname, pg_catalog.pg_function_is_visible(p.oid) AS funcvisible,
			    pg_catalog.obj_description(t.oid, 'pg_trigger') AS comment
			FROM pg_catalog.pg_trigger AS t
			JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
			JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.pronamespace
			WHERE t.tgrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND NOT t.tgisinternal
			  AND t.tgparentid = 0::pg_catalog.oid
			ORDER BY t.tgname""";

	private final CatalogQuery query;

	private final NameScope scope;

	TriggerRows(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The triggers of tables and views, those apart that partitions have of their tables.
	 */
	List<TriggerRow> ofTables(Collection<Long> tables) throws SQLException {
		return this.query.list(SQL, this::row, tables);
	}

	private TriggerRow row(CatalogRow row) throws SQLException {
		QualifiedName table = Objects.requireNonNull(this.scope.name(row, "table"));
		QualifiedName function = Objects.requireNonNull(this.scope.name(row, "func"));
		TriggerText text = TriggerText.of(row.sql("definition"));
		int type = (int) row.number("tgtype");
		Trigger trigger = new Trigger(row.text("tgname"), table, timing(type), events(type, row.texts("columns")),
				(type & 1) != 0, text.condition(), row.textOrNull("tgoldtable"), row.textOrNull("tgnewtable"), function,
				text.arguments(), deferrability(row));
		return new TriggerRow(row.number("oid"), row.number("tgrelid"), trigger, row.letter("tgenabled"),
				row.number("tgconstrrelid") != 0, row.textOrNull("comment"));
	}

	private static Trigger.Timing timing(int type) {
		if ((type & 64) != 0) {
			return Trigger.Timing.INSTEAD_OF;
		}
		return ((type & 2) != 0) ? Trigger.Timing.BEFORE : Trigger.Timing.AFTER;
	}

	private static List<String> events(int type, List<String> columns) {
		List<String> all = new ArrayList<>();
		if ((type & 4) != 0) {
			all.add("INSERT");
		}
		if ((type & 8) != 0) {
			all.add("DELETE");
		}
		if ((type & 16) != 0) {
			all.add(columns.isEmpty() ? "UPDATE"
					: "UPDATE OF " + columns.stream().map(Identifiers::of).collect(Collectors.joining(", ")));
		}
		if ((type & 32) != 0) {
			all.add("TRUNCATE");
		}
		return all;
	}

	private static @Nullable Deferrability deferrability(CatalogRow row) throws SQLException {
		if (row.number("tgconstraint") == 0) {
			return null;
		}
		if (!row.truth("tgdeferrable")) {
			return Deferrability.NOT_DEFERRABLE;
		}
		return row.truth("tginitdeferred") ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
	}

}
