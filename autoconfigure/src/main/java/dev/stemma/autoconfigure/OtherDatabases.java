package dev.stemma.autoconfigure;

import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.UnsupportedDataSourcePropertyException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.stemma.dialect.TemporaryDatabases;
import dev.stemma.dialect.postgresql.PostgresDialect;

/**
 * Leads to other databases of the server that is migrated, through the pools that Boot
 * knows.
 */
final class OtherDatabases {

	private final Supplier<DataSource> dataSource;

	OtherDatabases(Supplier<DataSource> dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * A data source without a pool, as the same user.
	 * @return {@code null} if the data source does not tell how it connects
	 */
	@Nullable DataSource named(String database) {
		TemporaryDatabases databases = new PostgresDialect().scratch().databases();
		try {
			DataSource sibling = databases.sibling(this.dataSource.get(), database);
			return (sibling != null) ? sibling : databases.sibling(unpooled(), database);
		}
		catch (SQLException | UnsupportedDataSourcePropertyException ex) {
			// One that nobody knows the properties of; it is said that it does not tell
			return null;
		}
	}

	private DataSource unpooled() {
		return DataSourceBuilder.derivedFrom(this.dataSource.get()).type(SimpleDriverDataSource.class).build();
	}

}
