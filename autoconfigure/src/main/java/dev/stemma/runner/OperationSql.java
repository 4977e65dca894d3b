package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.stemma.dialect.BulkLoad;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.operation.AutocommitNeededException;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.problem.Problem;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Makes of operations what is sent to the server for them.
 */
final class OperationSql {

	/** What may end transactions of its own. */
	private static final Pattern MAY_COMMIT = Pattern.compile("(CALL|DO)\\b", Pattern.CASE_INSENSITIVE);

	private final Dialect dialect;

	private final int serverVersion;

	OperationSql(Dialect dialect, int serverVersion) {
		this.dialect = dialect;
		this.serverVersion = serverVersion;
	}

	/**
	 * Refuses what the server lacks, and in a transaction what takes none.
	 */
	void check(Operation operation, boolean transactional) {
		List<Problem> lacking = this.dialect.ddl().lacking(operation, this.serverVersion);
		if (!lacking.isEmpty()) {
			throw new ServerTooOldException(lacking);
		}
		if (transactional && (operation instanceof UpdateInBatches || this.dialect.ddl().needsAutocommit(operation))) {
			throw new AutocommitNeededException(operation.summary());
		}
	}

	/**
	 * What an operation is made of: parts that can be done without the others, each of
	 * one statement or, where they can share a transaction, of several.
	 * @param transactional whether they will run in a transaction that is open already
	 */
	List<Part> parts(Operation operation, boolean transactional) {
		if (operation instanceof Execute execute) {
			return ofSql(execute, transactional);
		}
		if (operation instanceof BulkInsert insert) {
			if (insert.rows().isEmpty()) {
				return List.of();
			}
			BulkLoad load = this.dialect.bulkLoad(insert);
			return List.of(new Part(List.of(new SqlWork(load.statement(), null, load.data())), true));
		}
		List<SqlWork> works = this.dialect.ddl().statements(operation).stream().map(SqlWork::of).toList();
		works.forEach((work) -> refuseCommands(work.sql()));
		if (!this.dialect.ddl().needsAutocommit(operation)) {
			return works.isEmpty() ? List.of() : List.of(new Part(works, true));
		}
		return works.stream().map((work) -> new Part(List.of(work), false)).toList();
	}

	/**
	 * What an operation is made of as text: what is bound when it is run stands in the
	 * statements, and an update in batches is one that does all of it.
	 */
	List<OfflineStatement> written(Operation operation, boolean transactional) {
		if (operation instanceof UpdateInBatches) {
			return List.of(new OfflineStatement(this.dialect.ddl().statements(operation).get(0), null));
		}
		return parts(operation, transactional).stream().flatMap((part) -> written(operation, part).stream()).toList();
	}

	/**
	 * The statements of a part as text.
	 */
	List<OfflineStatement> written(Operation operation, Part part) {
		if (operation instanceof Execute execute && execute.parameters() != null) {
			return this.dialect.ddl()
				.statements(operation)
				.stream()
				.map((sql) -> new OfflineStatement(sql, null))
				.toList();
		}
		return part.works().stream().map((work) -> new OfflineStatement(work.sql(), work.data())).toList();
	}

	private List<Part> ofSql(Execute execute, boolean transactional) {
		String sql = execute.sql();
		List<Part> parts = new ArrayList<>();
		for (SqlStatement statement : this.dialect.syntax().statements(sql, 0, sql.length(), PlaceholderSyntax.NONE)) {
			String text = statement.text(sql);
			refuse(statement, text);
			if (transactional && statement.kind() == SqlStatement.Kind.NON_TRANSACTIONAL) {
				throw new AutocommitNeededException(Failures.shortened(text));
			}
			boolean atomic = statement.kind() == SqlStatement.Kind.TRANSACTIONAL
					&& !MAY_COMMIT.matcher(text).lookingAt();
			parts.add(new Part(List.of(new SqlWork(text, execute.parameters(), null)), atomic));
		}
		if (execute.parameters() != null && parts.size() != 1) {
			throw new InvalidDefinitionException("Parameters are bound to %d statements".formatted(parts.size()),
					"Execute one statement at a time.");
		}
		return parts;
	}

	/**
	 * An expression is taken as it is written, and psql would run what stands in it.
	 */
	private void refuseCommands(String sql) {
		for (SqlStatement statement : this.dialect.syntax().statements(sql, 0, sql.length(), PlaceholderSyntax.NONE)) {
			if (statement.kind() == SqlStatement.Kind.META_COMMAND) {
				refuse(statement, statement.text(sql));
			}
		}
	}

	private static void refuse(SqlStatement statement, String text) {
		String shown = Failures.shortened(text);
		switch (statement.kind()) {
			case TRANSACTION_CONTROL -> throw new InvalidDefinitionException(
					"A migration begins, ends or resets its transaction: " + shown,
					"Take it out; a migration that needs no transaction says @Migration(transaction = TransactionMode.NONE).");
			case META_COMMAND ->
				throw new InvalidDefinitionException("A command of psql is no SQL: " + shown, "Write it in SQL.");
			case COPY -> throw new InvalidDefinitionException("COPY FROM STDIN has no data to read here: " + shown,
					"Use op.bulkInsert, or write it in a SQL script.");
			case TRANSACTIONAL, NON_TRANSACTIONAL -> {
			}
		}
	}

	/**
	 * A part of an operation.
	 *
	 * @param works its statements in order
	 * @param atomic whether they can be done in one transaction
	 */
	record Part(List<SqlWork> works, boolean atomic) {

		Part {
			works = List.copyOf(works);
		}

		/**
		 * Runs it.
		 * @param operation what it is a part of
		 * @param number its number, for whoever hears of its failure
		 * @return the number of rows that it changed
		 */
		int run(Connection connection, ScriptExecutor executor, Operation operation, int number) throws StepFailure {
			int rows = 0;
			for (SqlWork work : this.works) {
				try {
					rows += work.run(connection, executor);
				}
				catch (SQLException ex) {
					throw new StepFailure(ex, null, work.sql(), number).in(operation.summary(), number);
				}
			}
			return rows;
		}

		/**
		 * The statements as one text.
		 */
		String sql() {
			return String.join(";\n", this.works.stream().map(SqlWork::sql).toList());
		}

		String checksum() {
			return (this.works.size() == 1) ? this.works.get(0).checksum() : SqlWork.of(sql()).checksum();
		}

	}

}
