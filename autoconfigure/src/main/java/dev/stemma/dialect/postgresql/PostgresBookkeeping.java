package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.dialect.Bookkeeping;
import dev.stemma.dialect.SessionState;
import dev.stemma.dialect.TableNames;

/**
 * The engine's tables on PostgreSQL.
 */
final class PostgresBookkeeping implements Bookkeeping {

	private static final String JOURNAL_COLUMNS = "run_id, revision, action, outcome, statement, statement_checksum, "
			+ "detail, position, application, application_version, host, duration_ms, sqlstate, message, backend_start";

	private static final String JOURNAL_VALUES = "?::pg_catalog.uuid, ?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text, ?::integer, ?::pg_catalog.text, ?::pg_catalog.text, "
			+ "?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text, ?::bigint, ?::pg_catalog.text, ?::pg_catalog.text, ?::timestamp with time zone";

	private final String schema;

	private final TableNames names;

	private final String revision;

	private final String journal;

	private final String progress;

	PostgresBookkeeping(TableNames names) {
		this.names = names;
		this.schema = PostgresNames.quote(names.schema());
		this.revision = this.schema + "." + PostgresNames.quote(names.revision());
		this.journal = this.schema + "." + PostgresNames.quote(names.journal());
		this.progress = this.schema + "." + PostgresNames.quote(names.progress());
	}

	@Override
	public List<String> create(boolean schemaExists) {
		List<String> statements = new ArrayList<>();
		if (!schemaExists) {
			statements.add("CREATE SCHEMA " + this.schema);
		}
		statements.add("""
				CREATE TABLE IF NOT EXISTS %s (
				    revision pg_catalog.text NOT NULL,
				    parents pg_catalog.text[] NOT NULL,
				    dependencies pg_catalog.text[] NOT NULL,
				    labels pg_catalog.text[] NOT NULL,
				    tags pg_catalog.text[] NOT NULL,
				    message pg_catalog.text NOT NULL,
				    checksum pg_catalog.text,
				    checksum_algorithm pg_catalog.text,
				    kind pg_catalog.text NOT NULL,
				    downgrade pg_catalog.text,
				    downgrade_transactional boolean,
				    downgrade_missing pg_catalog.text,
				    downgrade_signature pg_catalog.text,
				    applied_at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
				    applied_by pg_catalog.text NOT NULL DEFAULT CURRENT_USER,
				    duration_ms bigint,
				    CONSTRAINT %s PRIMARY KEY (revision)
				)""".formatted(this.revision, PostgresNames.quote(this.names.revision() + "_pkey")));
		statements.add("COMMENT ON TABLE " + this.revision + " IS 'Stemma: the revisions that are applied here'");
		statements.add("""
				CREATE TABLE IF NOT EXISTS %s (
				    number bigint GENERATED ALWAYS AS IDENTITY,
				    run_id pg_catalog.uuid NOT NULL,
				    revision pg_catalog.text NOT NULL,
				    action pg_catalog.text NOT NULL,
				    outcome pg_catalog.text NOT NULL,
				    statement integer,
				    statement_checksum pg_catalog.text,
				    detail pg_catalog.text,
				    position pg_catalog.text,
				    at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
				    database_user pg_catalog.text NOT NULL DEFAULT CURRENT_USER,
				    backend_pid integer NOT NULL DEFAULT pg_catalog.pg_backend_pid(),
				    backend_start timestamp with time zone,
				    application pg_catalog.text,
				    application_version pg_catalog.text,
				    host pg_catalog.text,
				    duration_ms bigint,
				    sqlstate pg_catalog.text,
				    message pg_catalog.text,
				    CONSTRAINT %s PRIMARY KEY (number)
				)""".formatted(this.journal, PostgresNames.quote(this.names.journal() + "_pkey")));
		statements.add("CREATE INDEX IF NOT EXISTS %s ON %s (revision, number)"
			.formatted(PostgresNames.quote(this.names.journal() + "_revision"), this.journal));
		statements
			.add("COMMENT ON TABLE " + this.journal + " IS 'Stemma: what was done to this database, when, by whom'");
		statements.addAll(createProgress());
		return statements;
	}

	@Override
	public String selectApplied() {
		return """
				SELECT revision, parents, dependencies, labels, tags, message, checksum, checksum_algorithm, kind,
				       downgrade IS NOT NULL AS reversible, downgrade_missing, applied_at, applied_by, duration_ms
				FROM %s
				ORDER BY applied_at, revision""".formatted(this.revision);
	}

	@Override
	public String selectDowngrades() {
		return """
				SELECT revision, downgrade, downgrade_transactional, downgrade_missing, downgrade_signature FROM %s
				WHERE revision OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[])""".formatted(this.revision);
	}

