package dev.stemma.dialect.postgresql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementKinds}.
 */
class StatementKindsTests {

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "begin isolation level serializable", "BEGIN WORK", "/* a */ START TRANSACTION",
			"START\nTRANSACTION READ ONLY", "COMMIT", "COMMIT AND CHAIN", "END", "END TRANSACTION", "ABORT", "ROLLBACK",
			"ROLLBACK WORK", "rollback transaction and no chain", "PREPARE TRANSACTION 'a'", "COMMIT PREPARED 'a'",
			"ROLLBACK PREPARED 'a'", "DISCARD ALL", "discard /* b */ all" })
	void controlsTransactions(String statement) {
		assertThat(kind(statement)).isEqualTo(SqlStatement.Kind.TRANSACTION_CONTROL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY i ON t (a)", "create unique index concurrently on t (a)",
			"CREATE INDEX -- why\n CONCURRENTLY IF NOT EXISTS i ON t (a)", "DROP INDEX CONCURRENTLY i",
			"DROP INDEX CONCURRENTLY IF EXISTS s.i", "REINDEX INDEX CONCURRENTLY i", "REINDEX TABLE CONCURRENTLY t",
			"REINDEX (CONCURRENTLY) TABLE t", "REINDEX (VERBOSE, CONCURRENTLY true) INDEX i",
			"REINDEX (CONCURRENTLY false, concurrently on) INDEX i", "REINDEX DATABASE d", "REINDEX SYSTEM",
			"REINDEX (VERBOSE) SCHEMA s", "REINDEX SCHEMA CONCURRENTLY s",
			"ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
			"ALTER TABLE IF EXISTS ONLY d.\"s\".t * DETACH PARTITION d.s.\"p\" CONCURRENTLY",
			"ALTER TABLE ONLY (t) DETACH PARTITION p concurrently",
			"ALTER TABLE ${a}_x.y${b} DETACH PARTITION ${c} CONCURRENTLY", "VACUUM", "VACUUM (FULL) t",
			"vacuum analyze t", "CREATE DATABASE d", "DROP DATABASE IF EXISTS d", "ALTER DATABASE d SET TABLESPACE s",
			"CREATE TABLESPACE s LOCATION '/s'", "DROP TABLESPACE s", "ALTER SYSTEM SET work_mem = '1GB'",
			"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p", "DROP SUBSCRIPTION s",
			"ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION s ADD PUBLICATION p",
			"ALTER SUBSCRIPTION s SET (slot_name = 'a', failover = true)", "CLUSTER", "CLUSTER VERBOSE",
			"CLUSTER (VERBOSE)" })
	void runsOutsideOfTransactions(String statement) {
		assertThat(kind(statement)).isEqualTo(SqlStatement.Kind.NON_TRANSACTIONAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK TO SAVEPOINT a", "ROLLBACK TO a", "ROLLBACK WORK TO SAVEPOINT a", "SAVEPOINT a",
			"RELEASE SAVEPOINT a", "SET TRANSACTION READ ONLY", "SET CONSTRAINTS ALL DEFERRED", "DISCARD TEMP",
			"PREPARE p AS SELECT 1", "DEALLOCATE p", "CREATE INDEX i ON t (a)", "CREATE INDEX ON concurrently (a)",
			"CREATE INDEX \"concurrently\" ON t (a)", "CREATE TABLE vacuum (a int)",
			"CREATE TABLE concurrently (a int)", "COMMENT ON TABLE x IS 'VACUUM'", "DROP INDEX i",
			"DROP INDEX \"concurrently\"", "REINDEX TABLE t", "REINDEX INDEX \"concurrently\"",
			"REINDEX (CONCURRENTLY false) TABLE t", "REINDEX (CONCURRENTLY OFF) INDEX i",
			"REINDEX (CONCURRENTLY 0, VERBOSE) INDEX i", "REINDEX (CONCURRENTLY, CONCURRENTLY 'false') INDEX i",
			"ALTER TABLE t DETACH PARTITION p", "ALTER TABLE t DETACH PARTITION p FINALIZE",
			"ALTER TABLE t DETACH PARTITION \"concurrently\"", "ALTER TABLE t ADD COLUMN concurrently int",
			"ALTER DATABASE d SET work_mem = '1GB'", "ALTER DATABASE d RENAME TO e", "ALTER TABLESPACE s RENAME TO r",
			"ALTER SUBSCRIPTION s DISABLE", "ALTER SUBSCRIPTION s SET (slot_name = NONE)", "CLUSTER t",
			"CLUSTER VERBOSE t USING i", "CLUSTER (VERBOSE) t", "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
			"ALTER TYPE e ADD VALUE 'a'", "ANALYZE", "SELECT 'BEGIN'", "SELECT 1", "\"begin\"", "${begin}", "CALL p()",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END" })
	void runsInATransaction(String statement) {
		assertThat(kind(statement)).isEqualTo(SqlStatement.Kind.TRANSACTIONAL);
	}

	private static SqlStatement.Kind kind(String sql) {
		return new PostgresSyntax().statements(sql, 0, sql.length(), PlaceholderSyntax.DEFAULT).get(0).kind();
	}

}
