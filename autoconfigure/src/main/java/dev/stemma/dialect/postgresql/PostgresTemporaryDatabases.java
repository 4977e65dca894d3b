package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.InstalledExtension;
import dev.stemma.dialect.TemporaryDatabases;

/**
 * Temporary databases of a PostgreSQL server. Whether their creator still lives is told
 * by the process id and the start of its backend, which are in the name.
 */
final class PostgresTemporaryDatabases implements TemporaryDatabases {

	/** Somebody uses the database. */
	private static final String IN_USE = "55006";

	@Override
	public String name(int pid, @Nullable Instant start) {
		String random = UUID.randomUUID().toString().substring(0, 8);
		long micros = (start != null) ? ChronoUnit.MICROS.between(Instant.EPOCH, start) : 0;
		return "stemma_scratch_%s_%d_%d".formatted(random, pid, micros);
	}

	@Override
	public boolean mayCreate(Connection connection) throws SQLException {
		try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery("""
				SELECT r.rolcreatedb OR r.rolsuper FROM pg_catalog.pg_roles AS r
				WHERE r.rolname OPERATOR(pg_catalog.=) CURRENT_USER""")) {
			return row.next() && row.getBoolean(1);
		}
	}

	@Override
	public List<String> abandoned(Connection connection) throws SQLException {
		return List.copyOf(PostgresScratchWork.names(connection,
				"""
						SELECT d.datname::pg_catalog.text
						FROM pg_catalog.pg_database AS d,
						     LATERAL pg_catalog.regexp_match(d.datname::pg_catalog.text, '^stemma_scratch_[0-9a-f]{8}_([0-9]{1,9})_([0-9]{1,18})$') AS m
						WHERE m IS NOT NULL
						  AND d.datdba OPERATOR(pg_catalog.=) (SELECT r.oid FROM pg_catalog.pg_roles AS r
						      WHERE r.rolname OPERATOR(pg_catalog.=) CURRENT_USER)
						  AND NOT EXISTS (
						      SELECT FROM pg_catalog.pg_stat_get_activity(NULL) AS a
						      WHERE a.datid OPERATOR(pg_catalog.=) d.oid
						         OR (a.pid OPERATOR(pg_catalog.=) m[1]::pg_catalog.int4
						             AND (a.backend_start IS NULL OR m[2] OPERATOR(pg_catalog.=) '0'
						                  OR (EXTRACT(EPOCH FROM a.backend_start) OPERATOR(pg_catalog.*) 1000000)::pg_catalog.int8
						                     OPERATOR(pg_catalog.=) m[2]::pg_catalog.int8)))
						ORDER BY 1"""));
	}

	@Override
	public void create(Connection connection, String name, List<String> searchPath) throws SQLException {
		String quoted = PostgresNames.quote(name);
		PostgresScratchWork.execute(connection,
				"CREATE DATABASE " + quoted + " TEMPLATE template0" + locale(connection));
		PostgresScratchWork.execute(connection,
				"ALTER DATABASE " + quoted + " SET search_path TO " + PostgresScratchWork.written(searchPath));
		// Nobody misses what a crash of the server takes from it.
		PostgresScratchWork.execute(connection, "ALTER DATABASE " + quoted + " SET synchronous_commit TO off");
	}

	/**
	 * The encoding and the collation of the connection's database, in the words of the
	 * server's version.
	 */
	private static String locale(Connection connection) throws SQLException {
		try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery("""
				SELECT pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
				       d.json ->> 'datlocprovider', coalesce(d.json ->> 'datlocale', d.json ->> 'daticulocale'),
				       d.json ->> 'daticurules'
				FROM (SELECT d.encoding, d.datcollate, d.datctype, pg_catalog.to_jsonb(d) AS json
				      FROM pg_catalog.pg_database AS d
				      WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()) AS d""")) {
			row.next();
			StringBuilder locale = new StringBuilder();
			append(locale, "ENCODING", row.getString(1));
			append(locale, "LC_COLLATE", row.getString(2));
			append(locale, "LC_CTYPE", row.getString(3));
			switch (String.valueOf(row.getString(4))) {
				case "i" -> {
					locale.append(" LOCALE_PROVIDER icu");
					append(locale, "ICU_LOCALE", row.getString(5));
					append(locale, "ICU_RULES", row.getString(6));
				}
				case "b" -> {
					locale.append(" LOCALE_PROVIDER builtin");
					append(locale, "BUILTIN_LOCALE", row.getString(5));
				}
				case "c" -> locale.append(" LOCALE_PROVIDER libc");
				default -> {
					// Versions that know no other than the C library's do not say it.
				}
			}
			return locale.toString();
		}
	}

	private static void append(StringBuilder locale, String option, @Nullable String value) {
		if (value != null) {
			locale.append(' ').append(option).append(' ').append(Literals.text(value));
		}
	}

	@Override
	public void drop(Connection connection, String name) throws SQLException {
		PostgresScratchWork.execute(connection,
				"DROP DATABASE IF EXISTS " + PostgresNames.quote(name) + " WITH (FORCE)");
	}

	@Override
	public boolean dropUnused(Connection connection, String name) throws SQLException {
		try {
			PostgresScratchWork.execute(connection, "DROP DATABASE IF EXISTS " + PostgresNames.quote(name));
			return true;
		}
		catch (SQLException ex) {
			if (IN_USE.equals(ex.getSQLState())) {
				return false;
			}
			throw ex;
		}
	}

	@Override
	public List<InstalledExtension> extensions(Connection connection) throws SQLException {
		try (Statement select = connection.createStatement(); ResultSet rows = select.executeQuery("""
				SELECT e.extname, n.nspname FROM pg_catalog.pg_extension AS e
				JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace
				ORDER BY e.oid""")) {
			List<InstalledExtension> extensions = new ArrayList<>();
			while (rows.next()) {
				extensions.add(new InstalledExtension(rows.getString(1), rows.getString(2)));
			}
			return extensions;
		}
	}

	@Override
	public void create(Connection connection, InstalledExtension extension) throws SQLException {
		String schema = PostgresNames.quote(extension.schema());
		if (!extension.schema().equals("pg_catalog")) {
			PostgresScratchWork.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schema);
		}
		PostgresScratchWork.execute(connection, "CREATE EXTENSION IF NOT EXISTS "
				+ PostgresNames.quote(extension.name()) + " SCHEMA " + schema + " CASCADE");
	}

	@Override
	public @Nullable DataSource sibling(DataSource dataSource, String database) throws SQLException {
		return SiblingDataSources.of(dataSource, database);
	}

}
