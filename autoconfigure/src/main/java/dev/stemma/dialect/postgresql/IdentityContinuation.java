package dev.stemma.dialect.postgresql;

import dev.stemma.operation.ContinueIdentity;

/**
 * Writes the statement that has a column's sequence go on behind the greatest value that
 * is there. Sequences that count down are left to SQL.
 */
final class IdentityContinuation {

	private IdentityContinuation() {
	}

	/**
	 * The statement. The sequence of an empty table, and of one whose values all lie
	 * before its first, begins at its start. A column without a sequence is an error that
	 * says so, where {@code setval} would return null and do nothing.
	 */
	static String statement(ContinueIdentity operation) {
		String table = Identifiers.of(operation.table());
		String missing = "column %s of %s has no sequence".formatted(operation.column(), operation.table());
		return """
				SELECT pg_catalog.setval(s.seqrelid::pg_catalog.regclass, COALESCE(t.last, s.seqstart), t.last IS NOT NULL)
				FROM pg_catalog.pg_sequence AS s
				LEFT JOIN (SELECT pg_catalog.max(%s)::pg_catalog.int8 AS last FROM %s) AS t
				    ON t.last OPERATOR(pg_catalog.>=) s.seqmin
				WHERE s.seqrelid OPERATOR(pg_catalog.=) COALESCE(
				    pg_catalog.pg_get_serial_sequence(%s, %s),
				    %s)::pg_catalog.regclass::pg_catalog.oid"""
			.formatted(Identifiers.of(operation.column()), table, Literals.text(table),
					Literals.text(operation.column()), Literals.text('"' + missing.replace("\"", "") + '"'));
	}

}
