package dev.stemma.dialect.postgresql;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.SessionState;
import dev.stemma.dialect.Sessions;

/**
 * PostgreSQL's sessions. Functions, tables and the operators on text are qualified,
 * because a role that may create objects in a schema of the search path could put its own
 * in front.
 */
final class PostgresSessions implements Sessions {

	/** The server is older than the setting, or its platform has no way to do it. */
	private static final Set<String> CANNOT_WATCH = Set.of("42704", "22023");

	/** Takes two parameters, the names and the values of the settings to be had. */
	static final String RESTORE = """
			SELECT pg_catalog.set_config(s.name, coalesce(k.value, s.reset_val), false)
			FROM pg_catalog.pg_settings AS s
			LEFT JOIN ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS k(name, value)
			  ON k.name OPERATOR(pg_catalog.=) s.name
			WHERE (s.source OPERATOR(pg_catalog.=) 'session' OR k.name IS NOT NULL)
			  AND coalesce(s.setting OPERATOR(pg_catalog.<>) coalesce(k.value, s.reset_val), true)
			  AND s.name OPERATOR(pg_catalog.<>)
			      ALL ('{transaction_isolation,transaction_read_only,transaction_deferrable}'::pg_catalog.text[])""";

	private static final String BACKEND = """
			a.pid, coalesce(a.usename::pg_catalog.text, ''), coalesce(a.application_name, ''), a.client_addr::pg_catalog.text,
			coalesce(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) coalesce(a.xact_start, a.backend_start)), 0),
			coalesce(a.state, 'unknown'), pg_catalog.left(coalesce(a.query, ''), 200)""";

	@Override
	public ServerFacts facts(Connection connection, @Nullable String schema, String prefix) throws SQLException {
		return ServerFactsQuery.run(connection, schema, prefix);
	}

	@Override
	public @Nullable String remoteServer(Connection connection) throws SQLException {
		return ServerAddress.remote(connection);
	}

	@Override
	public SessionState snapshot(Connection connection) throws SQLException {
		try (Statement select = connection.createStatement(); ResultSet rows = select.executeQuery("""
				SELECT pg_catalog.current_setting('role'), s.name, s.setting,
				       pg_catalog.pg_my_temp_schema() OPERATOR(pg_catalog.<>) 0::pg_catalog.oid
				FROM (SELECT) AS one LEFT JOIN pg_catalog.pg_settings AS s
				  ON s.source OPERATOR(pg_catalog.=) 'session'""")) {
			Map<String, String> settings = new LinkedHashMap<>();
			String role = "none";
			boolean temporaries = false;
			while (rows.next()) {
				role = rows.getString(1);
				temporaries = rows.getBoolean(4);
				if (rows.getString(2) != null) {
					settings.put(rows.getString(2), rows.getString(3));
				}
			}
			return new SessionState(role, settings, temporaries);
		}
	}

	@Override
	public SessionState forRun(SessionState state, String application) {
		return state.with("application_name", application)
			.with("standard_conforming_strings", "on")
			.with("tcp_keepalives_idle", "60")
			.with("tcp_keepalives_interval", "10")
			.with("tcp_keepalives_count", "6");
	}

	@Override
	public SessionState watchClient(Connection connection, SessionState state) throws SQLException {
		try (Statement set = connection.createStatement()) {
			set.execute("SET client_connection_check_interval = 500");
			return state.with("client_connection_check_interval", "500");
		}
		catch (SQLException ex) {
			if (CANNOT_WATCH.contains(String.valueOf(ex.getSQLState()))) {
				return state;
			}
			throw ex;
		}
	}

