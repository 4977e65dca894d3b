package dev.stemma.dialect.postgresql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

/**
 * Leads to other databases of a server, from the data sources that tell how they connect:
 * the driver's own, and those of Spring that have a URL.
 */
final class SiblingDataSources {

	private SiblingDataSources() {
	}

	static @Nullable DataSource of(DataSource dataSource, String database) throws SQLException {
		if (dataSource.isWrapperFor(AbstractDriverBasedDataSource.class)) {
			return of(dataSource.unwrap(AbstractDriverBasedDataSource.class), database);
		}
		if (dataSource instanceof BaseDataSource base) {
			return of(base, database);
		}
		return dataSource.isWrapperFor(BaseDataSource.class) ? of(dataSource.unwrap(BaseDataSource.class), database)
				: null;
	}

	private static @Nullable DataSource of(AbstractDriverBasedDataSource driverBased, String database)
			throws SQLException {
		String url = driverBased.getUrl();
		if (url == null || Driver.parseURL(url, null) == null) {
			return null;
		}
		PGSimpleDataSource sibling = new PGSimpleDataSource();
		sibling.setUrl(url);
		sibling.setDatabaseName(database);
		if (driverBased.getUsername() != null) {
			sibling.setUser(driverBased.getUsername());
		}
		if (driverBased.getPassword() != null) {
			sibling.setPassword(driverBased.getPassword());
		}
		Properties properties = driverBased.getConnectionProperties();
		if (properties != null) {
			for (String name : properties.stringPropertyNames()) {
				sibling.setProperty(name, properties.getProperty(name));
			}
		}
		return sibling;
	}

	private static DataSource of(BaseDataSource base, String database) {
		try {
			PGSimpleDataSource sibling = new PGSimpleDataSource();
			sibling.initializeFrom(base);
			sibling.setDatabaseName(database);
			return sibling;
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new IllegalStateException("A data source of the driver copies itself in memory", ex);
		}
	}

}
