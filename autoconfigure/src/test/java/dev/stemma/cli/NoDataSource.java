package dev.stemma.cli;

import java.sql.Connection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The data source of a command that needs none: whoever asks it for a connection fails.
 */
final class NoDataSource extends AbstractDataSource {

	static final NoDataSource INSTANCE = new NoDataSource();

	private NoDataSource() {
	}

	@Override
	public Connection getConnection() {
		throw new AssertionError("This command needs no connection");
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

}
