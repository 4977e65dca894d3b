package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Inserts the rows of a query.
 *
 * @param table the table
 * @param columns the columns
 * @param query the query
 * @param undo what takes it back, or {@code null} if that is not known
 */
public record InsertFrom(QualifiedName table, List<String> columns, String query,
		@Nullable Undo undo) implements DataOperation {

	public InsertFrom {
		columns = List.copyOf(columns);
		Require.some("Rows are inserted into no column of " + table, columns);
		Require.names("A column of " + table + " that rows are inserted into", columns);
		Require.sql("The query whose rows are inserted into " + table, query);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.insertFrom(this);
	}

	@Override
	public String summary() {
		return "insert into " + this.table + " from a query";
	}

}
