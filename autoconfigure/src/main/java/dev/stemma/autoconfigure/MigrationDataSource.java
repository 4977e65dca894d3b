package dev.stemma.autoconfigure;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Chooses where the connections for migrations come from: what is marked, else a URL of
 * our own, else the application's database as another user, else the application's
 * DataSource.
 */
final class MigrationDataSource {

	private final ListableBeanFactory beanFactory;

	private final StemmaConnectionDetails details;

	MigrationDataSource(ListableBeanFactory beanFactory, StemmaConnectionDetails details) {
		this.beanFactory = beanFactory;
		this.details = details;
	}

	DataSource choose(ObjectProvider<DataSource> marked, ObjectProvider<DataSource> application) {
		DataSource dataSource = marked.getIfAvailable();
		if (dataSource != null) {
			return dataSource;
		}
		String url = this.details.getJdbcUrl();
		if (url != null) {
			return connecting(DataSourceBuilder.create().url(url));
		}
		DataSource unique = application.getIfUnique();
		if (unique == null) {
			List<String> names = List.of(this.beanFactory.getBeanNamesForType(DataSource.class));
			throw new NoMigrationDataSourceException(names);
		}
		return (this.details.getUsername() != null) ? connecting(DataSourceBuilder.derivedFrom(unique)) : unique;
	}

	/**
	 * One connection at a time needs no pool. It may be silent for as long as an index is
	 * built, so it is kept alive.
	 */
	private DataSource connecting(DataSourceBuilder<?> builder) {
		SimpleDriverDataSource dataSource = setIfPresent(builder).type(SimpleDriverDataSource.class).build();
		Properties properties = new Properties();
		properties.setProperty("tcpKeepAlive", "true");
		dataSource.setConnectionProperties(properties);
		return dataSource;
	}

	private DataSourceBuilder<?> setIfPresent(DataSourceBuilder<?> builder) {
		String username = this.details.getUsername();
		if (username != null) {
			builder.username(username).password(orEmpty(this.details.getPassword()));
		}
		String driver = this.details.getDriverClassName();
		if (driver != null) {
			builder.driverClassName(driver);
		}
		return builder;
	}

	/**
	 * Without a password of its own the other user must not be tried with that of the
	 * application.
	 */
	private static String orEmpty(@Nullable String password) {
		return (password != null) ? password : "";
	}

}
