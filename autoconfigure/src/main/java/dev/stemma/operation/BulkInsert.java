package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Inserts rows.
 *
 * @param table the table
 * @param columns the columns
 * @param rows the rows; none is legal
 * @param undo what takes it back, or {@code null} if that is not known
 */
public record BulkInsert(QualifiedName table, List<String> columns, List<Row> rows,
		@Nullable Undo undo) implements DataOperation {

	public BulkInsert {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
		Require.some("Rows are inserted into no column of " + table, columns);
		Require.names("A column of " + table + " that rows are inserted into", columns);
		for (int i = 0; i < rows.size(); i++) {
			int values = rows.get(i).values().size();
			Require.that(values == columns.size(),
					"Row %d for %s has %d values and there are %d columns (%s)".formatted(i + 1, table, values,
							columns.size(), String.join(", ", columns)),
					"Give one value for each column; null is one.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.bulkInsert(this);
	}

	@Override
	public String summary() {
		return "insert " + this.rows.size() + " rows into " + this.table;
	}

}
