package dev.stemma.dialect.postgresql;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectKind;

import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.onProcedure;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.privileges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Grants and revokes as PostgreSQL reads them.
 */
class PostgresPrivilegeDdlTests {

	private final DdlServer server = new DdlServer("CREATE TABLE members (id bigint, name text, \"Total\" numeric)",
			"CREATE VIEW named AS SELECT name FROM members",
			"CREATE MATERIALIZED VIEW kept AS SELECT name FROM members", "CREATE SEQUENCE number", "CREATE SCHEMA hr",
			"CREATE TYPE status AS ENUM ('new')", "CREATE DOMAIN email AS text",
			"CREATE FUNCTION one(integer) RETURNS integer LANGUAGE sql RETURN 1",
			"CREATE PROCEDURE two() LANGUAGE sql AS 'SELECT 2'");

	@Test
	void privilegesOnTablesAndColumnsAreGranted() {
		this.server.does((op) -> {
			op.grant(privileges("SELECT", "insert"), onTable("members"), "pg_monitor", "Public", "PUBLIC");
			op.grant(Privileges.all(), onTable("members"), "pg_monitor");
			op.grant(privileges("SELECT").withGrantOption(), onTable("members"), "pg_monitor");
			op.grant(privileges("SELECT", "UPDATE").columns("id", "Total"), onTable("members"), "pg_monitor");
			op.grant(Privileges.all().columns("name"), onTable("members"), "pg_monitor");
			op.grant(privileges("REFERENCES"), onColumn("members", "Total"), "pg_monitor");
			op.grant(privileges("SELECT"), on(ObjectKind.VIEW, "named"), "public");
			op.grant(privileges("SELECT"), on(ObjectKind.MATERIALIZED_VIEW, "kept"), "public");
		}, """
				GRANT SELECT, INSERT ON TABLE members TO pg_monitor, PUBLIC, PUBLIC;
				GRANT ALL PRIVILEGES ON TABLE members TO pg_monitor;
				GRANT SELECT ON TABLE members TO pg_monitor WITH GRANT OPTION;
				GRANT SELECT (id, "Total"), UPDATE (id, "Total") ON TABLE members TO pg_monitor;
				GRANT ALL PRIVILEGES (name) ON TABLE members TO pg_monitor;
				GRANT REFERENCES ("Total") ON TABLE members TO pg_monitor;
				GRANT SELECT ON TABLE named TO PUBLIC;
				GRANT SELECT ON TABLE kept TO PUBLIC;
				""");
	}

	@Test
	void privilegesOnOtherObjectsAreGranted() {
		this.server.does((op) -> {
			op.grant(privileges("USAGE"), on(ObjectKind.SEQUENCE, "number"), "pg_monitor");
			op.grant(privileges("CREATE", "USAGE"), on(ObjectKind.SCHEMA, "hr"), "pg_monitor");
			op.grant(privileges("USAGE"), on(ObjectKind.TYPE, "status"), "pg_monitor");
			op.grant(privileges("USAGE"), on(ObjectKind.DOMAIN, "email"), "pg_monitor");
			op.grant(privileges("EXECUTE"), onFunction("one", integer()), "pg_monitor");
			op.grant(privileges("EXECUTE"), onProcedure("two"), "pg_monitor");
		}, """
				GRANT USAGE ON SEQUENCE number TO pg_monitor;
				GRANT CREATE, USAGE ON SCHEMA hr TO pg_monitor;
				GRANT USAGE ON TYPE status TO pg_monitor;
				GRANT USAGE ON DOMAIN email TO pg_monitor;
				GRANT EXECUTE ON FUNCTION one(integer) TO pg_monitor;
				GRANT EXECUTE ON PROCEDURE two() TO pg_monitor;
				""");
	}

	@Test
	void privilegesAreRevoked() {
		this.server.does((op) -> {
			op.grant(privileges("SELECT").withGrantOption(), onTable("members"), "pg_monitor");
			op.revoke(privileges("SELECT").withGrantOption(), onTable("members"), "pg_monitor");
			op.revoke(privileges("SELECT").columns("id"), onTable("members"), "public", "pg_monitor");
			op.apply(new Revoke(Privileges.all(), onFunction("one", integer()), List.of("public"), true, null));
		}, """
				GRANT SELECT ON TABLE members TO pg_monitor WITH GRANT OPTION;
				REVOKE SELECT ON TABLE members FROM pg_monitor;
				REVOKE SELECT (id) ON TABLE members FROM PUBLIC, pg_monitor;
				REVOKE ALL PRIVILEGES ON FUNCTION one(integer) FROM PUBLIC CASCADE;
				""");
		assertThat(this.server.query("SELECT relacl FROM pg_class WHERE relname = 'members'"))
			.containsExactly("{postgres=arwdDxt%s/postgres}".formatted((DdlServer.version() >= 17) ? "m" : ""));
	}

	@Test
	void aRoleIsQuotedWhereItHasToBe() {
		String role = "Reader of " + this.server.query("SELECT current_database()").get(0);
		this.server.execute("CREATE ROLE \"" + role + "\"");
		this.server.does((op) -> op.grant(privileges("SELECT"), onTable("members"), role),
				"GRANT SELECT ON TABLE members TO \"" + role + "\";\n");
		this.server.execute("DROP OWNED BY \"" + role + "\"", "DROP ROLE \"" + role + "\"");
	}

	@Test
	void objectsWithoutPrivilegesAreRefused() {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(
				() -> DdlServer.sql((op) -> op.grant(privileges("SELECT"), on(ObjectKind.INDEX, "by_name"), "public")))
			.withMessage("PostgreSQL has no privileges on a index by_name. "
					+ "Grant on a table, column, view, sequence, type, domain, function, procedure or schema.");
	}

}
