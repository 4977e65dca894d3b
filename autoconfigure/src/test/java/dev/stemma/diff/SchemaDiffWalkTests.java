package dev.stemma.diff;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.PostgresServer;

/**
 * From some objects of a schema to others of it, and back: whatever is there and whatever
 * is wanted, the changes come in an order that the server takes.
 */
class SchemaDiffWalkTests {

	private static PostgresServer.Database database;

	/**
	 * Every object with those that it needs, in an order in which they can be created.
	 */
	private static final Map<String, Piece> PIECES = new LinkedHashMap<>();

	static {
		piece("mood", "CREATE TYPE mood AS ENUM ('sad', 'happy')");
		piece("price", "CREATE DOMAIN price AS numeric(10,2) CHECK (VALUE >= 0)");
		piece("address", "CREATE TYPE address AS (street text, number integer)");
		piece("numbers", "CREATE SEQUENCE numbers START 10");
		piece("next_code", """
				CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql
				    AS 'BEGIN RETURN nextval(''numbers''); END'""");
		piece("stamp", "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
		piece("z_people", """
				CREATE TABLE z_people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
				    mood mood DEFAULT 'sad', chief bigint REFERENCES z_people (id), home address)""", "mood",
				"address");
		piece("people_name", "CREATE INDEX people_name ON z_people (lower(name)) WHERE mood = 'happy'", "z_people");
		piece("orders", """
				CREATE TABLE orders (id serial PRIMARY KEY, code text DEFAULT next_code() UNIQUE,
				    number bigint DEFAULT nextval('numbers'), person bigint REFERENCES z_people (id),
				    total price, last_item bigint)""", "next_code", "numbers", "z_people", "price");
		piece("items", """
				CREATE TABLE items (id bigint PRIMARY KEY, order_id integer NOT NULL REFERENCES orders (id),
				    price price CONSTRAINT cheap CHECK (price < 1000))""", "orders", "price");
		piece("ring", "ALTER TABLE orders ADD CONSTRAINT ring FOREIGN KEY (last_item) REFERENCES items (id)", "items");
		piece("a_totals", """
				CREATE VIEW a_totals AS SELECT o.id, o.person, sum(i.price) AS total FROM orders o
				    JOIN items i ON i.order_id = o.id GROUP BY o.id, o.person""", "items");
		piece("totals_comment", "COMMENT ON VIEW a_totals IS 'What is to be paid'", "a_totals");
		piece("happy", "CREATE VIEW happy AS SELECT id, name FROM z_people WHERE mood = 'happy'", "z_people");
		piece("a_best", """
				CREATE MATERIALIZED VIEW a_best AS SELECT h.name, t.total FROM happy h
				    JOIN a_totals t ON t.person = h.id""", "happy", "a_totals");
		piece("best_name", "CREATE UNIQUE INDEX best_name ON a_best (name)", "a_best");
		piece("best_of", """
				CREATE FUNCTION best_of(n text) RETURNS numeric STABLE LANGUAGE sql
				    RETURN (SELECT total FROM a_best WHERE name = n)""", "a_best");
		piece("a_report", "CREATE VIEW a_report AS SELECT name, best_of(name) AS best FROM z_people", "best_of",
				"z_people");
		piece("stamped",
				"CREATE TRIGGER stamped BEFORE UPDATE OF total ON orders FOR EACH ROW EXECUTE FUNCTION stamp()",
				"orders", "stamp");
		piece("unstamped", "ALTER TABLE orders DISABLE TRIGGER stamped", "stamped");
		piece("own", "CREATE POLICY own ON z_people USING (name = CURRENT_USER)", "z_people");
		piece("writable", "CREATE RULE writable AS ON DELETE TO happy DO INSTEAD NOTHING", "happy");
		piece("text_of", "CREATE FUNCTION text_of(a address) RETURNS text LANGUAGE sql AS 'SELECT a.street'",
				"address");
		piece("to_text", "CREATE CAST (address AS text) WITH FUNCTION text_of(address)", "text_of");
		piece("reading", "GRANT SELECT ON happy TO shop_reader", "happy");
		variant("mood", "'sad', 'happy'", "'happy', 'so so', 'sad'");
		variant("price", ">= 0", "> 0");
		variant("numbers", "START 10", "START 20 INCREMENT 5");
		variant("z_people", "name text", "name varchar(50)");
		variant("people_name", "lower(name)", "lower(name), id");
		variant("orders", "total price", "total numeric");
		variant("items", "id bigint", "note text, id integer");
		variant("a_totals", "o.id, o.person, sum(i.price) AS total", "sum(i.price) + 1 AS total, o.id, o.person");
		variant("happy", "SELECT id, name", "SELECT id, name, chief");
		variant("a_best", "SELECT h.name, t.total", "SELECT t.total, h.name, t.id");
		variant("best_of", "SELECT total", "SELECT max(total)");
		variant("stamped", "UPDATE OF total", "INSERT OR UPDATE OF total, code");
		variant("unstamped", "DISABLE", "ENABLE ALWAYS");
		variant("own", "name = CURRENT_USER", "name = CURRENT_USER OR mood = 'happy'");
		variant("text_of", "a.street", "a.street || a.number");
	}

	private static void piece(String name, String sql, String... needs) {
		PIECES.put(name, new Piece(sql, sql, List.of(needs)));
	}

	/** The same object as it may be as well. */
	private static void variant(String name, String there, String instead) {
		Piece piece = piece(name);
		String other = piece.sql().replace(there, instead);
		if (other.equals(piece.sql())) {
			throw new IllegalArgumentException(name);
		}
		PIECES.put(name, new Piece(piece.sql(), other, piece.needs()));
	}

	@BeforeAll
	static void create() {
		database = PostgresServer.createDatabase();
		database.execute("DO $$ BEGIN CREATE ROLE shop_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
	}

	static LongStream seeds() {
		return LongStream.rangeClosed(1, Integer.getInteger("stemma.walks", 30));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void someObjectsBecomeOthersAndComeBack(long seed) throws SQLException {
		Random random = new Random(seed);
		try (LiveDiff diff = new LiveDiff(database, some(random), some(random))) {
			diff.proven();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void allObjectsComeAndGo(boolean come) throws SQLException {
		String all = sql(PIECES.keySet());
		try (LiveDiff diff = new LiveDiff(database, come ? "" : all, come ? all : "")) {
			diff.proven();
		}
	}

	private static String some(Random random) {
		Set<String> chosen = new LinkedHashSet<>();
		for (String name : PIECES.keySet()) {
			if (random.nextInt(3) == 0) {
				choose(name, chosen);
			}
		}
		List<String> all = new ArrayList<>();
		PIECES.keySet()
			.stream()
			.filter(chosen::contains)
			.forEach((name) -> all.add((random.nextInt(3) == 0) ? piece(name).other() : piece(name).sql()));
		return String.join(";\n", all);
	}

	private static void choose(String name, Set<String> chosen) {
		if (chosen.add(name)) {
			piece(name).needs().forEach((needed) -> choose(needed, chosen));
		}
	}

	private static Piece piece(String name) {
		Piece piece = PIECES.get(name);
		if (piece == null) {
			throw new IllegalArgumentException(name);
		}
		return piece;
	}

	private static String sql(Set<String> chosen) {
		List<String> all = new ArrayList<>();
		PIECES.keySet().stream().filter(chosen::contains).forEach((name) -> all.add(piece(name).sql()));
		return String.join(";\n", all);
	}

	/**
	 * An object.
	 *
	 * @param sql what creates it
	 * @param other what creates it otherwise
	 * @param needs what it needs
	 */
	private record Piece(String sql, String other, List<String> needs) {

	}

}
