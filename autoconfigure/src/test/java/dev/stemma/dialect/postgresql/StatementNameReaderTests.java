package dev.stemma.dialect.postgresql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stemma.dialect.StatementNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names in a statement.
 */
class StatementNameReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE orders (id int)                             | TABLE     | orders
			CREATE UNLOGGED TABLE IF NOT EXISTS app."Orders" ()      | TABLE     | Orders
			CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)              | INDEX     | i
			CREATE INDEX ON t (a)                                    | INDEX     |
			CREATE OR REPLACE FUNCTION f() RETURNS int RETURN 1      | FUNCTION  | f
			CREATE MATERIALIZED VIEW v AS SELECT 1                   | VIEW      | v
			create extension if not exists "uuid-ossp"               | EXTENSION | uuid-ossp
			CREATE SCHEMA IF NOT EXISTS audit                        | SCHEMA    | audit
			CREATE SCHEMA AUTHORIZATION joe                          | SCHEMA    |
			ALTER TABLE t ADD a int                                  |           |
			DROP TABLE t                                             |           |
			""")
	void whatAStatementCreatesIsKnown(String sql, String kind, String name) {
		StatementNames names = StatementNameReader.read(sql);
		assertThat(names.kind()).isEqualTo(kind);
		assertThat(names.created()).isEqualTo(name);
		assertThat(names.definition()).isEqualTo(!sql.startsWith("DROP"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE a (b int REFERENCES live)
			CREATE TABLE a (b int, FOREIGN KEY (b) REFERENCES app.live (id))
			CREATE TABLE a () INHERITS (other, live)
			CREATE TABLE a (LIKE live INCLUDING ALL)
			CREATE TABLE a PARTITION OF live FOR VALUES IN (1)
			CREATE INDEX i ON ONLY live (a)
			ALTER TABLE IF EXISTS ONLY live ADD a int
			ALTER TABLE a ATTACH PARTITION live DEFAULT
			CREATE TRIGGER t AFTER INSERT ON "live" EXECUTE FUNCTION f()
			CREATE VIEW v AS SELECT * FROM a JOIN live ON true
			CREATE SEQUENCE s OWNED BY live.id
			CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ INSERT INTO live VALUES (1) $$
			CREATE RULE r AS ON INSERT TO a DO ALSO UPDATE live SET b = 1
			""")
	void whatMayBeARelationIsNamed(String sql) {
		assertThat(StatementNameReader.read(sql).relations()).contains("live");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE App.t (id int)
			ALTER TABLE t SET SCHEMA app
			CREATE SCHEMA IF NOT EXISTS "app"
			GRANT SELECT ON ALL TABLES IN SCHEMA app TO joe
			CREATE TABLE t (id int DEFAULT nextval('app.s'))
			CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT id FROM app.t'
			DO $$ BEGIN PERFORM app.f(); END $$
			""")
	void whatMayBeASchemaIsNamed(String sql) {
		assertThat(StatementNameReader.read(sql).schemas()).contains("app");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SET search_path TO app
			SELECT set_config('search_path', '', false)
			DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$
			DROP OWNED BY joe
			REASSIGN OWNED BY joe TO jim
			ALTER EXTENSION citext UPDATE
			DROP EXTENSION citext
			""")
	void whatReachesFurtherThanItsNamesIsKnown(String sql) {
		assertThat(StatementNameReader.read(sql).unbounded()).isTrue();
	}

	@Test
	void plainStatementsReachNoFurtherThanTheirNames() {
		StatementNames names = StatementNameReader
			.read("CREATE TABLE a (b text DEFAULT 'see the docs' CHECK (b LIKE '%x%'))");
		assertThat(names.unbounded()).isFalse();
		assertThat(names.schemas()).isEmpty();
		assertThat(names.relations()).doesNotContain("b");
	}

}
