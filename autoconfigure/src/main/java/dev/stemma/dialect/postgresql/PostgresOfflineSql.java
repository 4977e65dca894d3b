package dev.stemma.dialect.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.OfflineSql;
import dev.stemma.dialect.OfflineStart;
import dev.stemma.dialect.TableNames;

/**
 * Scripts for psql. What is known only when the script runs stands in variables of psql:
 * the run's id, what the session was like, and when something began.
 */
final class PostgresOfflineSql implements OfflineSql {

	private static final List<String> REVISION_COLUMNS = List.of("revision", "parents", "dependencies", "labels",
			"tags", "message", "checksum", "checksum_algorithm", "kind", "downgrade", "downgrade_transactional",
			"downgrade_missing", "downgrade_signature");

	private static final List<String> JOURNAL_COLUMNS = List.of("revision", "action", "outcome", "statement",
			"statement_checksum", "detail", "position", "application", "application_version", "host");

	private static final String MILLISECONDS = "pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) OPERATOR(pg_catalog.*) 1000";

	private final TableNames names;

	private final String revision;

	private final String journal;

	PostgresOfflineSql(TableNames names) {
		this.names = names;
		String schema = PostgresNames.quote(names.schema());
		this.revision = schema + "." + PostgresNames.quote(names.revision());
		this.journal = schema + "." + PostgresNames.quote(names.journal());
	}

	@Override
	public String usage() {
		return "psql -X -f FILE, version 14 or later";
	}

	@Override
	public String client() {
		return """
				\\set ON_ERROR_STOP on
				\\set ON_ERROR_ROLLBACK off
				\\set AUTOCOMMIT on
				\\set SINGLELINE off
				\\unset FETCH_COUNT
				\\pset pager off
				\\encoding UTF8
				""";
	}

	@Override
	public String statement(String sql) {
		return PsqlText.statement(sql);
	}

	@Override
	public String endOfData() {
		return Scanner.END_OF_DATA + "\n";
	}

	@Override
	public String session(List<String> initSql, @Nullable String role, String application) {
		// When a session was started only its own role may see.
		StringBuilder session = new StringBuilder(
				"""
						SELECT pg_catalog.gen_random_uuid() AS stemma_run,
						       coalesce(pg_catalog.to_char(a.backend_start, 'YYYY-MM-DD"T"HH24:MI:SS.USOF'), '') AS stemma_backend
						FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) AS a \\gset
						""");
		initSql.forEach((sql) -> session.append(statement(withoutSemicolon(sql))));
		if (role != null) {
			session.append("SET ROLE ").append(PostgresNames.role(role)).append(";\n");
		}
		return session.append("SET standard_conforming_strings = on;\nSET application_name = ")
			.append(Literals.text(application))
			.append(";\n")
			.toString();
	}

	/**
	 * Init SQL may hold several statements, and the last may have its semicolon.
	 */
	private static String withoutSemicolon(String sql) {
		String stripped = sql.strip();
		return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
	}

	@Override
	public String remember() {
		return """
				SELECT pg_catalog.current_setting('role') AS stemma_role,
				       coalesce(pg_catalog.array_agg(s.name ORDER BY s.name), '{}') AS stemma_settings,
				       coalesce(pg_catalog.array_agg(s.setting ORDER BY s.name), '{}') AS stemma_values
				FROM pg_catalog.pg_settings AS s WHERE s.source OPERATOR(pg_catalog.=) 'session' \\gset
				""";
	}

	@Override
	public String restore() {
		String restore = PostgresSessions.RESTORE.replaceFirst("\\?", ":'stemma_settings'")
			.replaceFirst("\\?", ":'stemma_values'")
			.replace("SELECT pg_catalog.set_config(s.name, coalesce(k.value, s.reset_val), false)",
					"SELECT pg_catalog.count(pg_catalog.set_config(s.name, coalesce(k.value, s.reset_val), false)) AS stemma_restored");
		return restoreRole() + restore + " \\gset\nDISCARD TEMP;\n";
	}

	@Override
	public String restoreRole() {
		return "RESET SESSION AUTHORIZATION;\nSET ROLE :\"stemma_role\";\n";
	}

	@Override
	public String check(OfflineStart start) {
		return new PostgresOfflineCheck(this.names).write(start);
	}