	@Override
	public void restore(Connection connection, SessionState state) throws SQLException {
		String sql = discard(state) + "RESET SESSION AUTHORIZATION; SET ROLE " + PostgresNames.role(state.role()) + "; "
				+ RESTORE;
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			bind(connection, statement, 1, state);
			statement.execute();
		}
	}

	/**
	 * Takes away the temporary objects of those who came in between.
	 */
	static String discard(SessionState state) {
		return state.temporaries() ? "" : "DISCARD TEMP; ";
	}

	static void bind(Connection connection, PreparedStatement statement, int index, SessionState state)
			throws SQLException {
		statement.setArray(index, connection.createArrayOf("text", state.settings().keySet().toArray()));
		statement.setArray(index + 1, connection.createArrayOf("text", state.settings().values().toArray()));
	}

	@Override
	public void limit(Connection connection, Duration lock, @Nullable Duration statement) throws SQLException {
		try (PreparedStatement set = connection.prepareStatement("""
				SELECT pg_catalog.set_config('lock_timeout', ?::pg_catalog.text, false),
				       pg_catalog.set_config('statement_timeout',
				           coalesce(?::pg_catalog.text, pg_catalog.current_setting('statement_timeout')), false)""")) {
			set.setString(1, Long.toString(lock.toMillis()));
			set.setString(2, (statement != null) ? Long.toString(statement.toMillis()) : null);
			set.execute();
		}
	}

	@Override
	public boolean tryLock(Connection connection, long key) throws SQLException {
		return call(connection, "SELECT pg_catalog.pg_try_advisory_lock(?::bigint)", key);
	}

	@Override
	public boolean tryTransactionLock(Connection connection, long key) throws SQLException {
		return call(connection, "SELECT pg_catalog.pg_try_advisory_xact_lock(?::bigint)", key);
	}

	@Override
	public boolean unlock(Connection connection, long key) throws SQLException {
		return call(connection, "SELECT pg_catalog.pg_advisory_unlock(?::bigint)", key);
	}

	private static boolean call(Connection connection, String sql, long key) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(sql)) {
			select.setLong(1, key);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	@Override
	public @Nullable Backend holder(Connection connection, long key) throws SQLException {
		List<Backend> holders = backends(connection, """
				SELECT %s
				FROM pg_catalog.pg_locks AS l
				JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
				WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted
				  AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database AS d
				      WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
				  AND l.classid::bigint OPERATOR(pg_catalog.=) ? AND l.objid::bigint OPERATOR(pg_catalog.=) ?
				  AND l.objsubid OPERATOR(pg_catalog.=) 1""".formatted(BACKEND), key >>> 32, key & 0xFFFFFFFFL);
		return holders.isEmpty() ? null : holders.get(0);
	}

	@Override
	public boolean isAlive(Connection connection, int pid, @Nullable Instant started) throws SQLException {
		try (PreparedStatement select = connection
			.prepareStatement("SELECT a.backend_start FROM pg_catalog.pg_stat_get_activity(?) AS a")) {
			select.setInt(1, pid);
			try (ResultSet row = select.executeQuery()) {
				if (!row.next()) {
					return false;
				}
				OffsetDateTime start = row.getObject(1, OffsetDateTime.class);
				// Not to be seen without the privilege: then the process id has to do.
				return start == null || started == null || start.toInstant().equals(started);
			}
		}
	}

	@Override
	public List<Backend> lockHolders(Connection connection, Collection<String> names) throws SQLException {
		return backends(connection, """
				SELECT DISTINCT ON (a.pid) %s
				FROM pg_catalog.pg_locks AS l
				JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
				JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
				WHERE l.granted AND l.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
				  AND a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
				  AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (?::pg_catalog.text[])"""
			.formatted(BACKEND), connection.createArrayOf("text", names.toArray()));
	}

	@Override
	public List<Backend> openTransactions(Connection connection) throws SQLException {
		return backends(connection, """
				SELECT %s
				FROM pg_catalog.pg_stat_activity AS a
				WHERE a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
				  AND a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
				  AND (a.backend_xmin IS NOT NULL OR a.backend_xid IS NOT NULL)
				  AND a.xact_start IS NOT NULL
				ORDER BY a.xact_start LIMIT 10""".formatted(BACKEND));
	}

	private static List<Backend> backends(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				select.setObject(i + 1, parameters[i]);
			}
			try (ResultSet rows = select.executeQuery()) {
				List<Backend> backends = new ArrayList<>();
				while (rows.next()) {
					backends.add(new Backend(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4),
							Duration.ofMillis(Math.round(rows.getDouble(5) * 1000)), rows.getString(6),
							rows.getString(7)));
				}
				return backends;
			}
		}
	}

	@Override
	public void cancel(Connection connection) throws SQLException {
		connection.unwrap(PGConnection.class).cancelQuery();
	}

	@Override
	public long copy(Connection connection, String statement, Reader data) throws SQLException {
		try {
			return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, data);
		}
		catch (IOException ex) {
			throw new SQLException("The copy data could not be read: " + ex.getMessage(), ex);
		}
	}

	@Override
	public int prepareThreshold(Connection connection, int threshold) throws SQLException {
		PGConnection postgres = connection.unwrap(PGConnection.class);
		int before = postgres.getPrepareThreshold();
		postgres.setPrepareThreshold(threshold);
		return before;
	}

}
