package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ScratchFailure;
import dev.stemma.dialect.ScratchWork;
import dev.stemma.dialect.StatementNames;
import dev.stemma.dialect.TemporaryDatabases;

/**
 * Scratch work in PostgreSQL, whose DDL is rolled back like everything else.
 */
final class PostgresScratchWork implements ScratchWork {

	/** Whether relation c belongs to an extension. */
	private static final String OF_EXTENSION = """
			EXISTS (SELECT FROM pg_catalog.pg_depend AS d
			        WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
			          AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype OPERATOR(pg_catalog.=) 'e')""";

	private final TemporaryDatabases databases = new PostgresTemporaryDatabases();

	@Override
	public List<String> searchPath(Connection connection) throws SQLException {
		return List
			.copyOf(names(connection, "SELECT pg_catalog.unnest(pg_catalog.current_schemas(false))::pg_catalog.text"));
	}

	@Override
	public void searchPath(Connection connection, List<String> schemas) throws SQLException {
		setPath(connection, schemas, true);
	}

	@Override
	public void searchPathOfSession(Connection connection, List<String> schemas) throws SQLException {
		setPath(connection, schemas, false);
	}

	private static void setPath(Connection connection, List<String> schemas, boolean local) throws SQLException {
		try (PreparedStatement set = connection
			.prepareStatement("SELECT pg_catalog.set_config('search_path', ?::pg_catalog.text, ?)")) {
			set.setString(1, written(schemas));
			set.setBoolean(2, local);
			set.execute();
		}
	}

	/**
	 * A search path as it is set.
	 */
	static String written(List<String> schemas) {
		return schemas.stream().map(PostgresNames::quote).collect(Collectors.joining(", "));
	}

	@Override
	public void freeze(Connection connection) throws SQLException {
		execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
	}

	@Override
	public void limitLocks(Connection connection, Duration wait) throws SQLException {
		execute(connection, "SET LOCAL lock_timeout = " + wait.toMillis());
	}

	@Override
	public Set<String> existing(Connection connection, Collection<String> schemas) throws SQLException {
		return names(connection, """
				SELECT n.nspname::pg_catalog.text FROM pg_catalog.pg_namespace AS n
				WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[])""", schemas);
	}

	@Override
	public void createSchemas(Connection connection, Collection<String> schemas) throws SQLException {
		for (String schema : schemas) {
			execute(connection, "CREATE SCHEMA " + PostgresNames.quote(schema));
		}
	}

	@Override
	public void dropSchema(Connection connection, String schema) throws SQLException {
		execute(connection, "DROP SCHEMA " + PostgresNames.quote(schema));
	}

	@Override
	public Set<String> relations(Connection connection, Collection<String> schemas) throws SQLException {
		return names(connection, """
				SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_class AS c
				JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
				WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[])
				  AND NOT\s""" + OF_EXTENSION, schemas);
	}

	@Override
	public List<String> locked(Connection connection, Collection<String> schemas) throws SQLException {
		return List.copyOf(names(connection, """
				SELECT DISTINCT pg_catalog.concat(n.nspname, '.', c.relname)
				FROM pg_catalog.pg_locks AS l
				JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
				JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
				WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
				  AND l.locktype OPERATOR(pg_catalog.=) 'relation'
				  AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database AS d
				      WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
				  AND n.nspname::pg_catalog.text OPERATOR(pg_catalog.<>) ALL (?::pg_catalog.text[])
				  AND n.nspname::pg_catalog.text OPERATOR(pg_catalog.<>)
				      ALL ('{pg_catalog,pg_toast,information_schema}'::pg_catalog.text[])
				  AND NOT pg_catalog.pg_is_other_temp_schema(n.oid)
				  AND n.oid OPERATOR(pg_catalog.<>) pg_catalog.pg_my_temp_schema()
				  AND NOT (l.mode OPERATOR(pg_catalog.=) 'AccessShareLock' AND %s)
				ORDER BY 1""".formatted(OF_EXTENSION), schemas));
	}

	@Override
	public ScratchFailure kindOf(SQLException ex) {
		return switch (String.valueOf(ex.getSQLState())) {
			// Table, column, type or the like, function or operator, schema.
			case "42P01", "42703", "42704", "42883", "3F000" -> ScratchFailure.UNDEFINED;
			case "42P06", "42P07", "42710" -> ScratchFailure.ALREADY_THERE;
			case "53200" -> ScratchFailure.OUT_OF_LOCKS;
			// In a transaction block; a new enum value used before it is committed.
			case "25001", "55P04" -> ScratchFailure.TAKES_NO_TRANSACTION;
			default -> ScratchFailure.OTHER;
		};
	}

	@Override
	public StatementNames names(String sql) {
		return StatementNameReader.read(sql);
	}

	@Override
	public @Nullable String missingExtension(Connection connection, String sql, SQLException ex) throws SQLException {
		return ExtensionAdvice.of(connection, sql, ex);
	}

	@Override
	public TemporaryDatabases databases() {
		return this.databases;
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	/**
	 * The first column of a query.
	 * @param parameter an array of texts, if there is one
	 */
	@SafeVarargs
	static Set<String> names(Connection connection, String sql, Collection<String>... parameter) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameter.length; i++) {
				select.setArray(i + 1, connection.createArrayOf("text", parameter[i].toArray()));
			}
			try (ResultSet rows = select.executeQuery()) {
				List<String> names = new ArrayList<>();
				while (rows.next()) {
					names.add(rows.getString(1));
				}
				return new LinkedHashSet<>(names);
			}
		}
	}

}
