package dev.stemma.runner;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Placeholders;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.SqlPart;
import dev.stemma.script.SqlScript;
import dev.stemma.script.Statement;

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
		return (step.script() instanceof SqlScript sql) ? sql.read(placeholders) : null;
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
	 * Runs a step.
	 * @param text the text of its script, or {@code null} if it is written in Java
	 * @throws StepFailure with the statement that failed
	 */
	void run(Connection connection, Step step, @Nullable SqlMigration text, Deadline deadline) throws StepFailure {
		if (text != null) {
			for (Statement statement : part(text, step).statements()) {
				checkTime(step, deadline);
				run(connection, statement);
			}
		}
		else if (step.script() instanceof JavaScript java) {
			run(connection, java, step);
		}
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
				execute(connection, sql);
			}
		}
		catch (SQLException | IOException ex) {
			throw new StepFailure(ex, statement.where(), sql, statement.number());
		}
	}

	void execute(Connection connection, String sql) throws SQLException {
		try (java.sql.Statement jdbc = connection.createStatement()) {
			// Braces are SQL here and not the escapes of JDBC.
			jdbc.setEscapeProcessing(false);
			jdbc.execute(sql);
			for (SQLWarning notice = jdbc.getWarnings(); notice != null; notice = notice.getNextWarning()) {
				sqlLogger.debug("The server says: " + notice.getMessage());
			}
		}
	}

	private void run(Connection connection, JavaScript script, Step step) throws StepFailure {
		MigrationOperations operations = new MigrationOperations(connection, this.dialect.syntax());
		try {
			if (step.direction() == Direction.UPGRADE) {
				script.migration().upgrade(operations);
			}
			else {
				script.migration().downgrade(operations);
			}
		}
		catch (Exception ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			throw new StepFailure(ex, script.revision().origin(), operations.lastStatement(), 0);
		}
	}

	static void checkTime(Step step, Deadline deadline) {
		if (deadline.isOver()) {
			throw Failures.outOfTime(step, deadline, null);
		}
	}

}