	@Override
	public String createTables() {
		String schema = PostgresNames.quote(this.names.schema());
		StringBuilder create = new StringBuilder();
		create.append("""
				SELECT pg_catalog.to_regclass(%s) IS NULL AS stemma_create,
				       pg_catalog.to_regnamespace(%s) IS NULL AS stemma_create_schema \\gset
				\\if :stemma_create
				BEGIN;
				SELECT pg_catalog.pg_advisory_xact_lock(%s) AS stemma_bootstrap \\gset
				\\if :stemma_create_schema
				CREATE SCHEMA %s;
				\\endif
				""".formatted(Literals.text(this.revision), Literals.text(schema),
				PostgresOfflineCheck.lockKey(this.names, "bootstrap"), schema));
		new PostgresBookkeeping(this.names).create(true).forEach((sql) -> create.append(statement(sql)));
		return create.append("COMMIT;\n\\endif\n").toString();
	}

	@Override
	public String startClock() {
		return "SELECT " + MILLISECONDS + " AS stemma_begin \\gset\n";
	}

	@Override
	public String begin() {
		return "BEGIN;\n";
	}

	@Override
	public String lockTable() {
		return "LOCK TABLE " + this.revision + " IN SHARE ROW EXCLUSIVE MODE NOWAIT;\n";
	}

	@Override
	public String commit() {
		return "COMMIT;\n";
	}

	@Override
	public String limit(Duration lock, @Nullable Duration statement, boolean local) {
		String set = local ? "SET LOCAL " : "SET ";
		String limits = set + "lock_timeout = '" + lock.toMillis() + "ms';\n";
		return (statement != null) ? limits + set + "statement_timeout = '" + statement.toMillis() + "ms';\n" : limits;
	}

	@Override
	public String insertApplied(List<@Nullable Object> row, boolean duration) {
		List<String> columns = new ArrayList<>();
		List<String> values = new ArrayList<>();
		collect(REVISION_COLUMNS, row, columns, values);
		if (duration) {
			columns.add("duration_ms");
			values.add(duration());
		}
		return insert(this.revision, columns, values);
	}

	@Override
	public String deleteApplied(String id) {
		String body = """

				BEGIN
				    DELETE FROM %s WHERE revision OPERATOR(pg_catalog.=) %s;
				    IF NOT FOUND THEN
				        RAISE EXCEPTION USING MESSAGE = %s,
				            HINT = 'Another runner changes this database at the same time.';
				    END IF;
				END
				""".formatted(this.revision, Literals.text(id),
				Literals.text("Revision " + id + " was taken back meanwhile."));
		return "DO " + PostgresOfflineCheck.dollarQuoted(body) + ";\n";
	}

	@Override
	public String insertJournal(List<@Nullable Object> entry, Seen seen) {
		List<String> columns = new ArrayList<>();
		List<String> values = new ArrayList<>();
		columns.add("run_id");
		values.add(":'stemma_run'");
		collect(JOURNAL_COLUMNS, entry, columns, values);
		String note = (seen.traces() != null) ? PostgresRecovery.note(seen.traces()) : null;
		if (note != null || seen.rows()) {
			columns.add("detail");
			values.add((note != null) ? note : "pg_catalog.concat('rows ', :ROW_COUNT)");
		}
		if (seen.duration()) {
			columns.add("duration_ms");
			values.add(duration());
		}
		columns.add("backend_start");
		values.add("nullif(:'stemma_backend', '')::timestamp with time zone");
		return insert(this.journal, columns, values);
	}

	private static String duration() {
		return MILLISECONDS + " OPERATOR(pg_catalog.-) :stemma_begin";
	}

	private static void collect(List<String> names, List<@Nullable Object> parameters, List<String> columns,
			List<String> values) {
		for (int i = 0; i < parameters.size(); i++) {
			Object value = parameters.get(i);
			if (value != null) {
				columns.add(names.get(i));
				values.add(Literals.of(value));
			}
		}
	}

	private static String insert(String table, List<String> columns, List<String> values) {
		return "INSERT INTO " + table + " (" + String.join(", ", columns) + ")\nVALUES (" + String.join(", ", values)
				+ ");\n";
	}

	@Override
	public String end(String text) {
		return "SELECT pg_catalog.pg_advisory_unlock(" + PostgresOfflineCheck.lockKey(this.names, "runner")
				+ ") AS stemma_unlocked \\gset\n\\echo " + PsqlText.argument(text) + "\n";
	}

	@Override
	public String comment(String text) {
		return "-- " + text.replaceAll("[\\p{Cntrl}]+", " ").strip() + "\n";
	}

}