	@Override
	public String selectOpenAttempts() {
		return """
				SELECT j.number, j.run_id, j.revision, j.action, j.outcome, j.statement, j.statement_checksum, j.detail,
				       j.position, j.message, j.backend_pid, j.backend_start, j.at
				FROM (SELECT revision, pg_catalog.max(number) AS number FROM %1$s
				      WHERE statement IS NULL AND outcome OPERATOR(pg_catalog.=) 'started' GROUP BY revision) AS attempt
				JOIN %1$s AS j ON j.revision OPERATOR(pg_catalog.=) attempt.revision
				             AND j.number OPERATOR(pg_catalog.>=) attempt.number
				WHERE NOT EXISTS (SELECT FROM %1$s AS ending
				                  WHERE ending.revision OPERATOR(pg_catalog.=) attempt.revision
				                    AND ending.number OPERATOR(pg_catalog.>) attempt.number
				                    AND ending.statement IS NULL AND ending.action OPERATOR(pg_catalog.<>) 'accept'
				                    AND ending.outcome OPERATOR(pg_catalog.=) ANY ('{succeeded,resolved}'::pg_catalog.text[]))
				ORDER BY j.number"""
			.formatted(this.journal);
	}

	@Override
	public String selectFailures() {
		return """
				SELECT number, revision, message, application, host, at FROM %s
				WHERE outcome OPERATOR(pg_catalog.=) 'failed' AND number OPERATOR(pg_catalog.>) ?
				ORDER BY number""".formatted(this.journal);
	}

	@Override
	public String selectLastFailure() {
		return """
				SELECT revision, action, position, sqlstate, coalesce(message, ''), database_user, application, host, at
				FROM (SELECT * FROM %s ORDER BY number DESC LIMIT 1) AS last
				WHERE outcome OPERATOR(pg_catalog.=) 'failed'""".formatted(this.journal);
	}

	@Override
	public String selectFinished() {
		return """
				SELECT revision FROM %s
				WHERE run_id OPERATOR(pg_catalog.=) ?::pg_catalog.uuid AND statement IS NULL
				  AND outcome OPERATOR(pg_catalog.=) 'succeeded'""".formatted(this.journal);
	}

	@Override
	public String begin(SessionState session, boolean pooled) {
		// Nothing before the lock takes a snapshot, so that every read in the transaction
		// follows it. An earlier revision may have made transactions read-only.
		String own = pooled ? "" : "SET TRANSACTION READ WRITE; " + PostgresSessions.discard(session);
		return own + asRole(session.role(), pooled) + "LOCK TABLE " + this.revision
				+ " IN SHARE ROW EXCLUSIVE MODE NOWAIT; " + settings(pooled) + "SELECT revision FROM " + this.revision
				+ " WHERE revision OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[])";
	}

	@Override
	public String next(SessionState session, boolean pooled) {
		return (pooled ? "" : PostgresSessions.discard(session)) + asRole(session.role(), pooled) + settings(pooled);
	}

	private static String settings(boolean pooled) {
		// Behind a pooler the session's settings are the pooler's business.
		return (pooled ? "" : PostgresSessions.RESTORE + "; ") + """
				SELECT pg_catalog.set_config('lock_timeout', ?::pg_catalog.text, true),
				       pg_catalog.set_config('statement_timeout',
				           coalesce(?::pg_catalog.text, pg_catalog.current_setting('statement_timeout')), true);
				""";
	}

	@Override
	public String insertApplied(String role, boolean pooled, boolean locked) {
		return asRole(role, pooled)
				+ """
						WITH row AS (
						    INSERT INTO %s (revision, parents, dependencies, labels, tags, message, checksum, checksum_algorithm,
						                    kind, downgrade, downgrade_transactional, downgrade_missing,
						                    downgrade_signature, duration_ms)
						    SELECT ?::pg_catalog.text, ?::pg_catalog.text[], ?::pg_catalog.text[], ?::pg_catalog.text[], ?::pg_catalog.text[], ?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text, ?::pg_catalog.text,
						           ?::boolean, ?::pg_catalog.text, ?::pg_catalog.text, ?::bigint
						    %s
						    RETURNING revision)
						%s FROM row"""
					.formatted(this.revision, condition(locked), journalSelect());
	}

	@Override
	public String deleteApplied(String role, boolean pooled, boolean locked) {
		return asRole(role, pooled) + """
				WITH row AS (
				    DELETE FROM %s %s revision OPERATOR(pg_catalog.=) ?::pg_catalog.text
				    RETURNING revision)
				%s FROM row""".formatted(this.revision, locked ? condition(true) + " AND" : "WHERE", journalSelect());
	}

	@Override
	public String insertJournal() {
		return journalSelect();
	}

	@Override
	public String updateChecksum() {
		return """
				WITH row AS (
				    UPDATE %s SET checksum = ?::pg_catalog.text, checksum_algorithm = ?::pg_catalog.text
				    WHERE revision OPERATOR(pg_catalog.=) ?::pg_catalog.text
				    RETURNING revision)
				%s FROM row""".formatted(this.revision, journalSelect());
	}

