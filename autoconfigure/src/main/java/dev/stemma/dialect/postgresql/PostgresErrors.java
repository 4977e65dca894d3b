package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerMessage;

/**
 * Reads PostgreSQL's error codes: appendix A of its manual.
 */
final class PostgresErrors {

	private PostgresErrors() {
	}

	static ErrorKind kindOf(SQLException ex) {
		String state = ex.getSQLState();
		if (state == null) {
			return (ex instanceof SQLTransientConnectionException) ? ErrorKind.CONNECTION_LOST : ErrorKind.OTHER;
		}
		return switch (state) {
			case "55P03" -> ErrorKind.LOCK_NOT_AVAILABLE;
			case "40P01" -> ErrorKind.DEADLOCK;
			case "40001" -> ErrorKind.SERIALIZATION;
			case "57014" -> ErrorKind.CANCELED;
			case "42501" -> ErrorKind.PRIVILEGE;
			case "25006" -> ErrorKind.READ_ONLY;
			case "25P02" -> ErrorKind.TRANSACTION_ABORTED;
			// Shutdown, crash, not yet up, database dropped; idle and transaction
			// timeouts.
			case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04" -> ErrorKind.CONNECTION_LOST;
			default -> state.startsWith("08") ? ErrorKind.CONNECTION_LOST : ErrorKind.OTHER;
		};
	}

	static ServerMessage messageOf(SQLException ex) {
		ServerErrorMessage message = serverMessage(ex);
		if (message == null) {
			String text = ex.getMessage();
			return new ServerMessage(ex.getSQLState(), (text != null) ? text : ex.toString(), null, null, 0);
		}
		String text = message.getMessage();
		return new ServerMessage(ex.getSQLState(), (text != null) ? text : ex.toString(), message.getDetail(),
				message.getHint(), message.getPosition());
	}

	private static @Nullable ServerErrorMessage serverMessage(SQLException ex) {
		return (ex instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null;
	}

}
