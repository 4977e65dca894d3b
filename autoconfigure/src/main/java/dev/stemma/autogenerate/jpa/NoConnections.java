package dev.stemma.autogenerate.jpa;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Stands where a data source is expected, and is never to be asked.
 */
final class NoConnections extends AbstractDataSource {

	@Override
	public Connection getConnection() throws SQLException {
		throw new SQLException("A schema is generated without a database, and a connection was asked for");
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

}
