package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.StatementRecovery;

/**
 * Reads the traces that index builds leave in PostgreSQL's catalog: a build that died or
 * failed leaves an index that is not valid, a drop that died leaves one too.
 */
final class PostgresRecovery implements StatementRecovery {

	private static final String ABSENT = "index absent";

	private enum Index {

		ABSENT, INVALID, VALID

	}

	@Override
	public @Nullable String before(Connection connection, String statement) throws SQLException {
		IndexStatement index = IndexStatement.parse(statement);
		if (index == null || index.indexes().size() != 1) {
			return null;
		}
		return "index " + find(connection, index).name().toLowerCase(Locale.ROOT);
	}

	@Override
	public Outcome after(Connection connection, String statement, @Nullable String before) throws SQLException {
		IndexStatement index = IndexStatement.parse(statement);
		if (index == null || index.indexes().size() != 1) {
			return repeatable(statement) ? new Outcome(State.TO_RUN, null) : new Outcome(State.UNKNOWN, null);
		}
		Index now = find(connection, index);
		if (index.action() == IndexStatement.Action.DROP) {
			// An index that was not to be seen before is not gone because it still is
			// not.
			boolean dropped = now == Index.ABSENT && before != null && !before.equals(ABSENT);
			return new Outcome(dropped ? State.DONE : State.TO_RUN, null);
		}
		return switch (now) {
			case ABSENT -> new Outcome(State.TO_RUN, null);
			case INVALID -> new Outcome(State.TO_RUN, "DROP INDEX CONCURRENTLY " + qualified(connection, index));
			// A valid index is this statement's own only if it was not there before.
			case VALID -> new Outcome(ABSENT.equals(before) ? State.DONE : State.UNKNOWN, null);
		};
	}

	/**
	 * {@code IF NOT EXISTS} takes an index that was left invalid for the one that it
	 * should build, and says nothing.
	 */
	@Override
	public @Nullable String remains(Connection connection, String statement, @Nullable String before, boolean again)
			throws SQLException {
		IndexStatement index = IndexStatement.parse(statement);
		if (index == null || !"index invalid".equals(before) || !(again || index.ifNotExists())) {
			return null;
		}
		return after(connection, statement, before).cleanup();
	}

	@Override
	public boolean waitsForSnapshots(String statement) {
		return statement.toUpperCase(Locale.ROOT).contains("CONCURRENTLY");
	}

	/**
	 * Vacuuming twice is vacuuming.
	 */
	private static boolean repeatable(String statement) {
		return statement.regionMatches(true, 0, "VACUUM", 0, "VACUUM".length());
	}

	/**
	 * What {@link #before} notes, as SQL that looks when it is run.
	 * @return an expression, or {@code null} where nothing is noted
	 */
	static @Nullable String note(String statement) {
		IndexStatement index = IndexStatement.parse(statement);
		if (index == null || index.indexes().size() != 1) {
			return null;
		}
		return "coalesce(("
				+ query("CASE WHEN i.indisvalid THEN 'index valid' ELSE 'index invalid' END",
						Literals.text(index.indexes().get(0).name()), Literals.text(relation(index)))
				+ "), '" + ABSENT + "')";
	}

	private static Index find(Connection connection, IndexStatement index) throws SQLException {
		try (PreparedStatement select = select(connection, "i.indisvalid", index);
				ResultSet rows = select.executeQuery()) {
			if (!rows.next()) {
				return Index.ABSENT;
			}
			return rows.getBoolean(1) ? Index.VALID : Index.INVALID;
		}
	}

	private static String qualified(Connection connection, IndexStatement index) throws SQLException {
		try (PreparedStatement select = select(connection, "c.oid::pg_catalog.regclass::pg_catalog.text", index);
				ResultSet rows = select.executeQuery()) {
			rows.next();
			return rows.getString(1);
		}
	}

	/**
	 * An index stands in its table's schema; a drop names the index itself.
	 */
	private static PreparedStatement select(Connection connection, String what, IndexStatement index)
			throws SQLException {
		PreparedStatement select = connection.prepareStatement(query(what, "?", "?"));
		select.setString(1, index.indexes().get(0).name());
		select.setString(2, relation(index));
		return select;
	}

	private static String query(String what, String name, String relation) {
		return """
				SELECT %s
				FROM pg_catalog.pg_class AS c
				JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
				WHERE c.relname::pg_catalog.text OPERATOR(pg_catalog.=) %s::pg_catalog.text
				  AND c.relnamespace OPERATOR(pg_catalog.=)
				      (SELECT r.relnamespace FROM pg_catalog.pg_class AS r
				       WHERE r.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(%s::pg_catalog.text))"""
			.formatted(what, name, relation);
	}

	/**
	 * What tells the schema: the table of an index that is made, or the index itself.
	 */
	private static String relation(IndexStatement index) {
		ObjectName relation = (index.table() != null) ? index.table() : index.indexes().get(0);
		return (relation.schema() != null)
				? PostgresNames.quote(relation.schema()) + "." + PostgresNames.quote(relation.name())
				: PostgresNames.quote(relation.name());
	}

}
