package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.stemma.operation.Execute;

/**
 * Reads what tables and views have besides columns, constraints and indexes: triggers,
 * rules, policies, statistics; as the server writes them.
 */
final class TableExtras {

	/** What all of them are read as; what one kind has not is null. */
	private static final String TRIGGERS = """
			SELECT 'TRIGGER' AS what, t.oid, t.tgrelid AS tableoid, NULL::pg_catalog.name AS nameschema,
			    t.tgname AS namename, false AS namevisible, t.tgenabled AS enabled,
			    pg_catalog.pg_get_triggerdef(t.oid, ?::boolean) AS definition, NULL::pg_catalog.text AS target,
			    NULL::boolean AS polpermissive, NULL::pg_catalog."char" AS polcmd,
			    NULL::pg_catalog.text[] AS roles, NULL::pg_catalog.text AS condition, NULL::pg_catalog.text AS checked,
			    pg_catalog.obj_description(t.oid, 'pg_trigger') AS comment
			FROM pg_catalog.pg_trigger AS t
			WHERE t.tgrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND NOT t.tgisinternal
			  AND t.tgparentid = 0::pg_catalog.oid""";

	private static final String RULES = """
			SELECT 'RULE' AS what, r.oid, r.ev_class AS tableoid, NULL::pg_catalog.name AS nameschema,
			    r.rulename AS namename, false AS namevisible, r.ev_enabled AS enabled,
			    pg_catalog.pg_get_ruledef(r.oid, ?::boolean) AS definition, NULL::pg_catalog.text AS target,
			    NULL::boolean AS polpermissive, NULL::pg_catalog."char" AS polcmd,
			    NULL::pg_catalog.text[] AS roles, NULL::pg_catalog.text AS condition, NULL::pg_catalog.text AS checked,
			    pg_catalog.obj_description(r.oid, 'pg_rewrite') AS comment
			FROM pg_catalog.pg_rewrite AS r
			WHERE r.ev_class = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[])) AND r.rulename <> '_RETURN'""";

	/** The server writes their names with their schemas, always. */
	private static final String STATISTICS = """
			SELECT 'STATISTICS' AS what, s.oid, s.stxrelid AS tableoid, n.nspname AS nameschema,
			    s.stxname AS namename, pg_catalog.pg_statistics_obj_is_visible(s.oid) AS namevisible,
			    'O'::pg_catalog."char" AS enabled,
			    pg_catalog.substr(pg_catalog.pg_get_statisticsobjdef(s.oid), pg_catalog.int4pl(1, pg_catalog.length(
			        pg_catalog.format('CREATE STATISTICS %I.%I', n.nspname, s.stxname)))) AS definition,
			    s.stxstattarget::pg_catalog.text AS target,
			    NULL::boolean AS polpermissive, NULL::pg_catalog."char" AS polcmd,
			    NULL::pg_catalog.text[] AS roles, NULL::pg_catalog.text AS condition, NULL::pg_catalog.text AS checked,
			    pg_catalog.obj_description(s.oid, 'pg_statistic_ext') AS comment
			FROM pg_catalog.pg_statistic_ext AS s JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
			WHERE s.stxrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))""";

	private static final String POLICIES = """
			SELECT 'POLICY' AS what, p.oid, p.polrelid AS tableoid, NULL::pg_catalog.name AS nameschema,
			    p.polname AS namename, false AS namevisible, 'O'::pg_catalog."char" AS enabled,
			    NULL::pg_catalog.text AS definition, NULL::pg_catalog.text AS target,
			    p.polpermissive, p.polcmd,
			    ARRAY(SELECT CASE WHEN r.oid = 0::pg_catalog.oid THEN 'PUBLIC'
			              ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) END
			          FROM pg_catalog.unnest(p.polroles) AS r(oid) ORDER BY 1) AS roles,
			    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS condition,
			    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS checked,
			    pg_catalog.obj_description(p.oid, 'pg_policy') AS comment
			FROM pg_catalog.pg_policy AS p WHERE p.polrelid = ANY (SELECT pg_catalog.unnest(?::pg_catalog.oid[]))""";

