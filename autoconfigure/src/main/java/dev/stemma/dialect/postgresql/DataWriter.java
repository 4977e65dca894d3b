package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.Execute;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.Row;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Writes SQL of users' own and changes of rows, as statements that need no program beside
 * them.
 */
final class DataWriter {

	/** Rows of one statement: few enough to be parsed at once, enough to be quick. */
	private static final int ROWS = 500;

	private DataWriter() {
	}

	/**
	 * The statements of a SQL text, parameters as literals.
	 * @throws InvalidDefinitionException if there are more or fewer values than
	 * parameters, or if it has what only psql understands
	 */
	static List<String> execute(Execute execute) {
		String sql = (execute.parameters() != null) ? BoundSql.of(execute.sql(), execute.parameters()) : execute.sql();
		List<String> statements = new ArrayList<>();
		for (SqlStatement statement : new PostgresSyntax().statements(sql, 0, sql.length(), PlaceholderSyntax.NONE)) {
			String text = statement.text(sql);
			if (statement.kind() == SqlStatement.Kind.META_COMMAND) {
				throw new InvalidDefinitionException("A command of psql is no SQL: " + text, "Take it out.");
			}
			if (statement.kind() == SqlStatement.Kind.COPY) {
				throw new InvalidDefinitionException("COPY FROM STDIN has no data to read here: " + text,
						"Use bulkInsert, or write it in a SQL script.");
			}
			statements.add(text);
		}
		return statements;
	}

	/**
	 * Inserts the rows, some hundred in a statement. What they hold in identity columns
	 * is taken as it is, as COPY takes it.
	 */
	static List<String> bulkInsert(BulkInsert insert) {
		List<String> statements = new ArrayList<>();
		for (int from = 0; from < insert.rows().size(); from += ROWS) {
			List<Row> rows = insert.rows().subList(from, Math.min(from + ROWS, insert.rows().size()));
			statements.add("INSERT INTO %s %s OVERRIDING SYSTEM VALUE VALUES\n    %s".formatted(
					Identifiers.of(insert.table()), Identifiers.list(insert.columns()),
					rows.stream().map(DataWriter::row).collect(Collectors.joining(",\n    "))));
		}
		return statements;
	}

	private static String row(Row row) {
		return row.values().stream().map(Literals::of).collect(Collectors.joining(", ", "(", ")"));
	}

	static List<String> insertFrom(InsertFrom insert) {
		return List.of("INSERT INTO %s %s OVERRIDING SYSTEM VALUE\n%s".formatted(Identifiers.of(insert.table()),
				Identifiers.list(insert.columns()), insert.query().strip()));
	}

	/**
	 * One statement that commits after each range, and so runs in no transaction block.
	 */
	static List<String> updateInBatches(UpdateInBatches update) {
		return List.of(BatchBlock.of(update));
	}

}
