package dev.stemma.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.ReadScope;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two schemas on a server: what is there and what is wanted. Makes the one the other and
 * takes that back.
 */
final class LiveDiff implements AutoCloseable {

	private static final AtomicInteger schemas = new AtomicInteger();

	private final PostgresDialect dialect = new PostgresDialect();

	private final Connection connection;

	private final String there = "there_" + schemas.incrementAndGet();

	private final String wanted = "wanted_" + schemas.incrementAndGet();

	LiveDiff(PostgresServer.Database database, String before, String after) throws SQLException {
		this.connection = database.connect();
		create(this.there, before);
		create(this.wanted, after);
	}

	private void create(String schema, String ddl) throws SQLException {
		execute("CREATE SCHEMA " + schema);
		enter(schema);
		if (!ddl.isBlank()) {
			execute(ddl);
		}
	}

	private void enter(String schema) throws SQLException {
		execute("SET search_path = " + schema + ", public");
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Catalog read(String schema) throws SQLException {
		enter(schema);
		return this.dialect.reader().read(this.connection, ReadScope.of(schema, Set.of()));
	}

	/**
	 * What differs.
	 */
	Differences differences(DiffOptions options) throws SQLException {
		return SchemaDiff.between(read(this.there), read(this.wanted), options);
	}

	/**
	 * The statements that make one the other, after they have been run, taken back, and
	 * both ends were compared.
	 */
	List<String> proven() throws SQLException {
		Catalog before = read(this.there);
		Catalog after = read(this.wanted);
		Differences differences = SchemaDiff.between(before, after, DiffOptions.DEFAULTS);
		List<String> upgrade = statements(differences.upgrade());
		List<String> downgrade = statements(differences.downgrade());
		enter(this.there);
		run(upgrade);
		Catalog upgraded = read(this.there);
		assertThat(SchemaDiff.between(upgraded, after, DiffOptions.DEFAULTS).changes()).as("after %s", upgrade)
			.isEmpty();
		assertSame(upgraded, after, upgrade);
		assertThat(upgraded.granted()).as("granted after %s", upgrade).containsAll(after.granted());
		assertThat(upgraded.revoked()).as("revoked after %s", upgrade).containsAll(after.revoked());
		enter(this.there);
		run(downgrade);
		Catalog downgraded = read(this.there);
		assertSame(downgraded, before, downgrade);
		assertThat(downgraded.granted()).as("granted after %s", downgrade)
			.containsExactlyInAnyOrderElementsOf(before.granted());
		assertThat(downgraded.revoked()).as("revoked after %s", downgrade)
			.containsExactlyInAnyOrderElementsOf(before.revoked());
		return upgrade;
	}

	private static void assertSame(Catalog is, Catalog expected, List<String> statements) {
		assertThat(objects(is)).as("objects after %s", statements).isEqualTo(objects(expected));
		assertThat(is.comments()).as("comments after %s", statements).isEqualTo(expected.comments());
		assertThat(is.features()).as("features after %s", statements)
			.containsExactlyInAnyOrderElementsOf(expected.features());
	}

	/** A column that came back is the last of its table. */
	private static Map<ObjectReference, SchemaObject> objects(Catalog catalog) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>(catalog.objects());
		all.replaceAll((reference, object) -> (object instanceof Table table) ? sorted(table) : object);
		return all;
	}

	private static Table sorted(Table table) {
		List<Column> columns = new ArrayList<>(table.columns());
		columns.sort(Comparator.comparing(Column::name));
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.sort(Comparator.comparing((constraint) -> String.valueOf(constraint.name())));
		return table.elements(columns, constraints);
	}

	/**
	 * Operations as SQL.
	 */
	List<String> statements(List<Operation> operations) {
		return operations.stream().flatMap((operation) -> this.dialect.ddl().statements(operation).stream()).toList();
	}

	private void run(List<String> statements) throws SQLException {
		for (String sql : statements) {
			try {
				execute(sql);
			}
			catch (SQLException ex) {
				throw new AssertionError(ex.getMessage() + "\nin " + sql + "\nof " + String.join(";\n", statements),
						ex);
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
