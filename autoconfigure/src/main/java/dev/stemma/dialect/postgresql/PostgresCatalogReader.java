package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

import dev.stemma.dialect.CatalogReader;
import dev.stemma.dialect.ReadScope;
import dev.stemma.schema.Catalog;

/**
 * Reads whole schemas.
 */
final class PostgresCatalogReader implements CatalogReader {

	@Override
	public Catalog read(Connection connection, ReadScope scope) throws SQLException {
		return new SchemaReading(connection, scope).read();
	}

}
