package dev.stemma.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ReadScope;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;

/**
 * Brings tables on a real server from one state to another and back, by their
 * differences.
 */
final class TableWalk {

	private static final Dialect DIALECT = new PostgresDialect();

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private int number;

	Result walk(String before, String after, DiffOptions options) throws SQLException {
		String live = "live" + ++this.number;
		String scratch = "scratch" + this.number;
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA %s; CREATE SCHEMA %s".formatted(live, scratch));
			statement.execute("SET search_path = " + scratch);
			statement.execute(after);
			Catalog wanted = DIALECT.reader().read(connection, new ReadScope(scratch, Map.of(), live, Set.of()));
			statement.execute("SET search_path = " + live);
			statement.execute(before);
			Catalog there = read(connection, live);
			List<Change> changes = changes(there, wanted, options);
			String up = run(statement, changes.stream().flatMap((change) -> change.upgrade().stream()).toList());
			Catalog reached = read(connection, live);
			List<String> rest = changes(reached, wanted, options).stream().map(Change::summary).toList();
			List<Change> reversed = new ArrayList<>(changes);
			Collections.reverse(reversed);
			String down = run(statement, reversed.stream().flatMap((change) -> change.downgrade().stream()).toList());
			Catalog left = read(connection, live);
			return new Result(up, down, changes, words(there), words(wanted), words(reached), words(left), rest);
		}
	}

	private static Catalog read(Connection connection, String schema) throws SQLException {
		return DIALECT.reader().read(connection, ReadScope.of(schema, Set.of()));
	}

	/**
	 * The statements of operations.
	 */
	static String sql(List<Operation> operations) {
		StringBuilder sql = new StringBuilder();
		operations.forEach(
				(operation) -> DIALECT.ddl().statements(operation).forEach((each) -> sql.append(each).append(";\n")));
		return sql.toString();
	}

	private static String run(Statement statement, List<Operation> operations) {
		String all = sql(operations);
		for (Operation operation : operations) {
			for (String sql : DIALECT.ddl().statements(operation)) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					throw new AssertionError(sql + "\n\nof\n\n" + all, ex);
				}
			}
		}
		return all;
	}

	/**
	 * All changes of tables in an order in which they can be made.
	 */
	static List<Change> changes(Catalog before, Catalog after, DiffOptions options) {
		TableComparison comparison = new TableComparison(before, after, options);
		List<Change> changes = new ArrayList<>();
		for (Table table : after.all(Table.class)) {
			Table there = before.table(table.name());
			changes.addAll((there != null) ? comparison.alter(there, table) : comparison.create(table));
		}
		for (Table table : before.all(Table.class)) {
			changes.addAll((after.table(table.name()) == null) ? comparison.drop(table) : List.of());
		}
		changes.sort(Comparator.comparingInt((change) -> rank(before, after, change)));
		return changes;
	}

	private static int rank(Catalog before, Catalog after, Change change) {
		ObjectReference object = change.object();
		boolean foreignKey = object.kind() == ObjectKind.CONSTRAINT
				&& (isForeignKey(before, object) || isForeignKey(after, object));
		return switch (change.kind()) {
			case DROP -> foreignKey ? 0 : ((object.kind() == ObjectKind.TABLE) ? 5 : 2);
			case ADD -> foreignKey ? 4 : ((object.kind() == ObjectKind.TABLE) ? 1 : 2);
			default -> 2;
		};
	}

	private static boolean isForeignKey(Catalog catalog, ObjectReference object) {
		Table table = catalog.table(object.name());
		return table != null && table.allConstraints()
			.stream()
			.anyMatch((constraint) -> constraint instanceof ForeignKey
					&& String.valueOf(constraint.name()).equals(object.part()));
	}

	/**
	 * A catalog as lines, whatever the order of columns and constraints.
	 */
	private static Set<String> words(Catalog catalog) {
		Set<String> all = new TreeSet<>();
		for (SchemaObject object : catalog.objects().values()) {
			if (object instanceof Table table) {
				Table bare = new Table(table.name(), List.of(Column.of("?", new SqlType.Written("?"))), List.of(),
						table.comment(), table.unlogged(), null, table.partitionOf(), table.inherits(),
						table.parameters(), table.tablespace());
				all.add(bare + " " + table.partitionKey());
				table.columns().forEach((column) -> all.add(table.name() + " " + column));
				for (Constraint constraint : table.allConstraints()) {
					all.add(table.name() + " " + constraint);
				}
			}
			else {
				all.add(object.toString());
			}
		}
		catalog.comments().forEach((object, comment) -> all.add(object + ": " + comment));
		catalog.features().forEach((feature) -> all.add(feature.toString()));
		catalog.granted().forEach((privilege) -> all.add(privilege.toString()));
		catalog.revoked().forEach((privilege) -> all.add("no " + privilege));
		return all;
	}

	/**
	 * What has been done.
	 *
	 * @param sql the statements on the way up, a semicolon and a line end behind each
	 * @param down the same on the way back
	 * @param changes the changes
	 * @param before what was there
	 * @param wanted what is wanted
	 * @param reached what is there in the middle
	 * @param left what is there in the end
	 * @param rest what differs in the middle
	 */
	record Result(String sql, String down, List<Change> changes, Set<String> before, Set<String> wanted,
			Set<String> reached, Set<String> left, List<String> rest) {

	}

}
