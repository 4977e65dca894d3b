package dev.stemma.dialect.postgresql;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.BulkLoad;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.Execute;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.Row;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.QualifiedName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresDataWriterTests {

	private static final QualifiedName MEMBERS = QualifiedName.of("members");

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@Test
	void sqlWithoutParametersStaysAsItIs() {
		assertThat(DataWriter.execute(Execute.of("""
				-- first
				UPDATE members SET data = data - 'x' WHERE data ? 'x' AND name <> 'a;b';
				SELECT $$ ? ; $$ -- last
				"""))).containsExactly("UPDATE members SET data = data - 'x' WHERE data ? 'x' AND name <> 'a;b'",
				"SELECT $$ ? ; $$");
	}

	@Test
	void parametersAreReplacedWhereTheDriverTakesThemForParameters() {
		assertThat(execute("""
				SELECT ?, '?', "?", $$?$$, $a$ ? $a$, E'\\'?', U&'?' /* ? /* ? */ */ -- ?
				WHERE a ?? b AND c ??| ARRAY[?] AND d=? AND e IN(?,?)""", 1, "x'y", -2, "ä", null)).isEqualTo("""
				SELECT 1, '?', "?", $$?$$, $a$ ? $a$, E'\\'?', U&'?' /* ? /* ? */ */ -- ?
				WHERE a ? b AND c ?| ARRAY['x''y'] AND d='-2'::pg_catalog.int4 AND e IN('ä',NULL)""");
	}

	@Test
	void aLiteralDoesNotRunIntoTheWordsAroundIt() {
		assertThat(execute("SELECT?AND?", true, 5)).isEqualTo("SELECT TRUE AND 5");
		assertThat(execute("SELECT 1-?", -5)).isEqualTo("SELECT 1-'-5'::pg_catalog.int4");
		assertThat(execute("SELECT e?", "x")).isEqualTo("SELECT e 'x'");
	}

	@Test
	void parametersAndValuesHaveToBeAsMany() {
		assertThatThrownBy(() -> execute("SELECT ?, ?", 1)).isInstanceOf(InvalidDefinitionException.class)
			.hasMessage("The SQL has 2 parameters and is given 1 values: SELECT ?, ?. "
					+ "Give one value for each question mark; the operator ? is written ??.");
		assertThatThrownBy(() -> execute("SELECT '?'", 1))
			.hasMessageContaining("has 0 parameters and is given 1 values");
		assertThatThrownBy(() -> execute("SELECT ?")).hasMessageContaining("has 1 parameters and is given 0 values");
	}

	static Stream<Arguments> parameters() {
		return Stream.of(
				Arguments.of("SELECT ? + 1, pg_typeof(?)", List.of(LocalDate.of(2025, 1, 31), LocalDate.EPOCH)),
				Arguments.of("SELECT ? / 2, ? / 2, pg_typeof(?)",
						List.of(new BigDecimal("5"), 5, new BigDecimal("-1.50"))),
				Arguments.of("SELECT ? * 1000000, ? + 1, 1 - ?", List.of(5000L, Long.MAX_VALUE - 1, -4)),
				Arguments.of("SELECT ? + 0.1, pg_typeof(?), -?", List.of(0.1d, Double.NaN, Double.NEGATIVE_INFINITY)),
				Arguments.of("SELECT pg_typeof(?), ? - interval '1 day'",
						List.of(LocalDateTime.of(2025, 3, 1, 12, 0), LocalDateTime.of(2025, 3, 1, 12, 0, 0, 1000))),
				Arguments.of("SELECT ? - interval '1 day'",
						List.of(OffsetDateTime.of(2025, 3, 1, 12, 0, 0, 0, ZoneOffset.ofHours(5)))),
				Arguments.of("SELECT length(?), '{\"b\": 1}'::jsonb ?? ?, ? || 'x'",
						List.of("a\\b'c".getBytes(StandardCharsets.UTF_8), "b", "a\\'b")),
				Arguments.of("SELECT ?, pg_typeof(?), NOT ?, ?::text",
						List.of(UUID.fromString("2f7a1d1c-0a3b-4a61-8a68-000000000001"), UUID.randomUUID(), false, 7)),
				Arguments.of("SELECT cardinality(?), 3 = ANY (?)", List.of(new Integer[] { 1, 2 }, new int[] { 3 })));
	}

	@ParameterizedTest
	@MethodSource("parameters")
	void literalsGiveWhatBoundParametersGive(String sql, List<Object> values) throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement bound = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.size(); i++) {
				bound.setObject(i + 1, values.get(i));
			}
			assertThat(this.database.query(execute(sql, values.toArray()))).isEqualTo(rows(bound));
		}
	}

	private static List<String> rows(PreparedStatement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery()) {
			List<String> result = new ArrayList<>();
			while (rows.next()) {
				List<String> columns = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					columns.add(String.valueOf(rows.getString(i)));
				}
				result.add(String.join("|", columns));
			}
			return result;
		}
	}

	private static String execute(String sql, @Nullable Object... values) {
		return String.join(";", DataWriter.execute(Execute.of(sql, values)));
	}

	@Test
	void whatOnlyPsqlUnderstandsIsRefused() {
		assertThatThrownBy(() -> DataWriter.execute(Execute.of("\\d members")))
			.isInstanceOf(InvalidDefinitionException.class)
			.hasMessageContaining("A command of psql is no SQL: \\d members");
		assertThatThrownBy(() -> DataWriter.execute(Execute.of("COPY members FROM STDIN")))
			.hasMessageContaining("has no data to read here");
	}

	@Test
	void rowsAreInsertedInOneStatement() {
		assertThat(DataWriter.bulkInsert(new BulkInsert(QualifiedName.of("shop", "Order"), List.of("id", "to"),
				List.of(Row.of(1, "a\\b"), Row.of(2, null)), null)))
			.containsExactly("""
					INSERT INTO shop."Order" (id, "to") OVERRIDING SYSTEM VALUE VALUES
					    (1, E'a\\\\b'),
					    (2, NULL)""");
		assertThat(DataWriter.bulkInsert(new BulkInsert(MEMBERS, List.of("id"), List.of(), null))).isEmpty();
	}

	@Test
	void manyRowsTakeSeveralStatementsAndIdentitiesAreKept() {
		this.database.execute("CREATE TABLE members (id int GENERATED ALWAYS AS IDENTITY, code smallint, joined date)");
		List<Row> rows = new ArrayList<>();
		for (int i = 1; i <= 1001; i++) {
			rows.add(Row.of(i * 10, i % 3, LocalDate.of(2025, 1, 1)));
		}
		BulkInsert insert = new BulkInsert(MEMBERS, List.of("id", "code", "joined"), rows, null);
		assertThat(DataWriter.bulkInsert(insert)).hasSize(3);
		this.database.execute(DataWriter.bulkInsert(insert).toArray(String[]::new));
		assertThat(this.database.query("SELECT count(*), min(id), max(id) FROM members"))
			.containsExactly("1001|10|10010");
	}

	@Test
	void theRowsOfAQueryAreInserted() {
		this.database.execute("CREATE TABLE members (id int GENERATED ALWAYS AS IDENTITY, name text)");
		List<String> sql = DataWriter.insertFrom(new InsertFrom(MEMBERS, List.of("id", "name"),
				"WITH n AS (SELECT 7 AS id) SELECT id, 'x' FROM n -- seven", null));
		assertThat(sql).containsExactly("""
				INSERT INTO members (id, name) OVERRIDING SYSTEM VALUE
				WITH n AS (SELECT 7 AS id) SELECT id, 'x' FROM n -- seven""");
		this.database.execute(sql.get(0));
		assertThat(this.database.query("SELECT * FROM members")).containsExactly("7|x");
	}

	@Test
	void copiedRowsAreTheSameAsInsertedOnes() throws SQLException {
		this.database.execute("CREATE TABLE members (id int GENERATED ALWAYS AS IDENTITY, \"Name\" text, data bytea, "
				+ "joined timestamptz, tags text[], score numeric, active boolean, ratio float8, spent interval)",
				"CREATE TABLE copied (LIKE members INCLUDING ALL)");
		List<String> columns = List.of("id", "Name", "data", "joined", "tags", "score", "active", "ratio", "spent");
		List<Row> rows = List.of(
				Row.of(5, "a\tb\nc\r\\d\\N'\"ü€😀", new byte[] { 0, 9, 10, 92, 39, -1 },
						Instant.parse("2025-01-31T23:59:59.123456Z"),
						Arrays.asList("x,y", "\"q\"", null, "NULL", "", "\\", "{}"), new BigDecimal("1.500"), true,
						Double.NaN, Duration.ofMillis(-1500)),
				Row.of(6, "\\N", null, null, List.of(), null, null, null, null), Row.of(7, "\\.", new byte[0], null,
						new String[][] { { "a", "b" }, { "c", null } }, BigDecimal.ONE, false, 1e300, Duration.ZERO),
				Row.of(8, "", null, null, null, null, null, 0.1, null));
		BulkInsert insert = new BulkInsert(MEMBERS, columns, rows, null);
		this.database.execute(DataWriter.bulkInsert(insert).toArray(String[]::new));
		BulkLoad load = new PostgresDialect().bulkLoad(new BulkInsert(QualifiedName.of("copied"), columns, rows, null));
		assertThat(load.statement())
			.isEqualTo("COPY copied (id, \"Name\", data, joined, tags, score, active, ratio, spent) FROM STDIN");
		try (Connection connection = this.database.connect(); Reader data = load.data().get()) {
			assertThat(new PostgresSessions().copy(connection, load.statement(), data)).isEqualTo(4);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(this.database.query("SELECT * FROM copied ORDER BY 1"))
			.isEqualTo(this.database.query("SELECT * FROM members ORDER BY 1"))
			.hasSize(4)
			.element(0)
			.asString()
			.startsWith("5|a\tb\nc\r\\d\\N'\"ü€😀|\\x00090a5c27ff|2025-01-31 ");
	}

	@Test
	void copyDataIsWrittenRowByRow() throws IOException {
		BulkLoad load = new PostgresDialect().bulkLoad(
				new BulkInsert(MEMBERS, List.of("a", "b"), List.of(Row.of("x\\", null), Row.of("\u0000", 2)), null));
		try (Reader data = load.data().get()) {
			char[] buffer = new char[6];
			StringWriter read = new StringWriter();
			read.write(buffer, 0, data.read(buffer, 0, 6));
			assertThat(read).hasToString("x\\\\\t\\N");
			assertThat(data.read(buffer, 0, 6)).isOne();
			assertThatThrownBy(() -> data.read(buffer, 0, 6)).isInstanceOf(InvalidDefinitionException.class)
				.hasMessageContaining("NUL");
		}
	}

	@Test
	void aBatchedUpdateIsOneBlockThatCommitsEachRange() {
		this.database.execute("CREATE SCHEMA shop",
				"CREATE TABLE shop.\"Loop\" (reached text, previous date, touched int DEFAULT 0, last int, "
						+ "PRIMARY KEY (reached, previous))",
				"INSERT INTO shop.\"Loop\" SELECT 't' || (n % 7), date '2024-01-01' + n, 0, n FROM generate_series(1, 500) n",
				"CREATE TABLE transactions AS SELECT NULL::xid8 AS id WHERE false",
				"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS "
						+ "'BEGIN INSERT INTO transactions VALUES (pg_current_xact_id()); RETURN NULL; END'",
				"CREATE TRIGGER note AFTER UPDATE ON shop.\"Loop\" EXECUTE FUNCTION note()");
		UpdateInBatches update = new UpdateInBatches(QualifiedName.of("shop", "Loop"), List.of("reached", "previous"),
				"touched = touched + 1, last = length(format('%1$s$stemma$', reached)) -- set",
				"reached <> 't3' OR false -- where", 64, Duration.ofMillis(1), null);
		List<String> sql = DataWriter.updateInBatches(update);
		assertThat(sql).hasSize(1);
		this.database.execute(sql.get(0));
		assertThat(this.database.query("SELECT touched, count(*) FROM shop.\"Loop\" GROUP BY 1 ORDER BY 1"))
			.containsExactly("0|72", "1|428");
		assertThat(this.database.query("SELECT count(*), count(DISTINCT id) FROM transactions")).containsExactly("8|8");
		assertThatThrownBy(() -> this.database.execute("BEGIN; " + sql.get(0)))
			.hasMessageContaining("invalid transaction termination");
	}

	@Test
	void theBlockOfABatchedUpdateReadsLikeThis() {
		UpdateInBatches update = new UpdateInBatches(MEMBERS, List.of("id"), "status = 'active'", "status IS NULL",
				1000, Duration.ofMillis(250), null);
		assertThat(DataWriter.updateInBatches(update).get(0)).startsWith("""
				DO LANGUAGE plpgsql $stemma$
				#variable_conflict use_column
				<<stemma>>
				DECLARE
				    previous record;
				    reached record;
				BEGIN
				""").endsWith("""
				        PERFORM pg_catalog.pg_sleep(0.25);
				        stemma.previous := stemma.reached;
				        SELECT page.key_1 INTO stemma.reached
				        FROM (SELECT members.id
				    FROM members
				    WHERE members.id OPERATOR(pg_catalog.>) stemma.previous.key_1
				    ORDER BY members.id
				    LIMIT 1000) AS page (key_1)
				        ORDER BY page.key_1 DESC LIMIT 1;
				        EXIT WHEN NOT FOUND;
				        UPDATE members
				SET status = 'active'
				WHERE members.id OPERATOR(pg_catalog.>) stemma.previous.key_1
				  AND members.id OPERATOR(pg_catalog.<=) stemma.reached.key_1
				  AND (status IS NULL);
				        COMMIT;
				    END LOOP;
				END
				$stemma$""");
	}

	@Test
	void theBlockDoesNothingOnAnEmptyTableAndRefusesAKeyThatIsNone() {
		this.database.execute("CREATE DOMAIN filled AS int NOT NULL",
				"CREATE TABLE members (id filled PRIMARY KEY, a int NOT NULL, b int, touched int DEFAULT 0, UNIQUE (a, b))",
				"CREATE UNIQUE INDEX ON members (a, (b + 1))");
		this.database.execute(DataWriter.updateInBatches(block("id")).get(0));
		this.database.execute("INSERT INTO members SELECT n, n, n FROM generate_series(1, 20) n");
		this.database.execute(DataWriter.updateInBatches(block("id")).get(0));
		assertThat(this.database.query("SELECT touched, count(*) FROM members GROUP BY 1")).containsExactly("1|20");
		for (String[] key : new String[][] { { "a" }, { "a", "b" }, { "b" } }) {
			assertThatThrownBy(() -> this.database.execute(DataWriter.updateInBatches(block(key)).get(0)))
				.hasMessageContaining("The batched update of members goes by " + String.join(", ", key)
						+ ", which are not the columns of a unique index without nulls");
		}
	}

	private static UpdateInBatches block(String... key) {
		return new UpdateInBatches(MEMBERS, List.of(key), "touched = members.touched + 1", null, 7, Duration.ZERO,
				null);
	}

	@Test
	void aBatchedUpdateDoesNotSetItsKey() {
		for (String set : List.of("id = id + 1", "a = 1, \"id\" = 2", "(a, ID) = (1, 2)", "a = f(1, b), id=2",
				"a = ARRAY[1, b], id = 2", "id.part = 2")) {
			assertThatThrownBy(() -> DataWriter
				.updateInBatches(new UpdateInBatches(MEMBERS, List.of("id"), set, null, 10, Duration.ZERO, null)))
				.isInstanceOf(InvalidDefinitionException.class)
				.hasMessageContaining("The batched update of members goes by id and sets it");
		}
		for (String set : List.of("a = id", "a = (SELECT 1, id = 2)", "a = ARRAY[1, id]", "a = 'x, id = 1'",
				"\"ID\" = 1")) {
			assertThat(DataWriter
				.updateInBatches(new UpdateInBatches(MEMBERS, List.of("id"), set, null, 10, Duration.ZERO, null)))
				.hasSize(1);
		}
	}

}
