package dev.stemma.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.TableNames;

/**
 * One look at server, schema and role, for which reading the catalog is enough.
 */
final class ServerFactsQuery {

	private static final String SQL = """
			WITH s AS (
			    SELECT coalesce(?::pg_catalog.text, pg_catalog.current_schema()::pg_catalog.text) AS name),
			n AS (
			    SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace AS n, s
			    WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) s.name),
			wanted(name, privilege) AS (
			    VALUES (?::pg_catalog.text, 'SELECT'), (?::pg_catalog.text, 'INSERT'), (?::pg_catalog.text, 'UPDATE'), (?::pg_catalog.text, 'DELETE'),
			           (?::pg_catalog.text, 'SELECT'), (?::pg_catalog.text, 'INSERT')),
			ours AS (
			    SELECT c.oid, c.relname::pg_catalog.text AS relname, c.relowner, c.relacl FROM pg_catalog.pg_class AS c, n
			    WHERE c.relnamespace OPERATOR(pg_catalog.=) n.oid
			      AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[])
			      AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (SELECT w.name FROM wanted AS w))
			SELECT pg_catalog.current_database(), s.name,
			    pg_catalog.current_setting('server_version_num')::integer, CURRENT_USER::pg_catalog.text,
			    pg_catalog.pg_backend_pid(),
			    (SELECT a.backend_start FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) AS a),
			    pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')::boolean,
			    EXISTS (SELECT FROM n),
			    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
			    coalesce((SELECT pg_catalog.has_schema_privilege(n.oid, 'CREATE') FROM n), false),
			    (SELECT pg_catalog.count(*) FROM ours),
			    ARRAY(SELECT pg_catalog.concat(w.privilege, ' ON ', ours.oid::pg_catalog.regclass)
			          FROM wanted AS w JOIN ours ON ours.relname OPERATOR(pg_catalog.=) w.name
			          WHERE NOT pg_catalog.has_table_privilege(ours.oid, w.privilege)
			          UNION ALL
			          SELECT pg_catalog.concat('USAGE ON SCHEMA ', pg_catalog.quote_ident(n.nspname)) FROM n
			          WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE')),
			    ARRAY(SELECT c.relname::pg_catalog.text FROM pg_catalog.pg_class AS c, n
			          WHERE c.relnamespace OPERATOR(pg_catalog.=) n.oid
			            AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f,S}'::pg_catalog."char"[])
			            AND c.relname::pg_catalog.text OPERATOR(pg_catalog.<>) ALL (SELECT w.name FROM wanted AS w)
			            AND c.relname::pg_catalog.text OPERATOR(pg_catalog.<>) ALL (ARRAY[?::pg_catalog.text, ?::pg_catalog.text])
			            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
			                            WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
			                              AND d.objid OPERATOR(pg_catalog.=) c.oid
			                              AND d.deptype OPERATOR(pg_catalog.=) 'e')
			          LIMIT 5),
			    ARRAY(SELECT o.nspname::pg_catalog.text FROM pg_catalog.pg_class AS c
			          JOIN pg_catalog.pg_namespace AS o ON o.oid OPERATOR(pg_catalog.=) c.relnamespace
			          WHERE c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ?::pg_catalog.text
			            AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[])
			            AND coalesce(o.nspname::pg_catalog.text OPERATOR(pg_catalog.<>) s.name, true)
			          ORDER BY 1 LIMIT 5),
			    ARRAY(SELECT CASE WHEN c.relname OPERATOR(pg_catalog.=) 'flyway_schema_history' THEN 'Flyway' ELSE 'Liquibase' END
			          FROM pg_catalog.pg_class AS c, n WHERE c.relnamespace OPERATOR(pg_catalog.=) n.oid
			            AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY ('{flyway_schema_history,databasechangelog}'::pg_catalog.text[])
			          ORDER BY 1),
			    ARRAY(SELECT DISTINCT CASE WHEN g.grantee OPERATOR(pg_catalog.=) 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(g.grantee)::pg_catalog.text END
			          FROM ours, LATERAL pg_catalog.aclexplode(ours.relacl) AS g
			          WHERE g.grantee OPERATOR(pg_catalog.<>) ours.relowner
			            AND g.privilege_type OPERATOR(pg_catalog.=) ANY ('{INSERT,UPDATE}'::pg_catalog.text[])
			          ORDER BY 1)
			FROM s""";

	private ServerFactsQuery() {
	}

	static ServerFacts run(Connection connection, @Nullable String schema, String prefix) throws SQLException {
		TableNames names = new TableNames("", prefix);
		try (PreparedStatement select = connection.prepareStatement(SQL)) {
			select.setString(1, schema);
			for (int i = 2; i <= 5; i++) {
				select.setString(i, names.revision());
			}
			select.setString(6, names.journal());
			select.setString(7, names.journal());
			// The identity column's sequence is ours too.
			select.setString(8, names.journal() + "_number_seq");
			// Databases of earlier versions have no such table, and who runs nothing in
			// batches needs no privilege on it.
			select.setString(9, names.progress());
			select.setString(10, names.revision());
			try (ResultSet row = select.executeQuery()) {
				row.next();
				int pid = row.getInt(5);
				List<String> missing = list(row.getArray(13));
				return new ServerFacts(row.getString(1), row.getString(2), row.getInt(3), row.getString(4), pid,
						instant(row, 6), pid != connection.unwrap(PGConnection.class).getBackendPID(),
						readOnly(row.getBoolean(7), row.getBoolean(8)), row.getBoolean(9), row.getBoolean(10),
						row.getBoolean(11), tables(row.getInt(12), missing), missing, list(row.getArray(14)),
						list(row.getArray(15)), list(row.getArray(16)), list(row.getArray(17)));
			}
		}
	}

	private static ServerFacts.Tables tables(int count, List<String> missing) {
		if (count == 0) {
			return ServerFacts.Tables.NONE;
		}
		if (count == 1) {
			return ServerFacts.Tables.SOME;
		}
		boolean unreadable = missing.stream()
			.anyMatch((privilege) -> privilege.startsWith("SELECT") || privilege.startsWith("USAGE"));
		return unreadable ? ServerFacts.Tables.UNREADABLE : ServerFacts.Tables.ALL;
	}

	private static @Nullable String readOnly(boolean inRecovery, boolean readOnly) {
		if (inRecovery) {
			return "it is a standby";
		}
		return readOnly ? "the session's transactions are read-only" : null;
	}

	private static List<String> list(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
