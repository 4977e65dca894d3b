package dev.stemma.sample;

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
 * A PostgreSQL that belongs to the test and not to the shop: killing the shop does not
 * touch it. It listens on loopback and stops with the JVM.
 */
final class TestServer {

	private static final AtomicInteger databases = new AtomicInteger();

	private final String database;

	private TestServer(String database) {
		this.database = database;
	}

	/**
	 * A new, empty database.
	 */
	static TestServer createDatabase() {
		String name = "shop_" + databases.incrementAndGet();
		new TestServer("postgres").execute("CREATE DATABASE " + name);
		return new TestServer(name);
	}

	/**
	 * The database's name.
	 */
	String name() {
		return this.database;
	}

	String url() {
		return "jdbc:postgresql://localhost:" + Holder.SERVER.getPort() + "/" + this.database;
	}

	DataSource dataSource() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url());
		dataSource.setUser("postgres");
		return dataSource;
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), "postgres", "");
	}

	void execute(String... statements) {
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
	List<String> query(String sql) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> result = new ArrayList<>();
			while (rows.next()) {
				List<String> columns = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					columns.add(String.valueOf(rows.getString(i)));
				}
				result.add(String.join("|", columns));
			}
			return result;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * All that the catalog knows of the schema public, our own tables and the numbers of
	 * columns left out.
	 */
	List<String> catalog() {
		List<String> catalog = new ArrayList<>();
		CATALOG.forEach((sql) -> catalog.addAll(query(sql)));
		catalog.removeIf((line) -> line.contains("stemma_"));
		return catalog;
	}

	private static final List<String> CATALOG = List.of(
			"""
					SELECT 'relation', c.relkind, c.relname, c.relpersistence, c.relacl::text, obj_description(c.oid, 'pg_class')
					FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace ORDER BY 3""",
			"""
					SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
					       a.attgenerated, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum), a.attstorage
					FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
					LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
					WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0
					  AND NOT a.attisdropped
					ORDER BY 2, 3""",
			"""
					SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated,
					       obj_description(oid, 'pg_constraint')
					FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 2, 3""", """
					SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid
					FROM pg_index JOIN pg_class c ON c.oid = indexrelid
					WHERE c.relnamespace = 'public'::regnamespace ORDER BY 2""", """
					SELECT 'enum', enumtypid::regtype::text, enumlabel FROM pg_enum ORDER BY 2, enumsortorder""", """
					SELECT 'sequence', sequencename, data_type, start_value, increment_by, cycle
					FROM pg_sequences WHERE schemaname = 'public' ORDER BY 2""", """
					SELECT 'view', viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 2""",
			"""
					SELECT 'function', p.oid::regprocedure::text, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc')
					FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace ORDER BY 2""",
			"""
					SELECT 'trigger', t.tgrelid::regclass::text, pg_get_triggerdef(t.oid)
					FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
					WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 2, 3""");

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
