package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

import dev.stemma.PostgresServer;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.Operations;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes what the DSL says as SQL, and has a real server run it in a database of its own.
 * A test runs on every version; what a version lacks is written there, and not run.
 */
final class DdlServer {

	private static final PostgresDdlWriter WRITER = new PostgresDdlWriter();

	private static final int VERSION = Integer
		.parseInt(new PostgresServer.Database("postgres").query("SHOW server_version_num").get(0)) / 10_000;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	DdlServer(String... setup) {
		this.database.execute(setup);
	}

	/**
	 * The statements of what a migration does, a semicolon and a line end behind each.
	 */
	static String sql(Consumer<Operations> migration) {
		StringBuilder sql = new StringBuilder();
		for (Operation operation : recorded(migration)) {
			WRITER.statements(operation).forEach((statement) -> sql.append(statement).append(";\n"));
		}
		return sql.toString();
	}

	static List<Operation> recorded(Consumer<Operations> migration) {
		OperationRecorder recorder = new OperationRecorder(NamingConvention.POSTGRESQL, false);
		migration.accept(recorder);
		return recorder.operations();
	}

	/**
	 * Expects a migration to be written as SQL, and to run on the server as it says
	 * itself: in a transaction, or without one.
	 */
	void does(Consumer<Operations> migration, String expected) {
		doesFrom(0, migration, expected);
	}

	/**
	 * The same; servers before the version lack something of it and do not run it.
	 */
	void doesFrom(int version, Consumer<Operations> migration, String expected) {
		assertThat(sql(migration)).isEqualTo(expected);
		assertThat(lacking(migration, Math.max(version, 14))).isEmpty();
		if (version > 14) {
			assertThat(lacking(migration, version - 1)).isNotEmpty();
		}
		if (VERSION >= version) {
			run(migration);
		}
	}

	private static List<Problem> lacking(Consumer<Operations> migration, int version) {
		return recorded(migration).stream()
			.flatMap((operation) -> WRITER.lacking(operation, version * 10_000).stream())
			.toList();
	}

	void run(Consumer<Operations> migration) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			for (Operation operation : recorded(migration)) {
				connection.setAutoCommit(WRITER.needsAutocommit(operation));
				for (String sql : WRITER.statements(operation)) {
					statement.execute(sql);
				}
				if (!connection.getAutoCommit()) {
					connection.commit();
				}
			}
		}
		catch (SQLException ex) {
			throw new AssertionError(sql(migration), ex);
		}
	}

	void execute(String... statements) {
		this.database.execute(statements);
	}

	List<String> query(String sql) {
		return this.database.query(sql);
	}

	/**
	 * Starts a statement that waits for readers of a table, and gives up on it after a
	 * while.
	 */
	void interruptWhileRead(String table, String sql) throws SQLException {
		try (Connection reader = this.database.connect();
				Statement read = reader.createStatement();
				Connection writer = this.database.connect();
				Statement write = writer.createStatement()) {
			reader.setAutoCommit(false);
			read.execute("SELECT * FROM " + table);
			write.execute("SET statement_timeout = 500");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> write.execute(sql))
				.withMessageContaining("statement timeout");
		}
	}

	/**
	 * The major version of the server.
	 */
	static int version() {
		return VERSION;
	}

}
