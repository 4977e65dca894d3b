package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.ScratchFailure;
import dev.stemma.dialect.ScratchWork;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.StatementNames;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Borrowed;

/**
 * Runs the statements of wanted schemas. Those that miss what others create are run again
 * after these, so that it does not matter which source comes first; all that fails is
 * reported together, without what fails only because something else did.
 */
final class StatementRun {

	private final Connection connection;

	private final Dialect dialect;

	private final ScratchWork scratch;

	StatementRun(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
		this.scratch = dialect.scratch();
	}

	/**
	 * The statements of all sources.
	 * @throws InvalidSchemaSourceException if there are some among them that no source
	 * may have
	 */
	List<SourceStatement> statements(List<WantedSchema> wanted, SchemaNames names) {
		List<SourceStatement> statements = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (WantedSchema schema : wanted) {
			for (SourceStatement statement : schema.statements(names)) {
				List<SourceStatement> single = singly(statement);
				single.stream()
					.filter((part) -> parts(part).stream().anyMatch(StatementRun::isNoSchema))
					.forEach((part) -> problems.add(RefusedStatements.noSchema(part)));
				statements.addAll(single);
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidSchemaSourceException(problems);
		}
		return statements;
	}

	private static boolean isNoSchema(SqlStatement part) {
		return switch (part.kind()) {
			case TRANSACTION_CONTROL, META_COMMAND, COPY -> true;
			case TRANSACTIONAL, NON_TRANSACTIONAL -> false;
		};
	}

	/**
	 * The statements of a text, each by itself.
	 */
	private List<SourceStatement> singly(SourceStatement statement) {
		List<SqlStatement> parts = parts(statement);
		if (parts.size() < 2) {
			return List.of(statement);
		}
		Location where = statement.where();
		return parts.stream()
			.map((part) -> new SourceStatement(part.text(statement.sql()),
					(where != null && where.line() > 0) ? Location.of(where.source(), where.line() + part.line() - 1)
							: where,
					statement.subject()))
			.toList();
	}

	/**
	 * Refuses what takes no transaction.
	 */
	void requireTransactional(List<SourceStatement> statements) throws TransactionUnfitException {
		for (SourceStatement statement : statements) {
			if (parts(statement).stream().anyMatch((part) -> part.kind() == SqlStatement.Kind.NON_TRANSACTIONAL)) {
				throw new TransactionUnfitException(
						"it has a statement that takes no transaction: " + RefusedStatements.excerpt(statement.sql()));
			}
		}
	}

	private List<SqlStatement> parts(SourceStatement statement) {
		String sql = statement.sql();
		return this.dialect.syntax().statements(sql, 0, sql.length(), PlaceholderSyntax.NONE);
	}

	/**
	 * Runs the statements one after the other.
	 * @throws SQLException the first failure
	 */
	void runPlainly(List<SourceStatement> statements) throws SQLException {
		for (SourceStatement statement : statements) {
			execute(statement.sql());
		}
	}

	/**
	 * Runs the statements, whatever becomes of some of them.
	 * @param fence what undoes a statement that fails
	 * @return those that have failed
	 * @throws TransactionUnfitException if it takes another database
	 */
	List<Failure> run(List<SourceStatement> statements, Borrowed.Fence fence)
			throws SQLException, TransactionUnfitException {
		List<Failure> failures = attempt(statements, fence);
		while (true) {
			List<SourceStatement> waiting = failures.stream()
				.filter((failure) -> isUndefined(failure.cause()))
				.map(Failure::statement)
				.toList();
			if (waiting.isEmpty()) {
				return failures;
			}
			List<Failure> again = attempt(waiting, fence);
			if (again.size() == waiting.size()) {
				return failures;
			}
			List<Failure> rest = new ArrayList<>(
					failures.stream().filter((failure) -> !isUndefined(failure.cause())).toList());
			rest.addAll(again);
			failures = rest;
		}
	}

	private List<Failure> attempt(List<SourceStatement> statements, Borrowed.Fence fence)
			throws SQLException, TransactionUnfitException {
		List<Failure> failures = new ArrayList<>();
		for (SourceStatement statement : statements) {
			try {
				fence.run(statement.sql(), () -> execute(statement.sql()));
			}
			catch (SQLException ex) {
				rethrow(ex);
				failures.add(new Failure(statement, ex));
			}
		}
		return failures;
	}

	/**
	 * Lets through what is no failure of the statement alone.
	 */
	void rethrow(SQLException ex) throws SQLException, TransactionUnfitException {
		ErrorKind kind = this.dialect.kindOf(ex);
		if (kind == ErrorKind.CONNECTION_LOST || kind == ErrorKind.CANCELED) {
			throw ex;
		}
		ScratchFailure failure = this.scratch.kindOf(ex);
		if (failure == ScratchFailure.OUT_OF_LOCKS || failure == ScratchFailure.TAKES_NO_TRANSACTION) {
			throw new TransactionUnfitException(this.dialect.messageOf(ex).text());
		}
	}

	/**
	 * Says what has failed, without what did so only because of others.
	 */
	InvalidSchemaSourceException refused(List<Failure> failures) throws SQLException {
		Set<String> missing = new HashSet<>();
		List<Problem> problems = new ArrayList<>();
		for (Failure failure : failures) {
			StatementNames names = this.scratch.names(failure.statement().sql());
			if (names.created() != null) {
				missing.add(names.created());
			}
		}
		for (Failure failure : failures) {
			StatementNames names = this.scratch.names(failure.statement().sql());
			Set<String> others = new HashSet<>(names.relations());
			others.remove(String.valueOf(names.created()));
			others.retainAll(missing);
			if (!isUndefined(failure.cause()) || others.isEmpty()) {
				problems.add(problem(failure));
			}
		}
		if (problems.isEmpty()) {
			problems.add(problem(failures.get(0)));
		}
		return new InvalidSchemaSourceException(problems);
	}

	private Problem problem(Failure failure) throws SQLException {
		String extension = isUndefined(failure.cause())
				? this.scratch.missingExtension(this.connection, failure.statement().sql(), failure.cause()) : null;
		return RefusedStatements.refused(failure.statement(), failure.cause(), this.dialect, extension);
	}

	private boolean isUndefined(SQLException ex) {
		return this.scratch.kindOf(ex) == ScratchFailure.UNDEFINED;
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			// Braces are SQL here and not the escapes of JDBC.
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	/**
	 * A statement that has failed.
	 *
	 * @param statement the statement
	 * @param cause what the server said
	 */
	record Failure(SourceStatement statement, SQLException cause) {

	}

}
