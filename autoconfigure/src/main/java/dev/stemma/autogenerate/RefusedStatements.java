package dev.stemma.autogenerate;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ScratchFailure;
import dev.stemma.dialect.ServerMessage;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Says what is wrong with statements of wanted schemas.
 */
final class RefusedStatements {

	private static final int SHOWN = 200;

	private RefusedStatements() {
	}

	/**
	 * A statement that cannot be a part of any schema.
	 */
	static Problem noSchema(SourceStatement statement) {
		return new Problem(
				"What creates %s has a statement that creates nothing: %s".formatted(subject(statement),
						excerpt(statement.sql())),
				statement.where(),
				"Take it out: a schema consists of what creates its objects, without transaction control, data or commands of psql.");
	}

	/**
	 * A statement that the server has refused.
	 * @param extension the extension that would have what is missing, as advice, or
	 * {@code null}
	 */
	static Problem refused(SourceStatement statement, SQLException ex, Dialect dialect, @Nullable String extension) {
		ServerMessage server = dialect.messageOf(ex);
		StringBuilder what = new StringBuilder("The server refused ").append(refused(statement))
			.append(": ")
			.append(server.text());
		if (server.detail() != null) {
			what.append("; ").append(server.detail());
		}
		if (server.sqlState() != null) {
			what.append(" [SQLSTATE ").append(server.sqlState()).append(']');
		}
		what.append(" in: ").append(excerpt(statement.sql()));
		return new Problem(what.toString(), where(statement, server.position()),
				advice(server, dialect.kindOf(ex), dialect.scratch().kindOf(ex), extension));
	}

	private static String advice(ServerMessage server, ErrorKind kind, ScratchFailure failure,
			@Nullable String extension) {
		if (extension != null) {
			return extension;
		}
		if (kind == ErrorKind.PRIVILEGE) {
			return "Grant what is missing, or have it created by somebody who may.";
		}
		if (kind == ErrorKind.LOCK_NOT_AVAILABLE || kind == ErrorKind.DEADLOCK) {
			return "Another session was in the way; try again.";
		}
		if (failure == ScratchFailure.UNDEFINED) {
			return "No source creates it: correct its name, or have a source create it. A table that only the database has does not count.";
		}
		if (failure == ScratchFailure.ALREADY_THERE) {
			return "Two sources, or one of them twice, create it: take it out of one.";
		}
		String hint = server.hint();
		return (hint != null) ? hint : "Correct it in the source.";
	}

	/**
	 * Where the server has pointed to.
	 * @param position a position in the statement, in characters from 1, or 0
	 */
	private static @Nullable Location where(SourceStatement statement, int position) {
		Location where = statement.where();
		if (where == null || where.line() == 0 || position <= 1) {
			return where;
		}
		String sql = statement.sql();
		int end = sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
		int lines = (int) sql.substring(0, end).chars().filter((c) -> c == '\n').count();
		return (lines > 0) ? Location.of(where.source(), where.line() + lines) : where;
	}

	private static String refused(SourceStatement statement) {
		String subject = statement.subject();
		return (subject != null) ? "what creates " + subject : "a statement of the wanted schema";
	}

	private static String subject(SourceStatement statement) {
		String subject = statement.subject();
		return (subject != null) ? subject : "the wanted schema";
	}

	static String excerpt(String sql) {
		String line = sql.strip().replaceAll("\\s+", " ");
		return (line.length() <= SHOWN) ? line : line.substring(0, SHOWN) + "…";
	}

}
