package dev.stemma.dialect.postgresql;

import java.util.List;

import dev.stemma.schema.QualifiedName;

/**
 * Writes statements that are all left out when something is there. {@code IF NOT EXISTS}
 * holds for one statement alone, and would have the comments of a new table written on an
 * old one.
 */
final class Guard {

	private Guard() {
	}

	/**
	 * Does nothing if a table is there, where {@code CREATE TABLE} would create it.
	 */
	static String unlessTable(QualifiedName table, List<String> statements) {
		String name = (table.schema() != null) ? Literals.text(Identifiers.of(table))
				: "pg_catalog.quote_ident(pg_catalog.current_schema()) OPERATOR(pg_catalog.||) "
						+ Literals.text("." + Identifiers.of(table));
		return unless("pg_catalog.to_regclass(" + name + ") IS NULL", statements);
	}

	/**
	 * Does nothing if a table has a column.
	 */
	static String unlessColumn(QualifiedName table, String column, List<String> statements) {
		return unless("""
				NOT EXISTS (
				    SELECT FROM pg_catalog.pg_attribute
				    WHERE attrelid OPERATOR(pg_catalog.=) %s::pg_catalog.regclass
				    AND attname OPERATOR(pg_catalog.=) %s AND NOT attisdropped)"""
			.formatted(Literals.text(Identifiers.of(table)), Literals.text(column)), statements);
	}

	private static String unless(String condition, List<String> statements) {
		StringBuilder body = new StringBuilder("\nBEGIN\nIF ").append(condition).append(" THEN\n");
		statements.forEach((statement) -> body.append(Clauses.closed(statement)).append(";\n"));
		return "DO " + Clauses.dollarQuoted(body.append("END IF;\nEND\n").toString(), "unless");
	}

}
