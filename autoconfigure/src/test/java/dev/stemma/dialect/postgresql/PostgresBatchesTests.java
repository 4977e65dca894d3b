package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.BatchedUpdate;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.QualifiedName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresBatchesTests {

	private static final String[] HOSTILE = { "SET DateStyle = 'SQL, DMY'", "SET IntervalStyle = 'sql_standard'",
			"SET TimeZone = 'America/St_Johns'", "SET bytea_output = 'escape'", "SET extra_float_digits = -15",
			"SET standard_conforming_strings = off", "SET backslash_quote = off" };

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@Test
	void theStatementsOfAKeyOfOneColumn() throws SQLException {
		this.database.execute("CREATE TABLE members (id bigint PRIMARY KEY, status text)");
		BatchedUpdate update = prepare(update("members", 100, "status = 'active'", "status IS NULL", "id"));
		assertThat(update.next(null)).isEqualTo("""
				SELECT ARRAY[page.key_1::pg_catalog.text]
				FROM (
				    SELECT members.id
				    FROM members
				    ORDER BY members.id
				    LIMIT 100
				) AS page (key_1)
				ORDER BY page.key_1 DESC
				LIMIT 1""");
		assertThat(update.update(null, List.of("100"))).isEqualTo("""
				UPDATE members
				SET status = 'active'
				WHERE members.id OPERATOR(pg_catalog.<=) '100'::"pg_catalog"."int8"
				  AND (status IS NULL)""");
		assertThat(update.update(List.of("100"), List.of("200"))).isEqualTo("""
				UPDATE members
				SET status = 'active'
				WHERE members.id OPERATOR(pg_catalog.>) '100'::"pg_catalog"."int8"
				  AND members.id OPERATOR(pg_catalog.<=) '200'::"pg_catalog"."int8"
				  AND (status IS NULL)""");
	}

	@Test
	void aKeyOfSeveralColumnsComparesAsItsIndexIsOrdered() throws SQLException {
		this.database.execute("CREATE SCHEMA shop",
				"CREATE TABLE shop.\"Order\" (tenant text, \"select\" date, touched int DEFAULT 0, "
						+ "PRIMARY KEY (tenant, \"select\"))",
				"INSERT INTO shop.\"Order\" SELECT 't' || (n % 7), date '2024-01-01' + n FROM generate_series(1, 2000) n",
				"ANALYZE shop.\"Order\"");
		UpdateInBatches operation = new UpdateInBatches(QualifiedName.of("shop", "Order"), List.of("tenant", "select"),
				"touched = touched + 1 -- a comment", "tenant <> 't3' -- another", 13, Duration.ZERO, null);
		BatchedUpdate update = prepare(operation);
		assertThat(update.estimatedRows()).isEqualTo(2000);
		assertThat(update.update(List.of("it's", "2024-01-01"), List.of("b\\", "2024-02-01"))).isEqualTo("""
				UPDATE shop."Order"
				SET touched = touched + 1 -- a comment

				WHERE ROW(shop."Order".tenant, shop."Order"."select") OPERATOR(pg_catalog.>) \
				ROW('it''s'::"pg_catalog"."text", '2024-01-01'::"pg_catalog"."date")
				  AND ROW(shop."Order".tenant, shop."Order"."select") OPERATOR(pg_catalog.<=) \
				ROW(E'b\\\\'::"pg_catalog"."text", '2024-02-01'::"pg_catalog"."date")
				  AND (tenant <> 't3' -- another
				)""");
		assertThat(run(update)).isEqualTo(2000 - 286);
		assertThat(this.database
			.query("SELECT touched, tenant = 't3', count(*) FROM shop.\"Order\" GROUP BY 1, 2 ORDER BY 1"))
			.containsExactly("0|t|286", "1|f|1714");
	}

	@Test
	void theRangesOfALargeTableAreReadFromTheIndex() throws SQLException {
		this.database.execute("CREATE TABLE big (a int, b varchar(20), touched int DEFAULT 0, PRIMARY KEY (a, b))",
				"INSERT INTO big SELECT n / 10, 'k' || n FROM generate_series(1, 50000) n", "ANALYZE big");
		BatchedUpdate update = prepare(update("big", 100, "touched = 1", null, "a", "b"));
		List<String> position = List.of("2500", "k25005");
		assertThat(this.database.query("EXPLAIN (COSTS OFF) " + update.next(position)).toString())
			.contains("Index Only Scan using big_pkey on big", "Index Cond");
		assertThat(this.database.query("EXPLAIN (COSTS OFF) " + update.update(position, List.of("2510", "k25100")))
			.toString()).contains("Scan on big_pkey", "Index Cond");
	}

	@ParameterizedTest
	@ValueSource(strings = { "integer; n", "smallint; n", "numeric(20,4); n + 0.1234", "text; 'x''\\' || n",
			"varchar(40); 'Ä ' || n", "char(12); 'c' || n", "uuid; md5(n::text)::uuid", "date; date '2025-11-28' + n",
			"date; CASE n WHEN 1 THEN '-infinity' WHEN 9 THEN 'infinity' ELSE date '0044-03-15 BC' + n END",
			"timestamp; timestamp '2025-02-03 04:05:06.123456' + n * interval '11 day'",
			"timestamptz; timestamptz '0001-01-03 04:05:06.123456 BC' + n * interval '1 year'",
			"timestamptz(3); timestamptz '2025-02-03 04:05:06+00' + n * interval '1 hour'",
			"time; time '00:00' + n * interval '1 minute 1 microsecond'",
			"bytea; decode(lpad(to_hex(n), 2, '0') || '5c27', 'hex')", "inet; inet '10.0.0.0' + n",
			"\"char\"; chr(64 + n)", "name; 'n' || n", "bit(8); n::bit(8)", "cidr; (inet '10.0.0.0' + n)::cidr",
			"mood; (enum_range(NULL::mood))[n]", "positive; n", "\"of positive\"; n" })
	void everyUsableKeyGoesThroughItsTextUnderHostileSettings(String typeAndValue) throws SQLException {
		String type = typeAndValue.substring(0, typeAndValue.indexOf(';'));
		String value = typeAndValue.substring(type.length() + 1);
		this.database.execute("CREATE TYPE mood AS ENUM ('z', 'it''s', 'b', 'y', 'C', 'c', 'x', 'w', 'v', 'u')",
				"CREATE DOMAIN positive AS bigint CHECK (VALUE > 0)", "CREATE DOMAIN \"of positive\" AS positive",
				"CREATE TABLE t (k %s PRIMARY KEY, touched int NOT NULL DEFAULT 0)".formatted(type),
				"INSERT INTO t (k) SELECT (%s)::%s FROM generate_series(1, 10) n".formatted(value, type));
		assertThat(run(prepare(update("t", 3, "touched = touched + 1", null, "k")))).isEqualTo(10);
		assertThat(this.database.query("SELECT touched, count(*) FROM t GROUP BY 1")).containsExactly("1|10");
	}

	/**
	 * Goes through the ranges, on another connection each, with hostile settings and
	 * without in turn.
	 */
	private long run(BatchedUpdate update) throws SQLException {
		long rows = 0;
		List<String> position = null;
		boolean hostile = false;
		while (true) {
			List<String> last = read(update.next(position), hostile);
			if (last == null) {
				return rows;
			}
			hostile = !hostile;
			rows += execute(update.update(position, last), hostile);
			position = last;
		}
	}

	private @Nullable List<String> read(String sql, boolean hostile) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(settings(sql, hostile));
			skipSettings(statement, hostile);
			try (ResultSet row = statement.getResultSet()) {
				return row.next() ? List.of((String[]) row.getArray(1).getArray()) : null;
			}
		}
	}

	private int execute(String sql, boolean hostile) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(settings(sql, hostile));
			skipSettings(statement, hostile);
			return statement.getUpdateCount();
		}
	}

	private static void skipSettings(Statement statement, boolean hostile) throws SQLException {
		for (int i = 0; hostile && i < HOSTILE.length; i++) {
			statement.getMoreResults();
		}
	}

	/**
	 * All in one string, because the driver takes no other style of dates in between.
	 */
	private static String settings(String sql, boolean hostile) {
		return hostile ? String.join(";", HOSTILE) + ";" + sql + "; RESET DateStyle" : sql;
	}

	@Test
	void aTableThatWasNeverCountedHasNoEstimate() throws SQLException {
		this.database.execute("CREATE TABLE t (id int PRIMARY KEY)");
		assertThat(prepare(update("t", 1, "other = 1", null, "id")).estimatedRows()).isNull();
	}

	@Test
	void thePartitionsOfATableAreCountedTogether() throws SQLException {
		this.database.execute("CREATE TABLE t (id int PRIMARY KEY, touched int DEFAULT 0) PARTITION BY RANGE (id)",
				"CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (50)",
				"CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (50) TO (1000)",
				"INSERT INTO t SELECT generate_series(1, 100)", "ANALYZE t");
		BatchedUpdate update = prepare(update("t", 7, "touched = touched + 1", null, "id"));
		assertThat(update.estimatedRows()).isEqualTo(100);
		assertThat(run(update)).isEqualTo(100);
	}

	@Test
	void aKeyThatIsNotUniqueIsRefused() {
		this.database.execute(
				"CREATE TABLE t (id int NOT NULL, a int NOT NULL, b int NOT NULL, c int NOT NULL, n int UNIQUE)",
				"CREATE INDEX ON t (id)", "CREATE UNIQUE INDEX ON t (a, b) INCLUDE (c)",
				"CREATE UNIQUE INDEX ON t (c) WHERE a > 0", "CREATE UNIQUE INDEX ON t ((b + c))");
		assertRefused("The batched update of t goes by id, which are not the columns of a unique index in their order",
				"id");
		assertRefused("goes by b, a, which are not the columns of a unique index in their order", "b", "a");
		assertRefused("goes by a, which are not the columns of a unique index", "a");
		assertRefused("goes by c, which are not the columns of a unique index", "c");
		assertRefused("goes by a, b, c, which are not the columns of a unique index", "a", "b", "c");
		assertRefused("goes by n, which takes nulls", "n");
		assertRefused("goes by nothing, which is no column of the table", "nothing");
		assertRefused("goes by ctid, which is no column of the table", "ctid");
	}

	@Test
	void aUniqueIndexWithColumnsBesideItsKeyIsTaken() throws SQLException {
		this.database.execute("CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int)",
				"CREATE UNIQUE INDEX ON t (a DESC, b) INCLUDE (c)");
		assertThat(prepare(update("t", 1, "c = 1", null, "a", "b")).next(null)).contains("LIMIT 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "double precision", "interval", "int4range", "money", "integer[]", "coloured" })
	void aKeyWhoseTextOrOrderDependsOnMoreThanItsValuesIsRefused(String type) {
		this.database.execute("CREATE TYPE coloured AS (a date)", "CREATE TABLE t (id %s PRIMARY KEY)".formatted(type));
		assertRefused("goes by id, whose type " + type + " has no order or text of its own that can be relied on",
				"id");
	}

	private void assertRefused(String message, String... key) {
		assertThatThrownBy(() -> prepare(update("t", 1, "other = 1", null, key)))
			.isInstanceOf(InvalidDefinitionException.class)
			.hasMessageContaining(message);
	}

	@Test
	void anotherOneSOperatorIsNotTaken() throws SQLException {
		this.database.execute("CREATE SCHEMA evil", "CREATE TABLE t (id int PRIMARY KEY, touched int DEFAULT 0)",
				"INSERT INTO t SELECT generate_series(1, 10)",
				"CREATE FUNCTION evil.never(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
				"CREATE OPERATOR evil.> (leftarg = int, rightarg = int, function = evil.never)",
				"CREATE OPERATOR evil.<= (leftarg = int, rightarg = int, function = evil.never)",
				"ALTER DATABASE %s SET search_path = evil, public, pg_catalog".formatted(this.database.name()));
		assertThat(run(prepare(update("t", 3, "touched = 1", null, "id")))).isEqualTo(10);
	}

	private BatchedUpdate prepare(UpdateInBatches update) throws SQLException {
		try (Connection connection = this.database.connect()) {
			return new PostgresBatches().prepare(connection, update);
		}
	}

	private static UpdateInBatches update(String table, int size, String set, @Nullable String where, String... key) {
		return new UpdateInBatches(QualifiedName.of(table), List.of(key), set, where, size, Duration.ZERO, null);
	}

}
