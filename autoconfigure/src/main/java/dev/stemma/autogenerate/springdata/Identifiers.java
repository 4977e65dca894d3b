package dev.stemma.autogenerate.springdata;

import java.util.List;
import java.util.Locale;

import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import dev.stemma.schema.QualifiedName;

/**
 * The names that PostgreSQL stores for what Spring Data puts into its statements.
 */
final class Identifiers {

	private static final IdentifierProcessing PROCESSING = JdbcPostgresDialect.INSTANCE.getIdentifierProcessing();

	private Identifiers() {
	}

	static String name(SqlIdentifier identifier) {
		String sql = identifier.toSql(PROCESSING);
		return sql.startsWith("\"") ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"")
				: sql.toLowerCase(Locale.ROOT);
	}

	static QualifiedName qualified(SqlIdentifier identifier) {
		List<SqlIdentifier> parts = identifier.stream().toList();
		String name = name(parts.get(parts.size() - 1));
		return (parts.size() > 1) ? QualifiedName.of(name(parts.get(parts.size() - 2)), name) : QualifiedName.of(name);
	}

}
