package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Writes the statements that change a table: one, and one for the comment of each column
 * that is added.
 */
final class AlterTableWriter {

	private static final TableChangeWriter CHANGES = new TableChangeWriter();

	private AlterTableWriter() {
	}

	static List<String> statements(AlterTable operation) {
		for (TableChange change : operation.changes()) {
			if (change instanceof ColumnChange.Add add && add.ifNotExists() && needsSeveralChanges(add.column())) {
				return List.of(unlessThere(operation, add));
			}
		}
		return statements(operation.table(), operation.only(), operation.changes());
	}

	private static List<String> statements(QualifiedName table, boolean only, List<TableChange> changes) {
		List<String> all = new ArrayList<>();
		List<String> comments = new ArrayList<>();
		for (TableChange change : changes) {
			all.addAll(change.accept(CHANGES));
			if (change instanceof ColumnChange.Add add && add.column().comment() != null) {
				comments.add(CommentWriter.comment(ObjectReference.column(table, add.name()), add.column().comment()));
			}
		}
		List<String> statements = new ArrayList<>();
		statements.add(alter(table, only, all));
		statements.addAll(comments);
		return statements;
	}

	private static boolean needsSeveralChanges(Column column) {
		return column.comment() != null || !ColumnWriter.constraintsBehind(column).isEmpty()
				|| !ColumnWriter.settings(column).isEmpty();
	}

	/** Nothing of it may be done where the column is there. */
	private static String unlessThere(AlterTable operation, ColumnChange.Add add) {
		Require.that(operation.changes().size() == 1,
				"Column %s of %s is added among other changes if it is not there, with what its definition cannot say"
					.formatted(add.name(), operation.table()),
				"Add it by itself, or without comment, storage, statistics and constraints that are not valid.");
		return Guard.unlessColumn(operation.table(), add.name(),
				statements(operation.table(), operation.only(), List.of(ColumnChange.Add.of(add.column()))));
	}

	/**
	 * One statement.
	 * @param only whether tables that inherit from it are left alone
	 */
	static String alter(QualifiedName table, boolean only, List<String> changes) {
		return "ALTER TABLE " + (only ? "ONLY " : "") + Identifiers.of(table)
				+ ((changes.size() == 1) ? " " + changes.get(0) : "\n    " + String.join(",\n    ", changes));
	}

}
