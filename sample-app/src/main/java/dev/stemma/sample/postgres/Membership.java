package dev.stemma.sample.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A process's place at the server: an idle connection that says that somebody is here,
 * and what the application needs to open connections of its own.
 */
final class Membership implements AutoCloseable {

	private static final String DATABASE = "shop";

	private static final String APPLICATION_NAME = "shop membership";

	private final Connection presence;

	private final int port;

	private final String password;

	private Membership(Connection presence, int port, String password) {
		this.presence = presence;
		this.port = port;
		this.password = password;
	}

	/**
	 * Connects to the server and makes sure that it has the shop's database.
	 * @param port the server's port
	 * @param password the password of the administrator and of the shop's own role
	 * @throws SQLException where the server is not there or not ready yet
	 */
	static Membership open(int port, String password) throws SQLException {
		Connection presence = connect(port, password);
		try {
			createDatabase(presence, password);
			return new Membership(presence, port, password);
		}
		catch (SQLException ex) {
			presence.close();
			throw ex;
		}
	}

	private static Connection connect(int port, String password) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", Cluster.ADMINISTRATOR);
		properties.setProperty("password", password);
		properties.setProperty("ApplicationName", APPLICATION_NAME);
		properties.setProperty("connectTimeout", "5");
		return DriverManager.getConnection(url(port, Cluster.ADMINISTRATOR), properties);
	}

	private static void createDatabase(Connection connection, String password) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			if (!isPresent(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + DATABASE + "'")) {
				statement.execute("CREATE ROLE " + DATABASE + " LOGIN PASSWORD '" + password + "'");
			}
			if (!isPresent(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
				statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + DATABASE);
			}
		}
	}

	private static boolean isPresent(Statement statement, String query) throws SQLException {
		try (ResultSet rows = statement.executeQuery(query)) {
			return rows.next();
		}
	}

	private static String url(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
	}

	String url() {
		return url(this.port, DATABASE);
	}

	String user() {
		return DATABASE;
	}

	String password() {
		return this.password;
	}

	/**
	 * Whether nobody else is there.
	 */
	boolean isLast() throws SQLException {
		try (Statement statement = this.presence.createStatement()) {
			return !isPresent(statement, "SELECT 1 FROM pg_stat_activity WHERE application_name = '" + APPLICATION_NAME
					+ "' AND pid <> pg_backend_pid()");
		}
	}

	@Override
	public void close() throws SQLException {
		this.presence.close();
	}

}
