package dev.stemma.dialect.postgresql;

import dev.stemma.schema.Index;

/**
 * Writes the statement that creates an index.
 */
final class IndexWriter {

	private IndexWriter() {
	}

	static String create(Index index, boolean ifNotExists, boolean concurrently) {
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (concurrently ? "CONCURRENTLY " : "")
				+ (ifNotExists ? "IF NOT EXISTS " : "")
				+ ((index.name() != null) ? Identifiers.of(index.name()) + " " : "") + "ON "
				+ (index.only() ? "ONLY " : "") + Identifiers.of(index.table())
				+ (index.method().equals(Index.BTREE) ? " " : " USING " + Identifiers.of(index.method()) + " ")
				+ Clauses.keys(index.keys()) + Clauses.include(index.include())
				+ (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "") + Clauses.with(index.parameters())
				+ Clauses.tablespace(index.tablespace())
				+ ((index.where() != null) ? " WHERE " + index.where().strip() : "");
	}

}
