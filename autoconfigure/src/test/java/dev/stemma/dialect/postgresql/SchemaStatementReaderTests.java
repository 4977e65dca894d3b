package dev.stemma.dialect.postgresql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.dialect.SchemaStatement;
import dev.stemma.dialect.SchemaStatement.Role;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaStatementReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE t (a int)                                            | DEFINITION
			ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (id)          | DEFINITION
			ALTER TABLE t OWNER TO app, ADD COLUMN b int                      | DEFINITION
			ALTER TABLE t OWNER TO app                                        | OWNER
			ALTER FUNCTION f(integer, text) OWNER TO "App User"               | OWNER
			ALTER LARGE OBJECT 4 OWNER TO app                                 | OWNER
			CREATE USER MAPPING FOR app SERVER s                              | DEFINITION
			CRATE TABLE t (a int)                                             | DEFINITION
			DO $$ BEGIN CREATE TYPE s AS ENUM ('a'); END $$                   | DEFINITION
			GRANT SELECT ON t TO app                                          | DEFINITION
			ALTER DEFAULT PRIVILEGES IN SCHEMA a GRANT SELECT ON TABLES TO b  | DEFINITION
			GRANT admin TO app                                                | SERVER
			CREATE ROLE app                                                   | SERVER
			CREATE USER app                                                   | SERVER
			ALTER DATABASE shop SET work_mem = '64MB'                         | SERVER
			COMMENT ON DATABASE shop IS 'the shop'                            | SERVER
			DROP TABLESPACE fast                                              | SERVER
			ALTER SYSTEM SET work_mem = '64MB'                                | SERVER
			REASSIGN OWNED BY a TO b                                          | SERVER
			COMMENT ON EXTENSION citext IS 'texts'                            | IGNORED
			COMMENT ON TABLE t IS 'rows'                                      | DEFINITION
			SET check_function_bodies = false                                 | SETTING
			SET default_tablespace = ''                                       | SETTING
			SET XML OPTION CONTENT                                            | SETTING
			SET statement_timeout = 0                                         | IGNORED
			RESET ALL                                                         | IGNORED
			SET search_path = ''                                              | IGNORED
			SET search_path TO app, public                                    | SEARCH_PATH
			SET SESSION search_path = app                                     | SEARCH_PATH
			SELECT pg_catalog.set_config('search_path', '', false)            | IGNORED
			SELECT set_config('search_path', 'app', false)                    | SEARCH_PATH
			SELECT pg_catalog.setval('t_id_seq', 7, true)                     | DATA
			INSERT INTO t VALUES (1)                                          | DATA
			COPY t FROM '/tmp/t'                                              | DATA
			TRUNCATE t                                                        | DATA
			REFRESH MATERIALIZED VIEW v                                       | DATA
			SELECT 1                                                          | QUERY
			WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a                | QUERY
			VACUUM t                                                          | MAINTENANCE
			DROP TABLE IF EXISTS t                                            | OPTIONAL_DROP
			DROP TABLE t                                                      | DROP
			""")
	void aStatementHasARole(String sql, Role role) {
		assertThat(read(sql).role()).isEqualTo(role);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE app.t (a int, b other.kind)                                        | app
			CREATE TABLE IF NOT EXISTS "My App".t (a int)                                   | My App
			CREATE UNLOGGED TABLE App.t (a int REFERENCES base.u (id))                      | app,base
			CREATE TABLE t (a int) INHERITS (one.p, two.q)                                  | one,two
			CREATE TABLE t PARTITION OF app.whole FOR VALUES IN (1)                         | app
			ALTER TABLE ONLY public.t ATTACH PARTITION parts.t1 FOR VALUES IN (1)           | public,parts
			CREATE UNIQUE INDEX i ON public.t USING btree (lower(name))                     | public
			ALTER SEQUENCE public.s OWNED BY public.t.id                                    | public
			ALTER SEQUENCE s OWNED BY t.id                                                  | ``
			COMMENT ON COLUMN public.t.name IS 'a name'                                     | public
			COMMENT ON COLUMN t.name IS 'a name'                                            | ``
			COMMENT ON CONSTRAINT c ON public.t IS 'c'                                      | public
			COMMENT ON SCHEMA app IS 'ours'                                                 | app
			CREATE SCHEMA IF NOT EXISTS app                                                 | app
			CREATE SCHEMA AUTHORIZATION joe                                                 | joe
			CREATE EXTENSION citext WITH SCHEMA ext                                         | ext
			GRANT SELECT, INSERT ON TABLE one.t, two.u TO app                               | one,two
			GRANT SELECT ON one.t TO app                                                    | one
			GRANT USAGE ON SCHEMA one, two TO app                                           | one,two
			REVOKE ALL ON FUNCTION app.f(integer) FROM PUBLIC                               | app
			CREATE TRIGGER tr BEFORE UPDATE ON a.t FOR EACH ROW EXECUTE FUNCTION b.f()      | a,b
			CREATE POLICY p ON app.t FOR SELECT USING (t.owner = CURRENT_USER)              | app
			CREATE VIEW v AS SELECT u.a, o.b FROM app.u u JOIN shop.o o ON o.id = u.id      | app,shop
			CREATE VIEW v AS SELECT extract(year FROM u.born), u.a IS DISTINCT FROM u.b FROM u | ``
			CREATE VIEW v AS SELECT substring((SELECT x.a FROM s.x) FROM u.n) FROM u        | s
			CREATE VIEW v AS SELECT 1 FROM u WHERE EXISTS (SELECT 1 FROM app.o)             | app
			ALTER TABLE t SET SCHEMA other                                                  | other
			CREATE TABLE t (a int DEFAULT pg_catalog.random())                              | ``
			CREATE INDEX i ON pg_catalog.pg_class (oid)                                     | ``
			CREATE TABLE t (a int CHECK (a > 0), b text DEFAULT 'app.t')                    | ``
			IMPORT FOREIGN SCHEMA remote FROM SERVER s INTO t                               | ``
			""")
	void schemasAreFoundWhereObjectsAreNamed(String sql, String schemas) {
		Set<String> expected = schemas.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(schemas.split(",")));
		assertThat(read(sql).schemas()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE SCHEMA app", "create schema app", "CREATE EXTENSION citext" })
	void whatMayBeThereIsCreatedUnlessItIs(String sql) {
		assertThat(read(sql).sql().toUpperCase(Locale.ROOT)).contains(" IF NOT EXISTS ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE SCHEMA IF NOT EXISTS app", "CREATE SCHEMA app CREATE TABLE t (a int)",
			"CREATE TABLE t (a int)" })
	void otherStatementsStayAsTheyAre(String sql) {
		assertThat(read(sql).sql()).isEqualTo(sql);
	}

	@Test
	void identifiersAreThoseThatTheServerStores() {
		assertThat(read("CREATE TABLE Users (\"Full \"\"Name\"\"\" text CONSTRAINT ok CHECK (true))").identifiers())
			.contains("users", "Full \"Name\"", "ok")
			.doesNotContain("Users");
	}

	private static SchemaStatement read(String sql) {
		return new PostgresDialect().syntax().schemaStatement(sql);
	}

}