	@Override
	public String selectProgressTable() {
		return "SELECT pg_catalog.to_regclass('%s') IS NOT NULL".formatted(this.progress.replace("'", "''"));
	}

	@Override
	public List<String> createProgress() {
		String table = """
				CREATE TABLE IF NOT EXISTS %s (
				    revision pg_catalog.text NOT NULL,
				    action pg_catalog.text NOT NULL,
				    operation integer NOT NULL,
				    table_name pg_catalog.text NOT NULL,
				    position pg_catalog.text[],
				    rows bigint NOT NULL,
				    total_estimate bigint,
				    done boolean NOT NULL,
				    started_at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
				    updated_at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
				    run_id pg_catalog.uuid NOT NULL,
				    CONSTRAINT %s PRIMARY KEY (revision, action, operation)
				)""".formatted(this.progress, PostgresNames.quote(this.names.progress() + "_pkey"));
		return List.of(table,
				"COMMENT ON TABLE " + this.progress + " IS 'Stemma: how far changes in batches have come'");
	}

	@Override
	public String selectProgress() {
		return """
				SELECT position, rows, total_estimate, done, started_at, updated_at, run_id FROM %s
				WHERE revision OPERATOR(pg_catalog.=) ?::pg_catalog.text AND action OPERATOR(pg_catalog.=) ?::pg_catalog.text
				  AND operation OPERATOR(pg_catalog.=) ?::integer"""
			.formatted(this.progress);
	}

	@Override
	public String moveProgress() {
		return """
				WITH moved(expected, revision, action, operation, table_name, position, rows, total_estimate, done, run_id) AS (
				    SELECT coalesce(?::pg_catalog.text[], '{}'), ?::pg_catalog.text, ?::pg_catalog.text, ?::integer,
				           ?::pg_catalog.text, ?::pg_catalog.text[], ?::bigint, ?::bigint, ?::boolean, ?::pg_catalog.uuid)
				INSERT INTO %1$s AS p (revision, action, operation, table_name, position, rows, total_estimate, done, run_id)
				SELECT m.revision, m.action, m.operation, m.table_name, m.position, m.rows, m.total_estimate, m.done, m.run_id
				FROM moved AS m
				WHERE m.expected OPERATOR(pg_catalog.=) '{}'
				   OR EXISTS (SELECT FROM %1$s AS e WHERE e.revision OPERATOR(pg_catalog.=) m.revision
				                AND e.action OPERATOR(pg_catalog.=) m.action
				                AND e.operation OPERATOR(pg_catalog.=) m.operation)
				ON CONFLICT (revision, action, operation) DO UPDATE
				SET table_name = excluded.table_name, position = excluded.position,
				    rows = p.rows OPERATOR(pg_catalog.+) excluded.rows,
				    total_estimate = coalesce(excluded.total_estimate, p.total_estimate), done = excluded.done,
				    updated_at = pg_catalog.clock_timestamp(), run_id = excluded.run_id
				WHERE NOT p.done
				  AND coalesce(p.position, '{}') OPERATOR(pg_catalog.=) (SELECT expected FROM moved)"""
			.formatted(this.progress);
	}

	@Override
	public String deleteProgress() {
		return """
				DELETE FROM %s
				WHERE revision OPERATOR(pg_catalog.=) ?::pg_catalog.text AND action OPERATOR(pg_catalog.=) ?::pg_catalog.text"""
			.formatted(this.progress);
	}

	private String journalSelect() {
		return "INSERT INTO " + this.journal + " (" + JOURNAL_COLUMNS + ") SELECT " + JOURNAL_VALUES;
	}

	/**
	 * A migration may have left another role behind, inside of the transaction in which
	 * its row is to be written.
	 */
	@Override
	public String asRole(String role, boolean pooled) {
		return pooled ? "SET LOCAL ROLE " + PostgresNames.role(role) + "; "
				: "RESET SESSION AUTHORIZATION; SET ROLE " + PostgresNames.role(role) + "; ";
	}

	/**
	 * That the lock of the transaction's begin is still held: a migration that ends the
	 * transaction also gives up the lock.
	 */
	private String condition(boolean locked) {
		if (!locked) {
			return "";
		}
		return """
				WHERE EXISTS (SELECT FROM pg_catalog.pg_locks AS l
				              WHERE l.locktype OPERATOR(pg_catalog.=) 'relation'
				                AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.granted
				                AND l.mode OPERATOR(pg_catalog.=) 'ShareRowExclusiveLock'
				                AND l.relation OPERATOR(pg_catalog.=) '%s'::pg_catalog.regclass)"""
			.formatted(this.revision.replace("'", "''"));
	}

}
