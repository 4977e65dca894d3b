package dev.stemma.runner;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Location;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Placeholders;
import dev.stemma.script.Recording;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.SqlPart;
import dev.stemma.script.SqlScript;
import dev.stemma.script.Statement;
import dev.stemma.script.StoredScript;

/**
 * Runs what scripts say on a connection, and knows at which statement it stopped.
 */
final class ScriptExecutor {

	private static final Log sqlLogger = LogFactory.getLog("dev.stemma.sql");

	private final Dialect dialect;

	ScriptExecutor(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * The text of a step's script, or {@code null} if it is written in Java.
	 */
	static @Nullable SqlMigration read(Step step, Placeholders placeholders) {
		return read(step.script(), placeholders);
	}

	/**
	 * The text of a script, or {@code null} if it is written in Java.
	 */
	static @Nullable SqlMigration read(Script script, Placeholders placeholders) {
		if (script instanceof StoredScript stored) {
			return stored.read(placeholders);
		}
		return (script instanceof SqlScript sql) ? sql.read(placeholders) : null;
	}

	static SqlPart part(SqlMigration migration, Step step) {
		return part(migration, step.direction(), step.script());
	}

	static SqlPart part(SqlMigration migration, Direction direction, Script script) {
		SqlPart part = (direction == Direction.UPGRADE) ? migration.upgrade() : migration.downgrade();
		if (part == null) {
			throw new IllegalStateException(
					"A downgrade through " + script.revision().id() + " was planned and there is none");
		}
		return part;
	}

	/**
	 * Runs the statements of a step's script.
	 * @throws StepFailure with the statement that failed
	 */
	void run(RunContext context, Step step, SqlMigration text) throws StepFailure {
		for (Statement statement : part(text, step).statements()) {
			context.checkTime(step);
			run(context.connection(), statement);
		}
	}

	/**
	 * Runs a migration in Java.
	 * @throws StepFailure with its line and the operation that failed
	 */
	static void run(JavaScript script, Direction direction, MigrationOperations operations) throws StepFailure {
		try {
			if (direction == Direction.UPGRADE) {
				script.migration().upgrade(operations);
			}
			else if (script.hasDowngrade()) {
				script.migration().downgrade(operations);
			}
			else {
				operations.apply(reversed(script, operations.naming()));
			}
		}
		catch (Exception ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			Location line = script.lineOf(ex);
			throw operations.failure(ex, (line != null) ? line : script.revision().origin());
		}
		operations.throwStopped();
	}

	private static List<Operation> reversed(JavaScript script, NamingConvention naming) {
		Recording downgrade = script.recordDowngrade(naming);
		if (downgrade.problem() != null) {
			throw new IrreversibleRevisionException(List.of(downgrade.problem()));
		}
		return downgrade.operations();
	}

	/**
	 * Runs one statement.
	 */
	void run(Connection connection, Statement statement) throws StepFailure {
		String sql = statement.sql();
		if (sqlLogger.isDebugEnabled()) {
			sqlLogger.debug(statement.where() + ": " + sql);
		}
		try (Reader data = statement.data()) {
			if (data != null) {
				this.dialect.sessions().copy(connection, sql, data);
			}
			else {
				send(connection, sql);
			}
		}
		catch (SQLException | IOException ex) {
			throw new StepFailure(ex, statement.where(), sql, statement.number());
		}
	}

	/**
	 * Runs SQL as it stands.
	 * @return the number of rows that it changed; 0 where it changes none
	 */
	int execute(Connection connection, String sql) throws SQLException {
		log(sql);
		return send(connection, sql);
	}

	private static int send(Connection connection, String sql) throws SQLException {
		try (java.sql.Statement jdbc = connection.createStatement()) {
			// Braces are SQL here and not the escapes of JDBC.
			jdbc.setEscapeProcessing(false);
			jdbc.execute(sql);
			for (SQLWarning notice = jdbc.getWarnings(); notice != null; notice = notice.getNextWarning()) {
				sqlLogger.debug("The server says: " + notice.getMessage());
			}
			return Math.max(0, jdbc.getUpdateCount());
		}
	}

	/**
	 * Sends data behind a statement.
	 * @return the number of rows
	 */
	long copy(Connection connection, String sql, Reader data) throws SQLException {
		log(sql);
		try (data) {
			return this.dialect.sessions().copy(connection, sql, data);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The data is made in memory", ex);
		}
	}

	/**
	 * Tells those who want to see it what goes to the server.
	 */
	void log(String sql) {
		sqlLogger.debug(sql);
	}

}
