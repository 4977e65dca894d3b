package dev.stemma;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ReadScope;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.DiffOptions;
import dev.stemma.diff.Differences;
import dev.stemma.diff.SchemaDiff;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas of more than sixty tables and all kinds of objects are read, made again in an
 * empty database from what was read, and read again.
 */
class SchemaRoundTripTests {

	private static final Dialect dialect = new PostgresDialect();

	@ParameterizedTest
	@ValueSource(strings = { "shop", "clinic", "events", "library", "odds", "ledger" })
	void aSchemaIsMadeAgainFromWhatWasRead(String name) throws Exception {
		PostgresServer.Database original = PostgresServer.createDatabase();
		PostgresServer.Database copy = PostgresServer.createDatabase();
		new SchemaFile(name).run(original);
		try (Connection from = original.connect(); Connection to = copy.connect()) {
			CatalogSnapshot empty = SchemaFile.snapshot(to);
			Catalog wanted = read(from);
			Differences differences = SchemaDiff.between(read(to), wanted, DiffOptions.DEFAULTS);
			apply(to, differences.upgrade());
			assertThat(SchemaFile.snapshot(to).differencesFrom(SchemaFile.snapshot(from))).isEmpty();
			assertThat(SchemaDiff.between(read(to), wanted, DiffOptions.DEFAULTS).changes()).isEmpty();
			assertThat(read(to)).isEqualTo(wanted);
			apply(to, differences.downgrade());
			assertThat(SchemaFile.snapshot(to).differencesFrom(empty)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop", "clinic", "events", "library", "odds", "ledger" })
	void aSchemaGoesAndComesBack(String name) throws Exception {
		PostgresServer.Database database = PostgresServer.createDatabase();
		new SchemaFile(name).run(database);
		try (Connection connection = database.connect()) {
			CatalogSnapshot before = SchemaFile.snapshot(connection);
			Differences differences = SchemaDiff.between(read(connection), Catalog.EMPTY, DiffOptions.DEFAULTS);
			apply(connection, differences.upgrade());
			assertThat(read(connection).all(Table.class)).isEmpty();
			apply(connection, differences.downgrade());
			assertThat(SchemaFile.snapshot(connection).differencesFrom(before)).isEmpty();
		}
	}

	private static Catalog read(Connection connection) throws SQLException {
		Map<String, String> others = new TreeMap<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
				SELECT nspname FROM pg_namespace WHERE nspname <> 'public' AND nspname !~ '^(pg_|information_)'""")) {
			while (rows.next()) {
				others.put(rows.getString(1), rows.getString(1));
			}
		}
		return dialect.reader().read(connection, new ReadScope("public", others, "public", Set.of()));
	}

	private static void apply(Connection connection, List<Operation> operations) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (Operation operation : operations) {
				for (String sql : dialect.ddl().statements(operation)) {
					statement.execute(sql);
				}
			}
		}
	}

}
