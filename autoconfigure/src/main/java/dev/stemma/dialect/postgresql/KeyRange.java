package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.Require;

/**
 * The parts of statements that go over a table in the order of a key.
 *
 * @param update what is updated
 */
record KeyRange(UpdateInBatches update) {

	KeyRange {
		for (String column : AssignedColumns.of(update.set())) {
			Require.that(!update.key().contains(column),
					"The batched update of %s goes by %s and sets it, so that it would meet rows again"
						.formatted(update.table(), column),
					"Go by other columns.");
		}
	}

	/**
	 * The table.
	 */
	String table() {
		return Identifiers.of(this.update.table());
	}

	/**
	 * The key's columns, not to be taken for anything else that has such a name.
	 */
	List<String> columns() {
		return this.update.key().stream().map((column) -> table() + "." + Identifiers.of(column)).toList();
	}

	/**
	 * The key's columns with something behind each.
	 */
	String columns(String suffix) {
		return columns().stream().map((column) -> column + suffix).collect(Collectors.joining(", "));
	}

	/**
	 * A page of the table: the keys of the rows behind a position, as many as a range
	 * has.
	 * @param after the values of the position, or {@code null} for the beginning
	 */
	String page(@Nullable List<String> after) {
		String condition = (after != null) ? "\n    WHERE " + compare(">", after) : "";
		return "SELECT %s\n    FROM %s%s\n    ORDER BY %s\n    LIMIT %d".formatted(columns(""), table(), condition,
				columns(""), this.update.size());
	}

	/**
	 * The update of the rows behind one position and up to another.
	 */
	String update(@Nullable List<String> after, List<String> last) {
		StringBuilder sql = new StringBuilder("UPDATE ").append(table());
		sql.append("\nSET ").append(closed(this.update.set())).append("\nWHERE ");
		if (after != null) {
			sql.append(compare(">", after)).append("\n  AND ");
		}
		sql.append(compare("<=", last));
		if (this.update.where() != null) {
			sql.append("\n  AND (").append(closed(this.update.where())).append(')');
		}
		return sql.toString();
	}

	/**
	 * Rows compare from left to right, as an index of the columns is ordered.
	 */
	private String compare(String operator, List<String> values) {
		return "%s OPERATOR(pg_catalog.%s) %s".formatted(row(columns()), operator, row(values));
	}

	private static String row(List<String> values) {
		return (values.size() == 1) ? values.get(0) : "ROW(" + String.join(", ", values) + ")";
	}

	/**
	 * What follows must not fall into a comment.
	 */
	private static String closed(String sql) {
		String text = sql.strip();
		return text.contains("--") ? text + "\n" : text;
	}

}
