package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Schemas with objects of all kinds.
 */
final class ReaderFixtures {

	/** What stands in no schema, or is there for all of them. */
	static final String SHARED = """
			CREATE EXTENSION pg_trgm;
			CREATE EXTENSION citext;
			CREATE EXTENSION btree_gist;
			DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader') THEN CREATE ROLE reader; END IF; END $$;
			""";

	/** Objects of a home schema, which the search path finds, and of a schema audit. */
	private static final String EVERYTHING = """
			CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s fine');
			COMMENT ON TYPE mood IS 'How one feels';
			CREATE TYPE audit.level AS ENUM ('low', 'high');
			CREATE DOMAIN "Short text" AS varchar(20) COLLATE "C" DEFAULT 'none' NOT NULL CHECK (VALUE <> '') CONSTRAINT long_enough CHECK (length(VALUE) > 2);
			CREATE TYPE pair AS (a integer, b mood, c text COLLATE "C");
			COMMENT ON COLUMN pair.a IS 'The first';
			CREATE SEQUENCE free AS integer INCREMENT 5 MINVALUE 10 MAXVALUE 1000 START 20 CACHE 7 CYCLE;
			COMMENT ON SEQUENCE free IS 'Counts';
			CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN NEW.note := TG_ARGV[0]; RETURN NEW; END $f$;
			CREATE FUNCTION audit.noted() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RETURN NULL; END $f$;
			CREATE FUNCTION twice(a integer, INOUT b text DEFAULT 'x', VARIADIC c integer[] DEFAULT '{}') LANGUAGE sql
			    SET search_path = pg_catalog, public SET statement_timeout = '5s' COST 7
			    IMMUTABLE STRICT PARALLEL SAFE AS $f$ SELECT b $f$;
			CREATE FUNCTION feeling(m mood) RETURNS integer LANGUAGE sql IMMUTABLE RETURN length(m::text);
			COMMENT ON FUNCTION feeling(mood) IS 'A length';
			CREATE FUNCTION small(t text) RETURNS boolean LANGUAGE sql IMMUTABLE LEAKPROOF SECURITY DEFINER
			    AS $f$ SELECT pg_catalog.length(t) < 100 $f$;
			CREATE TABLE parents (
			    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 2) PRIMARY KEY,
			    code varchar(10) COLLATE "C" NOT NULL,
			    name citext DEFAULT 'anon'::citext,
			    total numeric(10,2) DEFAULT 0 CONSTRAINT positive CHECK (total >= 0 AND small(code)),
			    feeling mood DEFAULT 'ok',
			    twin pair,
			    short "Short text",
			    level audit.level DEFAULT 'low'::audit.level,
			    doubled numeric GENERATED ALWAYS AS (total * 2) STORED,
			    note text,
			    tags text[] DEFAULT ARRAY['a'],
			    during tstzrange,
			    made timestamptz DEFAULT now(),
			    CONSTRAINT parents_code UNIQUE (code) INCLUDE (total) DEFERRABLE INITIALLY DEFERRED,
			    CONSTRAINT apart EXCLUDE USING gist (code WITH =, during WITH &&) WHERE (total > 5)
			) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
			COMMENT ON TABLE parents IS 'Those above';
			COMMENT ON COLUMN parents.code IS 'A ''code''';
			COMMENT ON CONSTRAINT positive ON parents IS 'No debts';
			ALTER TABLE parents ALTER COLUMN note SET STATISTICS 50, ALTER COLUMN note SET STORAGE EXTERNAL, ALTER COLUMN code SET (n_distinct = -0.5);
			CREATE TABLE children (
			    id serial PRIMARY KEY,
			    parent bigint NOT NULL CONSTRAINT of_parent REFERENCES parents ON DELETE CASCADE ON UPDATE SET NULL
			        DEFERRABLE,
			    parent_code varchar(10),
			    "Odd name" text,
			    number integer DEFAULT nextval('free')
			);
			ALTER TABLE children ADD CONSTRAINT late CHECK (number > 0) NOT VALID;
			CREATE INDEX by_name ON children ("Odd name" COLLATE "C" text_pattern_ops DESC NULLS LAST, lower("Odd name"))
			    INCLUDE (number) WITH (fillfactor = 60) WHERE number > 5;
			COMMENT ON INDEX by_name IS 'Sorted';
			ALTER INDEX by_name ALTER COLUMN 2 SET STATISTICS 77;
			CREATE INDEX by_trigrams ON children USING gin ("Odd name" gin_trgm_ops);
			CREATE UNIQUE INDEX unique_number ON children (number);
			CREATE TABLE audit.log (at timestamptz DEFAULT now(), child integer REFERENCES children, level audit.level,
			    number integer DEFAULT nextval('free'));
			CREATE INDEX log_at ON audit.log (at);
			CREATE UNLOGGED TABLE scratchpad (a integer NOT NULL, b integer);
			ALTER TABLE scratchpad ALTER COLUMN a SET NOT NULL, ADD CONSTRAINT one UNIQUE (a);
			ALTER TABLE scratchpad REPLICA IDENTITY USING INDEX one;
			ALTER TABLE scratchpad CLUSTER ON one;
			ALTER INDEX one SET (fillfactor = 50);
			CREATE TABLE base (x integer DEFAULT 1, y text NOT NULL, CONSTRAINT x_check CHECK (x > 0));
			CREATE TABLE derived (z integer, x integer DEFAULT 2) INHERITS (base);
			ALTER TABLE derived ALTER COLUMN y SET DEFAULT 'own';
			CREATE TABLE days (day date NOT NULL, region text DEFAULT 'eu', amount integer CHECK (amount > 0), PRIMARY KEY (day, region))
			    PARTITION BY RANGE (day);
			CREATE TABLE days_old PARTITION OF days (amount DEFAULT 3) FOR VALUES FROM (MINVALUE) TO ('2024-01-01')
			    PARTITION BY LIST (region);
			CREATE TABLE days_old_eu PARTITION OF days_old FOR VALUES IN ('eu');
			CREATE TABLE days_new PARTITION OF days DEFAULT;
			ALTER TABLE days_new ADD CONSTRAINT own CHECK (amount < 1000);
			CREATE INDEX days_amount ON days (amount);
			CREATE INDEX new_region ON days_new (region);
			CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF note, code ON parents FOR EACH ROW
			    WHEN (NEW.total > 5 AND NEW.note IS DISTINCT FROM ' WHEN (x) EXECUTE ') EXECUTE FUNCTION touch('it''s', 'a\\b');
			CREATE TRIGGER seen AFTER DELETE ON days REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION audit.noted();
			CREATE TRIGGER each_day AFTER INSERT ON days FOR EACH ROW EXECUTE FUNCTION audit.noted();
			CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON children DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.noted();
			COMMENT ON TRIGGER touched ON parents IS 'Writes';
			ALTER TABLE parents DISABLE TRIGGER touched;
			CREATE VIEW names WITH (security_barrier = true) AS SELECT p.id, p.name, c.number FROM parents p JOIN children c ON c.parent = p.id;
			COMMENT ON VIEW names IS 'Joined';
			COMMENT ON COLUMN names.id IS 'Its id';
			ALTER VIEW names ALTER COLUMN number SET DEFAULT 4;
			CREATE VIEW audit.logged AS SELECT l.at, n.name FROM audit.log l, names n;
			CREATE MATERIALIZED VIEW counts AS SELECT feeling, count(*) AS many, feeling(feeling) AS long FROM parents GROUP BY feeling WITH NO DATA;
			CREATE UNIQUE INDEX counts_feeling ON counts (feeling);
			COMMENT ON COLUMN counts.many IS 'How many';
			CREATE RULE kept AS ON DELETE TO scratchpad WHERE old.a > 5 DO INSTEAD NOTHING;
			COMMENT ON RULE kept ON scratchpad IS 'Nothing goes';
			CREATE STATISTICS together (ndistinct) ON a, b FROM scratchpad;
			COMMENT ON STATISTICS together IS 'Both';
			CREATE POLICY own ON children AS RESTRICTIVE FOR UPDATE TO reader USING (number > 5) WITH CHECK (small("Odd name"));
			ALTER TABLE children ENABLE ROW LEVEL SECURITY;
			ALTER TABLE children FORCE ROW LEVEL SECURITY;
			CREATE FUNCTION rows() RETURNS TABLE (id bigint, name text) LANGUAGE sql ROWS 5 AS 'SELECT 1, ''a''';
			CREATE FUNCTION of_parents() RETURNS SETOF parents LANGUAGE sql STABLE AS 'SELECT * FROM parents';
			CREATE CAST (varchar AS mood) WITH INOUT AS ASSIGNMENT;
			CREATE CAST (mood AS integer) WITH FUNCTION feeling(mood);
			COMMENT ON CAST (varchar AS mood) IS 'By text';
			GRANT SELECT, UPDATE (note) ON parents TO reader;
			GRANT USAGE ON SEQUENCE parents_id_seq TO reader;
			REVOKE EXECUTE ON FUNCTION small(text) FROM PUBLIC;
			GRANT USAGE ON SCHEMA audit TO reader WITH GRANT OPTION;
			GRANT USAGE ON TYPE mood TO reader;
			""";

	/** The driver takes it for several statements where others are around it. */
	private static final String PROCEDURE = """
			CREATE PROCEDURE work(IN a integer, INOUT b integer) LANGUAGE sql
			BEGIN ATOMIC
			    SELECT count(*)::integer FROM parents;
			END""";

	private ReaderFixtures() {
	}

	/**
	 * Creates everything in two schemas, which are created, too, unless they are there.
	 */
	static void create(Connection connection, String home, String other) throws SQLException {
		List<String> statements = new ArrayList<>();
		statements.add("CREATE SCHEMA IF NOT EXISTS " + home);
		statements.add("CREATE SCHEMA " + other);
		statements.add("SET search_path = " + home + ", public");
		statements.add(EVERYTHING.replace("audit", other));
		statements.add(PROCEDURE);
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
