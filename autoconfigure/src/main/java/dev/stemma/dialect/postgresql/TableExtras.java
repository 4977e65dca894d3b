package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;

/**
 * Reads what tables and views have besides columns, constraints and indexes: triggers,
 * rules, policies, statistics; as the server writes them.
 */
final class TableExtras {

	private static final String TRIGGERS = """
			SELECT t.oid, t.tgrelid AS tableoid, t.tgname AS name, t.tgenabled AS enabled,
			    pg_catalog.pg_get_triggerdef(t.oid, ?::boolean) AS definition,
			    pg_catalog.obj_description(t.oid, 'pg_trigger') AS comment
			FROM pg_catalog.pg_trigger AS t WHERE t.tgrelid = ANY (?::pg_catalog.oid[]) AND NOT t.tgisinternal
			  AND t.tgparentid = 0::pg_catalog.oid
			ORDER BY t.tgname""";

	private static final String RULES = """
			SELECT r.oid, r.ev_class AS tableoid, r.rulename AS name, r.ev_enabled AS enabled,
			    pg_catalog.pg_get_ruledef(r.oid, ?::boolean) AS definition,
			    pg_catalog.obj_description(r.oid, 'pg_rewrite') AS comment
			FROM pg_catalog.pg_rewrite AS r WHERE r.ev_class = ANY (?::pg_catalog.oid[]) AND r.rulename <> '_RETURN'
			ORDER BY r.rulename""";

	private static final String STATISTICS = """
			SELECT s.oid, s.stxrelid AS tableoid, pg_catalog.format('%I.%I', n.nspname, s.stxname) AS name, 'O' AS enabled,
			    pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition, s.stxstattarget::pg_catalog.text AS target,
			    pg_catalog.obj_description(s.oid, 'pg_statistic_ext') AS comment
			FROM pg_catalog.pg_statistic_ext AS s JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
			WHERE s.stxrelid = ANY (?::pg_catalog.oid[]) ORDER BY s.stxname""";

	private static final String POLICIES = """
			SELECT p.oid, p.polrelid AS tableoid, p.polname AS name, p.polpermissive, p.polcmd,
			    ARRAY(SELECT CASE WHEN r.oid = 0::pg_catalog.oid THEN 'PUBLIC'
			              ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) END
			          FROM pg_catalog.unnest(p.polroles) AS r(oid)) AS roles,
			    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS condition,
			    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS checked,
			    pg_catalog.obj_description(p.oid, 'pg_policy') AS comment
			FROM pg_catalog.pg_policy AS p WHERE p.polrelid = ANY (?::pg_catalog.oid[]) ORDER BY p.polname""";

	private final CatalogQuery query;

	private final NameScope scope;

	TableExtras(CatalogQuery query, NameScope scope) {
		this.query = query;
		this.scope = scope;
	}

	/**
	 * The triggers of tables, those apart that partitions have of their tables.
	 */
	List<TableExtra> triggers(Collection<Long> tables) throws SQLException {
		return this.query.list(TRIGGERS, (row) -> extra(row, TableExtra.Kind.TRIGGER, null), alone(), tables);
	}

	/**
	 * The rules of tables and views, those apart that make a view one.
	 */
	List<TableExtra> rules(Collection<Long> tables) throws SQLException {
		return this.query.list(RULES, (row) -> extra(row, TableExtra.Kind.RULE, null), alone(), tables);
	}

	/**
	 * The statistics that are kept of several columns of a table.
	 */
	List<TableExtra> statistics(Collection<Long> tables) throws SQLException {
		return this.query.list(STATISTICS, (row) -> extra(row, TableExtra.Kind.STATISTICS, row.textOrNull("target")),
				tables);
	}

	/**
	 * The policies of tables.
	 */
	List<TablePolicy> policies(Collection<Long> tables) throws SQLException {
		return this.query.list(POLICIES, TableExtras::policy, tables);
	}

	/** Where the server is to leave out the schema of what the search path finds. */
	private boolean alone() {
		return this.scope.home() != null;
	}

	private static TableExtra extra(CatalogRow row, TableExtra.Kind kind, @Nullable String target) throws SQLException {
		return new TableExtra(row.number("oid"), row.number("tableoid"), kind, row.text("name"), row.text("definition"),
				row.letter("enabled"), (target == null || target.startsWith("-")) ? null : target,
				row.textOrNull("comment"));
	}

	private static TablePolicy policy(CatalogRow row) throws SQLException {
		String command = switch (row.letter("polcmd")) {
			case 'r' -> "SELECT";
			case 'a' -> "INSERT";
			case 'w' -> "UPDATE";
			case 'd' -> "DELETE";
			default -> "ALL";
		};
		String condition = row.textOrNull("condition");
		String checked = row.textOrNull("checked");
		return new TablePolicy(row.number("tableoid"), row.text("name"),
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

}
