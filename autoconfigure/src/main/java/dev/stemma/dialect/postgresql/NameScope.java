package dev.stemma.dialect.postgresql;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;

/**
 * Which objects are named alone, and which with their schemas: where the object that is
 * asked about was named alone, those of its schema that the search path finds are, too.
 *
 * @param home the schema of the object that was named alone, or {@code null} if it was
 * named with its schema
 */
record NameScope(@Nullable String home) {

	private static final String CATALOG = "pg_catalog";

	/**
	 * An object's name.
	 * @param visible whether the search path finds it
	 */
	QualifiedName name(String schema, String name, boolean visible) {
		return (visible && (schema.equals(this.home) || schema.equals(CATALOG))) ? QualifiedName.of(name)
				: QualifiedName.of(schema, name);
	}

	/**
	 * The name in three columns of a row: {@code …schema}, {@code …name} and
	 * {@code …visible}, or {@code null}.
	 */
	@Nullable QualifiedName name(CatalogRow row, String prefix) throws SQLException {
		String name = row.textOrNull(prefix + "name");
		return (name != null) ? name(row.text(prefix + "schema"), name, row.truth(prefix + "visible")) : null;
	}

	/**
	 * A name as SQL writes it.
	 */
	static String sql(QualifiedName name) {
		return ((name.schema() != null) ? PostgresNames.quote(name.schema()) + "." : "")
				+ PostgresNames.quote(name.name());
	}

}
