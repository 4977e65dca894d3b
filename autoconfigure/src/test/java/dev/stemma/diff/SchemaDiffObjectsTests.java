package dev.stemma.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs between two schemas is made, found made, and taken back.
 */
class SchemaDiffObjectsTests {

	private static PostgresServer.Database database;

	@BeforeAll
	static void create() {
		database = PostgresServer.createDatabase();
		database.execute("DO $$ BEGIN CREATE ROLE shop_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
	}

	static Stream<Case> cases() {
		return Stream.of(Case.of("enum").to("CREATE TYPE mood AS ENUM ('sad', 'happy')"),
				Case.of("values of an enum")
					.from("CREATE TYPE mood AS ENUM ('sad', 'happy')")
					.to("CREATE TYPE mood AS ENUM ('awful', 'sad', 'so so', 'happy', 'great', 'best')"),
				Case.of("values of an enum in use").from("""
						CREATE TYPE mood AS ENUM ('sad', 'happy');
						CREATE TABLE people (id bigint, mood mood DEFAULT 'sad', moods mood[],
						    CONSTRAINT cheerful CHECK (mood <> 'sad'::mood));
						CREATE INDEX people_happy ON people (id) WHERE mood = 'happy'::mood;
						CREATE VIEW happy AS SELECT id, mood FROM people WHERE mood = 'happy';
						CREATE VIEW happier AS SELECT id FROM happy;
						COMMENT ON VIEW happier IS 'Even happier';
						""").to("""
						CREATE TYPE mood AS ENUM ('sad', 'happy', 'great');
						CREATE TABLE people (id bigint, mood mood DEFAULT 'sad', moods mood[],
						    CONSTRAINT cheerful CHECK (mood <> 'sad'::mood));
						CREATE INDEX people_happy ON people (id) WHERE mood = 'happy'::mood;
						CREATE VIEW happy AS SELECT id, mood FROM people WHERE mood = 'happy';
						CREATE VIEW happier AS SELECT id FROM happy;
						COMMENT ON VIEW happier IS 'Even happier';
						"""), Case.of("enum that loses a value").from("""
						CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy');
						CREATE TABLE people (id bigint, mood mood DEFAULT 'happy', moods mood[],
						    CONSTRAINT cheerful CHECK (mood <> 'sad'::mood));
						CREATE INDEX people_happy ON people (id) WHERE mood = 'happy'::mood;
						CREATE VIEW happy AS SELECT id, mood FROM people WHERE mood = 'happy';
						CREATE MATERIALIZED VIEW happier AS SELECT id FROM happy;
						CREATE INDEX happier_id ON happier (id);
						""").to("""
						CREATE TYPE mood AS ENUM ('happy', 'sad');
						CREATE TABLE people (id bigint, mood mood DEFAULT 'happy', moods mood[],
						    CONSTRAINT cheerful CHECK (mood <> 'sad'::mood));
						CREATE INDEX people_happy ON people (id) WHERE mood = 'happy'::mood;
						CREATE VIEW happy AS SELECT id, mood FROM people WHERE mood = 'happy';
						CREATE MATERIALIZED VIEW happier AS SELECT id FROM happy;
						CREATE INDEX happier_id ON happier (id);
						"""), Case.of("domain").from("""
						CREATE DOMAIN price AS numeric(10,2) DEFAULT 0 CONSTRAINT positive CHECK (VALUE > 0);
						CREATE TABLE goods (price price)
						""").to("""
						CREATE DOMAIN price AS numeric(10,2) DEFAULT 1 NOT NULL
						    CONSTRAINT positive CHECK (VALUE >= 1) CONSTRAINT small CHECK (VALUE < 1000);
						CREATE TABLE goods (price price)
						"""),
				Case.of("type of a sequence that is said no more")
					.from("CREATE SEQUENCE numbers AS integer MAXVALUE 1000")
					.to("CREATE SEQUENCE numbers MAXVALUE 1000"),
				Case.of("column that becomes a serial of another type")
					.from("CREATE TABLE t (id smallint DEFAULT 1 + 2)")
					.to("CREATE TABLE t (id serial)"),
				Case.of("enum with new values of which a column becomes an array").from("""
						CREATE TYPE mood AS ENUM ('sad');
						CREATE TABLE people (mood mood DEFAULT 'sad')
						""").to("""
						CREATE TYPE mood AS ENUM ('happy', 'sad', 'great');
						CREATE TABLE people (mood mood[] DEFAULT '{}')
						"""), Case.of("type of a column whose partition has a default of its own").from("""
						CREATE TABLE goods (id bigint, note varchar(10)) PARTITION BY RANGE (id);
						CREATE TABLE goods_1 PARTITION OF goods (note DEFAULT 'x') FOR VALUES FROM (1) TO (9)
						""").to("""
						CREATE TABLE goods (id bigint, note text) PARTITION BY RANGE (id);
						CREATE TABLE goods_1 PARTITION OF goods (note DEFAULT 'x') FOR VALUES FROM (1) TO (9)
						"""),
				Case.of("type of a domain that nothing uses")
					.from("CREATE DOMAIN price AS numeric(10,2)")
					.to("CREATE DOMAIN price AS numeric(12,2); COMMENT ON DOMAIN price IS 'A price'"),
				Case.of("type of attributes").from("""
						CREATE TYPE address AS (street text, number integer, town text);
						CREATE TABLE people (address address)
						""").to("""
						CREATE TYPE address AS (street text, number integer, town text, country text COLLATE "C");
						CREATE TABLE people (address address)
						"""),
				Case.of("type of attributes that nothing uses")
					.from("CREATE TYPE address AS (street text)")
					.to("CREATE TYPE address AS (town text, street varchar(20))"),
				Case.of("enum that becomes a domain")
					.from("CREATE TYPE mood AS ENUM ('sad')")
					.to("CREATE DOMAIN mood AS text"),
				Case.of("sequences").from("""
						CREATE SEQUENCE one;
						CREATE SEQUENCE two INCREMENT 5 MAXVALUE 1000;
						CREATE SEQUENCE gone START 7;
						""").to("""
						CREATE SEQUENCE one AS integer INCREMENT 50 CACHE 10 CYCLE;
						CREATE SEQUENCE two;
						CREATE SEQUENCE three START 100;
						COMMENT ON SEQUENCE three IS 'Three';
						"""),
				Case.of("views over views").from("CREATE TABLE orders (id bigint, total numeric, name text)").to("""
						CREATE TABLE orders (id bigint, total numeric, name text);
						CREATE VIEW z_base AS SELECT id, total FROM orders;
						CREATE VIEW a_top AS SELECT id FROM z_base;
						CREATE MATERIALIZED VIEW m AS SELECT id, total FROM z_base;
						CREATE UNIQUE INDEX m_id ON m (id);
						COMMENT ON COLUMN z_base.total IS 'All of it';
						COMMENT ON MATERIALIZED VIEW m IS 'Kept';
						COMMENT ON INDEX m_id IS 'An index';
						GRANT SELECT ON a_top TO shop_reader;
						"""), Case.of("view with another condition").from("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT id, total FROM orders WHERE total > 10;
						CREATE VIEW larger AS SELECT id FROM large;
						""").to("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT id, total FROM orders WHERE total > 100;
						CREATE VIEW larger AS SELECT id FROM large;
						"""), Case.of("view with more columns").from("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT id FROM orders;
						COMMENT ON VIEW large IS 'Large';
						GRANT SELECT ON large TO shop_reader;
						""").to("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT id, total FROM orders;
						COMMENT ON VIEW large IS 'Large';
						GRANT SELECT ON large TO shop_reader;
						"""), Case.of("view with other columns beneath others").from("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT id, total FROM orders;
						CREATE VIEW larger AS SELECT id FROM large;
						CREATE MATERIALIZED VIEW largest AS SELECT id FROM larger;
						CREATE INDEX largest_id ON largest (id);
						COMMENT ON VIEW larger IS 'Larger';
						GRANT SELECT ON larger TO shop_reader;
						""").to("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE VIEW large AS SELECT total::text AS total, id FROM orders;
						CREATE VIEW larger AS SELECT id FROM large;
						CREATE MATERIALIZED VIEW largest AS SELECT id FROM larger;
						CREATE INDEX largest_id ON largest (id);
						COMMENT ON VIEW larger IS 'Larger';
						GRANT SELECT ON larger TO shop_reader;
						"""), Case.of("options of a view").from("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v AS SELECT id FROM orders;
						""").to("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM orders WITH LOCAL CHECK OPTION;
						"""), Case.of("views that go").from("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW a AS SELECT id FROM orders;
						CREATE VIEW z AS SELECT id FROM a;
						COMMENT ON VIEW z IS 'The last';
						CREATE MATERIALIZED VIEW m AS SELECT id FROM z;
						CREATE INDEX m_id ON m (id);
						""").to("CREATE TABLE orders (id bigint)"), Case.of("materialised view").from("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE MATERIALIZED VIEW m AS SELECT id FROM orders;
						CREATE INDEX m_id ON m (id);
						CREATE VIEW v AS SELECT id FROM m;
						""").to("""
						CREATE TABLE orders (id bigint, total numeric);
						CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT total, id FROM orders;
						CREATE INDEX m_total ON m (total);
						CREATE VIEW v AS SELECT id FROM m;
						"""), Case.of("privileges").from("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v AS SELECT id FROM orders;
						CREATE SEQUENCE s;
						GRANT SELECT ON v TO shop_reader;
						""").to("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v AS SELECT id FROM orders;
						CREATE SEQUENCE s;
						GRANT SELECT ON v TO shop_reader WITH GRANT OPTION;
						GRANT UPDATE, INSERT ON v TO shop_reader;
						GRANT USAGE ON SEQUENCE s TO public;
						"""), Case.of("rule of a view").from("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v AS SELECT id FROM orders;
						""").to("""
						CREATE TABLE orders (id bigint);
						CREATE VIEW v AS SELECT id FROM orders;
						CREATE RULE nothing AS ON DELETE TO v DO INSTEAD NOTHING;
						"""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void whatDiffersIsMadeAndTakenBack(Case each) throws SQLException {
		try (LiveDiff diff = new LiveDiff(database, each.before(), each.after())) {
			List<String> statements = diff.proven();
			assertThat(statements).isNotEmpty();
		}
	}

	/**
	 * Two schemas.
	 *
	 * @param name what they are about
	 * @param before what is there
	 * @param after what is wanted
	 */
	record Case(String name, String before, String after) {

		static Case of(String name) {
			return new Case(name, "", "");
		}

		Case from(String ddl) {
			return new Case(this.name, ddl, this.after);
		}

		Case to(String ddl) {
			return new Case(this.name, this.before, ddl);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
