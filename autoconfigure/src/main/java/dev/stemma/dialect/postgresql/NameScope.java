package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ReadScope;
import dev.stemma.schema.QualifiedName;

/**
 * Which objects are named alone, and which with their schemas: where the object that is
 * asked about was named alone, those of its schema that the search path finds are, too;
 * where whole schemas are read, all of the home schema are.
 *
 * @param home the schema of the object that was named alone, or {@code null} if it was
 * named with its schema
 * @param schemas the names that schemas go by where whole ones are read, an empty one for
 * the home schema; or {@code null}
 */
record NameScope(@Nullable String home, @Nullable Map<String, String> schemas) {

	private static final String CATALOG = "pg_catalog";

	NameScope(@Nullable String home) {
		this(home, null);
	}

	/**
	 * The names of objects where whole schemas are read. What stands in the schema for
	 * which the home schema stands is named alone as well: extensions are not there
	 * twice.
	 */
	static NameScope of(ReadScope scope) {
		Map<String, String> schemas = new HashMap<>(scope.others());
		schemas.put(scope.homeName(), "");
		schemas.put(scope.home(), "");
		return new NameScope(scope.home(), schemas);
	}

	/**
	 * An object's name.
	 * @param visible whether the search path finds it
	 */
	QualifiedName name(String schema, String name, boolean visible) {
		if (visible && schema.equals(CATALOG)) {
			return QualifiedName.of(name);
		}
		if (this.schemas != null) {
			String known = this.schemas.getOrDefault(schema, schema);
			return known.isEmpty() ? QualifiedName.of(name) : QualifiedName.of(known, name);
		}
		return (visible && schema.equals(this.home)) ? QualifiedName.of(name) : QualifiedName.of(schema, name);
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
