package dev.stemma.dialect.postgresql;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.ReadScope;

/**
 * Reads schemas of up to 5,000 tables of ten columns, two indexes and a foreign key each,
 * and prints the number of statements and the time for a table, which is to stay the
 * same.
 */
public final class CatalogReaderBenchmark {

	private static final int[] SIZES = { 500, 1_000, 2_000, 5_000 };

	private static final int TABLES_OF_A_TRANSACTION = 250;

	private CatalogReaderBenchmark() {
	}

	public static void main(String[] arguments) throws SQLException {
		try (Connection connection = PostgresServer.createDatabase().connect()) {
			int tables = 0;
			for (int size : SIZES) {
				tables = create(connection, tables, size);
				read(connection, size);
				read(connection, size);
			}
		}
	}

	private static int create(Connection connection, int from, int to) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			for (int table = from; table < to; table++) {
				statement.execute("""
						CREATE TABLE t%1$d (id bigint PRIMARY KEY, a text, b text, c integer, d integer, e timestamptz,
						    f numeric(10,2), g boolean, h uuid, parent bigint REFERENCES t%2$d);
						CREATE INDEX a%1$d ON t%1$d (a);
						CREATE INDEX parent%1$d ON t%1$d (parent)""".formatted(table, Math.max(0, table - 1)));
				if (table % TABLES_OF_A_TRANSACTION == 0) {
					connection.commit();
				}
			}
		}
		connection.commit();
		connection.setAutoCommit(true);
		return to;
	}

	private static void read(Connection connection, int tables) throws SQLException {
		AtomicInteger statements = new AtomicInteger();
		Connection counting = (Connection) Proxy.newProxyInstance(CatalogReaderBenchmark.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, values) -> {
					statements.incrementAndGet();
					return method.invoke(connection, values);
				});
		long start = System.nanoTime();
		int objects = new PostgresCatalogReader().read(counting, ReadScope.of("public", Set.of())).objects().size();
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		System.out.printf("%5d tables, %5d objects: %2d statements, %6d ms, %.2f ms for a table%n", tables, objects,
				statements.get(), millis, (double) millis / tables);
	}

}
