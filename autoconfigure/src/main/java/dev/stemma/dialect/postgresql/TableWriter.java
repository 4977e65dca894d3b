package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * Writes the statements that create a table.
 */
final class TableWriter {

	private TableWriter() {
	}

	/**
	 * The statement, and those that say what it can't say on every version.
	 */
	static List<String> create(Table table, boolean ifNotExists) {
		List<String> further = further(table);
		if (ifNotExists && !further.isEmpty()) {
			further.add(0, statement(table, false));
			return List.of(Guard.unlessTable(table.name(), further));
		}
		further.add(0, statement(table, ifNotExists));
		return further;
	}

	private static List<String> further(Table table) {
		List<String> statements = new ArrayList<>();
		List<String> changes = changes(table);
		if (!changes.isEmpty()) {
			statements.add(AlterTableWriter.alter(table.name(), false, changes));
		}
		if (table.comment() != null) {
			statements.add(CommentWriter.comment(table.reference(), table.comment()));
		}
		for (Column column : table.columns()) {
			if (column.comment() != null) {
				statements
					.add(CommentWriter.comment(ObjectReference.column(table.name(), column.name()), column.comment()));
			}
		}
		return statements;
	}

	private static String statement(Table table, boolean ifNotExists) {
		StringBuilder sql = new StringBuilder("CREATE ").append(table.unlogged() ? "UNLOGGED " : "")
			.append("TABLE ")
			.append(ifNotExists ? "IF NOT EXISTS " : "")
			.append(Identifiers.of(table.name()));
		List<String> elements = elements(table);
		if (table.partitionOf() != null) {
			sql.append(" PARTITION OF ").append(Identifiers.of(table.partitionOf().parent()));
			sql.append(elements.isEmpty() ? "" : list(elements));
			sql.append('\n').append(PartitionWriter.bound(table.partitionOf().bound()));
		}
		else {
			sql.append(list(elements));
		}
		if (!table.inherits().isEmpty()) {
			sql.append("\nINHERITS ")
				.append(table.inherits().stream().map(Identifiers::of).collect(Collectors.joining(", ", "(", ")")));
		}
		if (table.partitionKey() != null) {
			sql.append('\n').append(PartitionWriter.key(table.partitionKey()));
		}
		return sql.append(Clauses.line(Clauses.with(table.parameters())))
			.append(Clauses.line(Clauses.tablespace(table.tablespace())))
			.toString();
	}

	private static String list(List<String> elements) {
		return elements.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", elements) + "\n)";
	}

	private static List<String> elements(Table table) {
		List<String> elements = new ArrayList<>();
		boolean partition = table.partitionOf() != null;
		List<Constraint> behind = new ArrayList<>();
		for (Column column : table.columns()) {
			String definition = partition ? ColumnWriter.ofPartition(column) : ColumnWriter.definition(column);
			if (!definition.isEmpty()) {
				elements.add(definition);
			}
			behind.addAll(ColumnWriter.constraintsBehind(column));
		}
		behind.addAll(table.constraints());
		behind.stream()
			.filter((constraint) -> !ColumnConstraints.isUnvalidated(constraint))
			.map(ConstraintWriter::of)
			.forEach(elements::add);
		return elements;
	}

	/** What {@code CREATE TABLE} can't say, or not on every version. */
	private static List<String> changes(Table table) {
		List<String> changes = new ArrayList<>();
		for (Column column : table.columns()) {
			if (table.partitionOf() != null && column.compression() != null) {
				changes.add("ALTER COLUMN " + Identifiers.of(column.name()) + " SET COMPRESSION "
						+ Identifiers.of(column.compression()));
			}
			changes.addAll(ColumnWriter.settings(column));
		}
		table.allConstraints()
			.stream()
			.filter(ColumnConstraints::isUnvalidated)
			.map((constraint) -> "ADD " + ConstraintWriter.of(constraint))
			.forEach(changes::add);
		return changes;
	}

}
