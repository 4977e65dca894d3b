package dev.stemma.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.PostgresServer;
import dev.stemma.diff.SchemaDiffObjectsTests.Case;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What depends on what changes goes before it and comes again behind it, and all of it in
 * an order that the server takes.
 */
class SchemaDiffDependentsTests {

	private static final String TRIGGER = """
			CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
			""";

	private static PostgresServer.Database database;

	@BeforeAll
	static void create() {
		database = PostgresServer.createDatabase();
		database.execute("DO $$ BEGIN CREATE ROLE shop_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
	}

	static Stream<Case> cases() {
		return Stream.of(columns(), routines(), casts(), inherited()).flatMap((all) -> all);
	}

	private static Stream<Case> casts() {
		String casts = """
				CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT;
				CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
				COMMENT ON CAST (mood AS varchar) IS 'For queries';
				CREATE TABLE days (mood mood DEFAULT 'good');
				""";
		String type = "CREATE TYPE mood AS ENUM (%s);";
		return Stream.of(
				Case.of("enum with casts that loses a value")
					.from(type.formatted("'good', 'bad', 'odd'") + casts)
					.to(type.formatted("'good', 'bad'") + casts),
				Case.of("enum with casts that gets a value")
					.from(type.formatted("'good', 'bad'") + casts)
					.to(type.formatted("'good', 'bad', 'odd'") + casts),
				Case.of("enum that loses a value and its casts")
					.from(type.formatted("'good', 'bad', 'odd'") + casts)
					.to(type.formatted("'good', 'bad'") + "CREATE TABLE days (mood mood DEFAULT 'good');"));
	}

	private static Stream<Case> inherited() {
		String tables = """
				CREATE TABLE machines (id integer NOT NULL, name text DEFAULT 'none', note text, made date);
				COMMENT ON COLUMN machines.note IS 'Of all';
				CREATE TABLE pumps (litres integer, PRIMARY KEY (id)) INHERITS (machines);
				CREATE TABLE turbines () INHERITS (pumps);
				CREATE TABLE axes () INHERITS (machines);
				ALTER TABLE axes ALTER COLUMN name SET DEFAULT 'axis';
				""";
		String some = """
				ALTER TABLE ONLY pumps ALTER COLUMN name SET DEFAULT 'pump';
				ALTER TABLE pumps ALTER COLUMN made SET NOT NULL;
				ALTER TABLE ONLY turbines ALTER COLUMN litres SET DEFAULT 1;
				""";
		String others = """
				ALTER TABLE ONLY turbines ALTER COLUMN note SET STORAGE EXTERNAL, ALTER COLUMN note SET STATISTICS 200;
				ALTER TABLE ONLY turbines ALTER COLUMN name DROP DEFAULT, ALTER COLUMN name SET (n_distinct = 3);
				COMMENT ON COLUMN turbines.note IS 'Of turbines';
				""";
		return Stream.of(Case.of("what holds for inherited columns alone comes").from(tables).to(tables + some),
				Case.of("what holds for inherited columns alone changes").from(tables + some).to(tables + others),
				Case.of("default of the table that others inherit from, and differ in")
					.from(tables + others)
					.to(tables.replace("'none'", "'nothing'") + others),
				Case.of("tables with it come").to(tables + some + others),
				Case.of("tables with it go").from(tables + some + others));
	}

	private static Stream<Case> columns() {
		String views = """
				CREATE VIEW v AS SELECT id, name FROM people;
				CREATE VIEW a AS SELECT name FROM v;
				COMMENT ON VIEW a IS 'A';
				GRANT SELECT ON a TO shop_reader;
				CREATE MATERIALIZED VIEW m AS SELECT name FROM a;
				CREATE INDEX m_name ON m (name);
				CREATE POLICY own ON people USING (name = CURRENT_USER::text);
				ALTER TABLE people ENABLE ROW LEVEL SECURITY;
				""" + TRIGGER + """
				CREATE TRIGGER renamed BEFORE UPDATE OF name ON people FOR EACH ROW EXECUTE FUNCTION stamp();
				ALTER TABLE people DISABLE TRIGGER renamed;
				""";
		return Stream.of(
				Case.of("type of a column beneath views")
					.from("CREATE TABLE people (id bigint, name varchar(20));" + views)
					.to("CREATE TABLE people (id bigint, name text);" + views),
				Case.of("column that goes from beneath views").from("""
						CREATE TABLE people (id bigint, name text, old text);
						CREATE VIEW v AS SELECT id, name, old FROM people;
						CREATE VIEW a AS SELECT name FROM v;
						COMMENT ON VIEW a IS 'A';
						""").to("""
						CREATE TABLE people (id bigint, name text, fresh text);
						CREATE VIEW v AS SELECT id, name, fresh FROM people;
						CREATE VIEW a AS SELECT name FROM v;
						COMMENT ON VIEW a IS 'A';
						"""), Case.of("tables in a circle").to("""
						CREATE TYPE state AS ENUM ('new', 'old');
						CREATE TABLE a (id bigint PRIMARY KEY, b bigint, state state DEFAULT 'new');
						CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a (id), c bigint);
						CREATE TABLE c (id serial PRIMARY KEY, b bigint UNIQUE REFERENCES b (id));
						ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id);
						ALTER TABLE b ADD FOREIGN KEY (c) REFERENCES c (b) ON DELETE CASCADE;
						CREATE INDEX a_b ON a (b);
						COMMENT ON TABLE a IS 'A';
						CREATE VIEW v AS SELECT a.id, c.b FROM a JOIN c ON c.b = a.b;
						"""), Case.of("tables in a circle that go").from("""
						CREATE TYPE state AS ENUM ('new', 'old');
						CREATE TABLE a (id bigint PRIMARY KEY, b bigint, state state DEFAULT 'new');
						CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a (id));
						ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id);
						CREATE VIEW v AS SELECT a.id FROM a;
						""" + TRIGGER + "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION stamp();"),
				Case.of("table that becomes a view").from("CREATE TABLE things (id bigint, name text)").to("""
						CREATE TABLE all_things (id bigint, name text);
						CREATE VIEW things AS SELECT id, name FROM all_things;
						"""), Case.of("enum that loses a value with a default and a check on it").from("""
						CREATE TYPE state AS ENUM ('new', 'lost', 'old');
						CREATE TABLE a (id bigint, state state DEFAULT 'lost', other state,
						    CONSTRAINT c CHECK (state <> 'lost' OR id > 0));
						CREATE VIEW v AS SELECT id FROM a WHERE state = 'lost';
						CREATE TABLE gone (state state);
						""").to("""
						CREATE TYPE state AS ENUM ('new', 'old', 'found');
						CREATE TABLE a (id bigint, state state DEFAULT 'found', more state DEFAULT 'new', other text,
						    CONSTRAINT c CHECK (state <> 'found' OR id > 0));
						CREATE VIEW v AS SELECT id FROM a WHERE state = 'found';
						CREATE TABLE come (state state DEFAULT 'found');
						"""), Case.of("partitions").to("""
						CREATE TABLE z_events (id bigint, at date) PARTITION BY RANGE (at);
						CREATE TABLE a_events PARTITION OF z_events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
						CREATE INDEX z_at ON z_events (at);
						"""));
	}

	private static Stream<Case> routines() {
		return Stream.of(Case.of("functions that tables and views need").to("""
				CREATE TABLE counters (name text PRIMARY KEY, value bigint);
				CREATE FUNCTION a_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM counters';
				CREATE FUNCTION z_default() RETURNS text LANGUAGE sql AS 'SELECT ''x''::text';
				CREATE TABLE a (name text DEFAULT z_default(), CONSTRAINT c CHECK (z_default() <> name));
				CREATE VIEW a_view AS SELECT name, a_count() AS count FROM a;
				CREATE FUNCTION b() RETURNS a_view LANGUAGE sql RETURN (SELECT v FROM a_view AS v);
				COMMENT ON FUNCTION b() IS 'B';
				REVOKE EXECUTE ON FUNCTION b() FROM public;
				CREATE PROCEDURE p(n bigint) LANGUAGE sql AS 'DELETE FROM counters WHERE value < n';
				"""), Case.of("body of a function").from("""
				CREATE FUNCTION f(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT n + 1';
				CREATE VIEW v AS SELECT f(1) AS n;
				""").to("""
				CREATE FUNCTION f(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS 'SELECT n + 2';
				CREATE VIEW v AS SELECT f(1) AS n;
				"""), Case.of("function that returns another type").from("""
				CREATE FUNCTION f(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT n + 1';
				CREATE VIEW v AS SELECT f(1)::text AS n;
				CREATE TABLE t (id bigint, CONSTRAINT c CHECK (f(id) > 0));
				GRANT EXECUTE ON FUNCTION f(bigint) TO shop_reader;
				""").to("""
				CREATE FUNCTION f(n bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
				CREATE VIEW v AS SELECT f(1)::text AS n;
				CREATE TABLE t (id bigint, CONSTRAINT c CHECK (f(id) > 0));
				GRANT EXECUTE ON FUNCTION f(bigint) TO shop_reader;
				"""), Case.of("arguments of a function").from("""
				CREATE FUNCTION f(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT n';
				CREATE FUNCTION g(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT n';
				""").to("""
				CREATE FUNCTION f(m bigint) RETURNS bigint LANGUAGE sql AS 'SELECT m';
				CREATE FUNCTION g(n bigint, m text DEFAULT 'x') RETURNS bigint LANGUAGE sql AS 'SELECT n';
				"""), Case.of("triggers").from(TRIGGER + """
				CREATE TABLE t (id bigint, name text);
				CREATE VIEW v AS SELECT id FROM t;
				CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION stamp();
				CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION stamp();
				ALTER TABLE t DISABLE TRIGGER two;
				CREATE TRIGGER gone BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION stamp();
				""").to(TRIGGER + """
				CREATE TABLE t (id bigint, name text);
				CREATE VIEW v AS SELECT id FROM t;
				CREATE TRIGGER one AFTER INSERT OR UPDATE OF name ON t FOR EACH ROW WHEN (NEW.id > 0)
				    EXECUTE FUNCTION stamp('x');
				CREATE TRIGGER two BEFORE DELETE ON t FOR EACH ROW EXECUTE FUNCTION stamp();
				ALTER TABLE t ENABLE ALWAYS TRIGGER two;
				COMMENT ON TRIGGER two ON t IS 'Two';
				CREATE CONSTRAINT TRIGGER three AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION stamp();
				CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION stamp();
				"""), Case.of("trigger of a view that changes").from(TRIGGER + """
				CREATE TABLE t (id bigint, name text);
				CREATE VIEW v AS SELECT id FROM t;
				CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION stamp();
				""").to(TRIGGER + """
				CREATE TABLE t (id bigint, name text);
				CREATE VIEW v AS SELECT name, id FROM t;
				CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION stamp();
				"""), Case.of("cast").from("CREATE TYPE state AS ENUM ('new')").to("""
				CREATE TYPE state AS ENUM ('new');
				CREATE CAST (varchar AS state) WITH INOUT AS IMPLICIT;
				"""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void whatDependsGoesBeforeAndComesAgain(Case each) throws SQLException {
		try (LiveDiff diff = new LiveDiff(database, each.before(), each.after())) {
			List<String> statements = diff.proven();
			assertThat(statements).isNotEmpty();
		}
	}

}