	private static final String APART_FROM_TRIGGERS = RULES + "\nUNION ALL\n" + STATISTICS + "\nUNION ALL\n" + POLICIES;

	private static final String ORDER = "\nORDER BY namename, oid";

	private final CatalogQuery query;

	private final NameScope scope;

	TableExtras(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * What tables and views have besides. The triggers that partitions have of their
	 * tables are left out, and the rules that make views.
	 */
	All of(Collection<Long> tables) throws SQLException {
		return read(TRIGGERS + "\nUNION ALL\n" + APART_FROM_TRIGGERS, alone(), tables, alone(), tables, tables, tables);
	}

	/**
	 * The same without triggers.
	 */
	All apartFromTriggers(Collection<Long> tables) throws SQLException {
		return read(APART_FROM_TRIGGERS, alone(), tables, tables, tables);
	}

	/**
	 * The triggers of tables, those apart that partitions have of their tables.
	 */
	List<TableExtra> triggers(Collection<Long> tables) throws SQLException {
		return read(TRIGGERS, alone(), tables).triggers();
	}

	private All read(String sql, Object... values) throws SQLException {
		All all = new All(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		this.query.list(sql + ORDER, (row) -> switch (row.text("what")) {
			case "TRIGGER" -> all.triggers().add(extra(row, TableExtra.Kind.TRIGGER));
			case "RULE" -> all.rules().add(extra(row, TableExtra.Kind.RULE));
			case "STATISTICS" -> all.statistics().add(statistics(row));
			default -> all.policies().add(policy(row));
		}, values);
		return all;
	}

	/** Where the server is to leave out the schema of what the search path finds. */
	private boolean alone() {
		return this.scope.home() != null;
	}

	private static TableExtra extra(CatalogRow row, TableExtra.Kind kind) throws SQLException {
		return new TableExtra(row.number("oid"), row.number("tableoid"), kind, row.text("namename"),
				row.sql("definition"), row.letter("enabled"), null, row.textOrNull("comment"));
	}

	private TableExtra statistics(CatalogRow row) throws SQLException {
		String name = Identifiers
			.of(this.scope.name(row.text("nameschema"), row.text("namename"), row.truth("namevisible")));
		String target = row.textOrNull("target");
		return new TableExtra(row.number("oid"), row.number("tableoid"), TableExtra.Kind.STATISTICS, name,
				"CREATE STATISTICS " + name + row.sql("definition"), 'O',
				(target == null || target.startsWith("-")) ? null : target, row.textOrNull("comment"));
	}

	private static TablePolicy policy(CatalogRow row) throws SQLException {
		String command = switch (row.letter("polcmd")) {
			case 'r' -> "SELECT";
			case 'a' -> "INSERT";
			case 'w' -> "UPDATE";
			case 'd' -> "DELETE";
			default -> "ALL";
		};
		String condition = row.sqlOrNull("condition");
		String checked = row.sqlOrNull("checked");
		return new TablePolicy(row.number("oid"), row.number("tableoid"), row.text("namename"),
				" AS " + (row.truth("polpermissive") ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + command + " TO "
						+ String.join(", ", row.texts("roles"))
						+ ((condition != null) ? " USING (" + condition + ")" : "")
						+ ((checked != null) ? " WITH CHECK (" + checked + ")" : ""),
				row.textOrNull("comment"));
	}

	/**
	 * What sets the comment of an object that no reference names.
	 */
	static Execute comment(String object, String comment) {
		return Execute.of("COMMENT ON " + object + " IS " + Literals.text(comment));
	}

	/**
	 * What tables and views have besides, each kind by itself.
	 *
	 * @param triggers their triggers
	 * @param rules their rules
	 * @param statistics statistics of several of their columns
	 * @param policies their policies
	 */
	record All(List<TableExtra> triggers, List<TableExtra> rules, List<TableExtra> statistics,
			List<TablePolicy> policies) {
	}

}
