package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of the tests: one for each JVM, on loopback and a free port, with
 * a database of its own for each test. It stops with the JVM.
 */
public final class PostgresServer {

	private static final AtomicInteger databases = new AtomicInteger();

	private PostgresServer() {
	}

	/**
	 * A new, empty database.
	 */
	public static Database createDatabase() {
		String name = "test_" + databases.incrementAndGet();
		Database postgres = new Database("postgres");
		postgres.execute("CREATE DATABASE " + name);
		Database database = new Database(name);
		// Before PostgreSQL 15 everybody may create there.
		database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
		return database;
	}

	private static EmbeddedPostgres server() {
		return Holder.SERVER;
	}

	/**
	 * A database of the server.
	 *
	 * @param name its name
	 */
	public record Database(String name) {

		public String url() {
			return "jdbc:postgresql://localhost:" + server().getPort() + "/" + this.name;
		}

		public DataSource dataSource() {
			return dataSource("postgres");
		}

		/**
		 * A data source for another user; local connections need no password.
		 */
		public DataSource dataSource(String user) {
			PGSimpleDataSource dataSource = new PGSimpleDataSource();
			dataSource.setUrl(url());
			dataSource.setUser(user);
			return dataSource;
		}

		public Connection connect() throws SQLException {
			return DriverManager.getConnection(url(), "postgres", "");
		}

		public void execute(String... statements) {
			try (Connection connection = connect(); Statement statement = connection.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * The rows of a query, the columns of each joined by a bar.
		 */
		public List<String> query(String sql) {
			try (Connection connection = connect();
					Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery(sql)) {
				List<String> result = new ArrayList<>();
				while (rows.next()) {
					List<String> columns = new ArrayList<>();
					for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
						columns.add(rows.getString(i));
					}
					result.add(String.join("|", columns.stream().map(String::valueOf).toList()));
				}
				return result;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	private static final class Holder {

		private static final EmbeddedPostgres SERVER = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder()
					.setServerConfig("fsync", "off")
					.setServerConfig("max_connections", "200")
					.setServerConfig("listen_addresses", "localhost")
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
