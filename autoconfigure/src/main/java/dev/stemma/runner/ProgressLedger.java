package dev.stemma.runner;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Bookkeeping;

/**
 * Reads and writes how far changes in batches have come. A row is there only while its
 * change is under way.
 */
final class ProgressLedger {

	private final Bookkeeping statements;

	private final UUID runId;

	ProgressLedger(Bookkeeping statements, UUID runId) {
		this.statements = statements;
		this.runId = runId;
	}

	/**
	 * Creates the table where an earlier version has not.
	 */
	void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			try (ResultSet row = statement.executeQuery(this.statements.selectProgressTable())) {
				row.next();
				if (row.getBoolean(1)) {
					return;
				}
			}
			for (String sql : this.statements.createProgress()) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * How far an operation of a step has come.
	 */
	Progress find(Connection connection, Step step, int operation) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(this.statements.selectProgress())) {
			select.setString(1, step.id());
			select.setString(2, action(step));
			select.setInt(3, operation);
			try (ResultSet row = select.executeQuery()) {
				if (!row.next()) {
					return Progress.NONE;
				}
				Array position = row.getArray(1);
				return new Progress((position != null) ? List.of((String[]) position.getArray()) : null,
						row.getLong(2));
			}
		}
	}

	/**
	 * Whether an operation of a step has come half way. The table must be there.
	 */
	boolean isHalfWay(Connection connection, Step step, int operation) throws SQLException {
		return find(connection, step, operation).position() != null;
	}

	/**
	 * Moves an operation on, inside of the transaction of its batch.
	 * @param from where it has to stand
	 * @param to where it stands then
	 * @param rows the rows of the batch
	 * @param estimate how many there are in all, or {@code null}
	 * @return whether it stood there
	 */
	boolean move(Connection connection, Step step, int operation, String table, @Nullable List<String> from,
			List<String> to, long rows, @Nullable Long estimate) throws SQLException {
		try (PreparedStatement move = connection.prepareStatement(this.statements.moveProgress())) {
			move.setArray(1, (from != null) ? connection.createArrayOf("text", from.toArray()) : null);
			move.setString(2, step.id());
			move.setString(3, action(step));
			move.setInt(4, operation);
			move.setString(5, table);
			move.setArray(6, connection.createArrayOf("text", to.toArray()));
			move.setLong(7, rows);
			move.setObject(8, estimate, Types.BIGINT);
			move.setBoolean(9, false);
			move.setString(10, this.runId.toString());
			return move.executeUpdate() == 1;
		}
	}

	/**
	 * Deletes what was noted for a step.
	 */
	void delete(Connection connection, Step step) throws SQLException {
		try (PreparedStatement delete = connection.prepareStatement(this.statements.deleteProgress())) {
			delete.setString(1, step.id());
			delete.setString(2, action(step));
			delete.executeUpdate();
		}
	}

	private static String action(Step step) {
		return step.action().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * How far something has come.
	 *
	 * @param position the key of the last row that it has gone through, or {@code null}
	 * if none
	 * @param rows how many rows it has changed
	 */
	record Progress(@Nullable List<String> position, long rows) {

		static final Progress NONE = new Progress(null, 0);

	}

}
