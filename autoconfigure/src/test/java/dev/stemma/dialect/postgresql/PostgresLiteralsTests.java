package dev.stemma.dialect.postgresql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.PostgresServer;
import dev.stemma.schema.InvalidDefinitionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresLiteralsTests {

	private static final PostgresServer.Database DATABASE = PostgresServer.createDatabase();

	/**
	 * The settings on which the reading of literals depends, each with several values.
	 */
	private static final List<String> SETTINGS = List.of("SET DateStyle = 'ISO, MDY'",
			"SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'sql_standard'; SET standard_conforming_strings = off; "
					+ "SET bytea_output = 'escape'; SET TimeZone = 'America/St_Johns'",
			"SET DateStyle = 'German'; SET IntervalStyle = 'postgres_verbose'; SET backslash_quote = off; "
					+ "SET TimeZone = 'Pacific/Kiritimati'; SET array_nulls = on; SET extra_float_digits = -15",
			"SET DateStyle = 'Postgres, MDY'; SET IntervalStyle = 'iso_8601'; SET lc_monetary = 'C'; "
					+ "SET TimeZone = 'UTC'; SET standard_conforming_strings = off; SET escape_string_warning = on");

	/** Back to what the driver insists on, and to what shows a value whole. */
	private static final String PLAIN = "RESET ALL; SET TimeZone = 'UTC'";

	enum Status {

		ACTIVE, LEFT {
			@Override
			boolean isMember() {
				return false;
			}
		};

		boolean isMember() {
			return true;
		}

		@Override
		public String toString() {
			return "not for SQL";
		}

	}

	static Stream<Arguments> values() {
		return Stream.of(
				// texts
				value("text", "plain", "'plain'", "plain"), value("text", "it's", "'it''s'", "it's"),
				value("text", "", "''", ""), value("text", "a\\b'c\\", "E'a\\\\b''c\\\\'", "a\\b'c\\"),
				value("text", "line\nend\t\r\u0001", "'line\nend\t\r\u0001'", "line\nend\t\r\u0001"),
				value("text", "ü€😀\u2028", "'ü€😀\u2028'", "ü€😀\u2028"),
				value("text", new StringBuilder("built"), "'built'", "built"), value("text", 'c', "'c'", "c"),
				value("text", '\\', "E'\\\\'", "\\"), value("text", Status.LEFT, "'LEFT'", "LEFT"),
				value("text", DayOfWeek.MONDAY, "'MONDAY'", "MONDAY"), value("text", null, "NULL", null),
				// numbers
				value("int", 42, "42", "42"), value("smallint", (short) -7, "-7", "-7"),
				value("int", (byte) 1, "1", "1"), value("int", Integer.MIN_VALUE, "-2147483648", "-2147483648"),
				value("bigint", Long.MIN_VALUE, "-9223372036854775808", "-9223372036854775808"),
				value("numeric", new BigDecimal("-1.500"), "-1.500", "-1.500"),
				value("numeric", new BigDecimal("1E+5"), "1E+5", "100000"),
				value("numeric", new BigDecimal("0E-10"), "0E-10", "0.0000000000"),
				value("numeric", new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890",
						"123456789012345678901234567890"),
				value("float8", 0.1, "0.1", "0.1"), value("float8", Double.MIN_VALUE, "4.9E-324", "5e-324"),
				value("float8", Double.MAX_VALUE, "1.7976931348623157E308", "1.7976931348623157e+308"),
				value("float8", Double.NaN, "'NaN'", "NaN"),
				value("float8", Double.NEGATIVE_INFINITY, "'-Infinity'", "-Infinity"),
				value("numeric", Double.NaN, "'NaN'", "NaN"), value("float4", 0.1f, "0.1", "0.1"),
				value("float4", Float.POSITIVE_INFINITY, "'Infinity'", "Infinity"),
				value("boolean", true, "TRUE", "true"), value("boolean", false, "FALSE", "false"),
				value("text", 125, "125", "125"),
				// others
				value("uuid", UUID.fromString("2f7a1d1c-0a3b-4a61-8a68-00000000000a"),
						"'2f7a1d1c-0a3b-4a61-8a68-00000000000a'", "2f7a1d1c-0a3b-4a61-8a68-00000000000a"),
				value("bytea", new byte[] { 0, 39, 92, -1 }, "E'\\\\x00275cff'", "\\x00275cff"),
				value("bytea", new byte[0], "E'\\\\x'", "\\x"));
	}

	static Stream<Arguments> times() {
		LocalDate date = LocalDate.of(2025, 2, 3);
		LocalDateTime dateTime = LocalDateTime.of(2025, 2, 3, 4, 5, 6, 7_000);
		return Stream.of(value("date", date, "'2025-02-03'", "2025-02-03"),
				value("timestamp", date, "'2025-02-03'", "2025-02-03 00:00:00"),
				value("date", LocalDate.of(12345, 1, 2), "'12345-01-02'", "12345-01-02"),
				value("date", LocalDate.of(99, 3, 4), "'0099-03-04'", "0099-03-04"),
				value("date", LocalDate.of(0, 3, 4), "'0001-03-04 BC'", "0001-03-04 BC"),
				value("date", LocalDate.of(-43, 3, 15), "'0044-03-15 BC'", "0044-03-15 BC"),
				value("date", LocalDate.of(4, 2, 29), "'0004-02-29'", "0004-02-29"),
				value("date", LocalDate.of(-4, 2, 29), "'0005-02-29 BC'", "0005-02-29 BC"),
				value("date", LocalDate.of(1500, 2, 28), "'1500-02-28'", "1500-02-28"),
				value("date", LocalDate.MAX, "'infinity'", "infinity"),
				value("date", LocalDate.MIN, "'-infinity'", "-infinity"),
				value("time", LocalTime.of(23, 59, 59, 120_000_000), "'23:59:59.12'", "23:59:59.12"),
				value("time", LocalTime.of(1, 2), "'01:02:00'", "01:02:00"),
				value("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(-5, -30)), "'01:02:03-05:30'",
						"01:02:03-05:30"),
				value("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.MAX), "'07:02:03+00:00'", "07:02:03+00"),
				value("timestamp", dateTime, "'2025-02-03 04:05:06.000007'", "2025-02-03 04:05:06.000007"),
				value("timestamp", LocalDateTime.of(-43, 3, 15, 1, 2), "'0044-03-15 01:02:00 BC'",
						"0044-03-15 01:02:00 BC"),
				value("timestamp", LocalDateTime.of(54321, 3, 5, 1, 2, 3), "'54321-03-05 01:02:03'",
						"54321-03-05 01:02:03"),
				value("timestamp", LocalDateTime.MAX, "'infinity'", "infinity"),
				value("timestamptz", dateTime.atOffset(ZoneOffset.ofHours(2)), "'2025-02-03 04:05:06.000007+02:00'",
						"2025-02-03 02:05:06.000007+00"),
				value("timestamptz", dateTime.atOffset(ZoneOffset.MIN), "'2025-02-03 22:05:06.000007+00:00'",
						"2025-02-03 22:05:06.000007+00"),
				value("timestamptz", LocalDateTime.of(-43, 3, 15, 1, 2).atOffset(ZoneOffset.ofHours(-3)),
						"'0044-03-15 01:02:00-03:00 BC'", "0044-03-15 04:02:00+00 BC"),
				value("timestamptz", OffsetDateTime.MIN, "'-infinity'", "-infinity"),
				value("timestamptz", ZonedDateTime.of(1880, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Berlin")),
						"'1880-01-01 00:00:00+00:53:28'", "1879-12-31 23:06:32+00"),
				value("timestamptz", Instant.parse("2025-02-03T04:05:06.123456789Z"),
						"'2025-02-03 04:05:06.123456789+00:00'", "2025-02-03 04:05:06.123457+00"),
				value("timestamptz", Instant.MAX, "'infinity'", "infinity"),
				value("interval", Duration.ofMillis(-500), "'PT-0.5S'", "-00:00:00.5"),
				value("interval", Duration.ofMillis(-90_500), "'PT-1M-30.5S'", "-00:01:30.5"),
				value("interval", Duration.ofDays(40).plusNanos(1_000), "'PT960H0.000001S'", "960:00:00.000001"),
				value("interval", Duration.ZERO, "'PT0S'", "00:00:00"),
				value("interval", Period.of(1, -2, 3), "'P1Y-2M3D'", "10 mons 3 days"),
				value("interval", Period.of(-1, -2, -3), "'P-1Y-2M-3D'", "-1 years -2 mons -3 days"));
	}

	static Stream<Arguments> arrays() {
		return Stream.of(value("int[]", new int[] { 1, -2 }, "'{1,-2}'", "{1,-2}"),
				value("int[]", List.of(), "'{}'", "{}"),
				value("int[]", new Integer[] { 1, null }, "'{1,NULL}'", "{1,NULL}"),
				value("float8[]", new double[] { 0.1, Double.NaN }, "'{0.1,\"NaN\"}'", "{0.1,NaN}"),
				value("boolean[]", new boolean[] { true, false }, "'{TRUE,FALSE}'", "{t,f}"),
				value("text[]", List.of("a", "b c"), "'{\"a\",\"b c\"}'", "{a,\"b c\"}"),
				value("text[]", Arrays.asList("NULL", null, "", "x,y", "{z}"), "'{\"NULL\",NULL,\"\",\"x,y\",\"{z}\"}'",
						"{\"NULL\",NULL,\"\",\"x,y\",\"{z}\"}"),
				value("text[]", List.of("it's", "\"q\"", "\\"), "E'{\"it''s\",\"\\\\\"q\\\\\"\",\"\\\\\\\\\"}'",
						"{it's,\"\\\"q\\\"\",\"\\\\\"}"),
				value("text[]", new LinkedHashSet<>(List.of(Status.ACTIVE, Status.LEFT)), "'{\"ACTIVE\",\"LEFT\"}'",
						"{ACTIVE,LEFT}"),
				value("text[]", new char[] { 'a', '"' }, "E'{\"a\",\"\\\\\"\"}'", "{a,\"\\\"\"}"),
				value("int[]", new int[][] { { 1, 2 }, { 3, 4 } }, "'{{1,2},{3,4}}'", "{{1,2},{3,4}}"),
				value("int[]", List.of(List.of(1), new int[] { 2 }), "'{{1},{2}}'", "{{1},{2}}"),
				value("bytea[]", new byte[][] { { 1 }, { 92 } }, "E'{\"\\\\\\\\x01\",\"\\\\\\\\x5c\"}'",
						"{\"\\\\x01\",\"\\\\x5c\"}"),
				value("date[]", List.of(LocalDate.of(2025, 2, 3), LocalDate.of(-43, 3, 15)),
						"'{\"2025-02-03\",\"0044-03-15 BC\"}'", "{2025-02-03,\"0044-03-15 BC\"}"),
				value("numeric[]", List.of(new BigDecimal("1.50")), "'{1.50}'", "{1.50}"));
	}

	private static Arguments value(String type, @Nullable Object value, String literal, @Nullable String stored) {
		return Arguments.of(type, value, literal, stored);
	}

	@ParameterizedTest
	@MethodSource({ "values", "times", "arrays" })
	void aLiteralMeansTheSameUnderAllSettings(String type, @Nullable Object value, String literal,
			@Nullable String stored) throws SQLException {
		assertThat(Literals.of(value)).isEqualTo(literal);
		assertThat(new PostgresDdlWriter().literal(value)).isEqualTo(literal);
		for (String settings : SETTINGS) {
			assertThat(stored(settings, type, literal)).as(settings).isEqualTo(stored);
		}
	}

	@ParameterizedTest
	@MethodSource({ "values", "times", "arrays" })
	void aTypedLiteralIsTheSameValue(String type, @Nullable Object value, String literal, @Nullable String stored)
			throws SQLException {
		for (String settings : SETTINGS) {
			assertThat(stored(settings, type, Literals.typed(value))).as(settings).isEqualTo(stored);
		}
	}

	/**
	 * All in one string, because the driver takes no other style of dates in between.
	 */
	private static @Nullable String stored(String settings, String type, String literal) throws SQLException {
		String sql = settings + "; CREATE TEMPORARY TABLE t (v " + type + "); INSERT INTO t VALUES (" + literal + "); "
				+ PLAIN;
		try (Connection connection = DATABASE.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
			try (ResultSet row = statement.executeQuery("SELECT v::text FROM t")) {
				row.next();
				return row.getString(1);
			}
		}
	}

	@Test
	void literalsOfSeveralRowsTakeTheColumnsTypes() {
		DATABASE.execute(
				"CREATE TEMPORARY TABLE t (a text, b date, c jsonb); INSERT INTO t VALUES (%s, %s, %s), (%s, %s, %s)"
					.formatted(Literals.of(5), Literals.of("2025-01-01"), Literals.of("{\"a\": \"\\n\"}"),
							Literals.of("x"), Literals.of(LocalDate.EPOCH), Literals.of(null)));
	}

	@Test
	void theElderTypesAreTimesOfTheZoneOfTheProgram() throws SQLException {
		ZonedDateTime local = LocalDateTime.of(2025, 7, 3, 4, 5, 6, 789_000_000).atZone(ZoneId.systemDefault());
		Timestamp timestamp = Timestamp.valueOf(local.toLocalDateTime());
		for (Object value : List.of(timestamp, new Date(timestamp.getTime()))) {
			assertThat(stored(SETTINGS.get(1), "timestamp", Literals.of(value))).isEqualTo("2025-07-03 04:05:06.789");
			assertThat(stored(SETTINGS.get(1), "timestamptz", Literals.of(value)))
				.isEqualTo(stored(SETTINGS.get(0), "timestamptz", Literals.of(local)));
		}
		assertThat(Literals.of(java.sql.Date.valueOf("2025-02-03"))).isEqualTo("'2025-02-03'");
		assertThat(Literals.of(Time.valueOf("04:05:06"))).isEqualTo("'04:05:06'");
	}

	@Test
	void aTypedLiteralSaysItsTypeWhereSqlWouldTakeAnother() {
		assertThat(Stream
			.of(1, -1, 1L, 1.5, BigDecimal.ONE, true, "x", LocalDate.EPOCH, new int[] { 1 }, List.of("x"),
					Arrays.asList(1L, null), List.of(1, "x"), new boolean[] { true })
			.map(Literals::typed)).containsExactly("1", "'-1'::pg_catalog.int4", "'1'::pg_catalog.int8",
					"'1.5'::pg_catalog.float8", "'1'::pg_catalog.numeric", "TRUE", "'x'",
					"'1970-01-01'::pg_catalog.date", "'{1}'::pg_catalog.int4[]", "'{\"x\"}'",
					"'{1,NULL}'::pg_catalog.int8[]", "'{1,\"x\"}'", "'{TRUE}'::pg_catalog.bool[]");
	}

	@Test
	void charactersThatTheServerDoesNotTakeAreRefused() {
		for (Object value : List.of("a\u0000b", '\u0000', List.of("x", "\u0000"))) {
			assertThatThrownBy(() -> Literals.of(value)).isInstanceOf(InvalidDefinitionException.class)
				.hasMessageContaining("a NUL character");
		}
		assertThatThrownBy(() -> Literals.of("ab\uD83D")).hasMessageStartingWith(
				"A text has half of a surrogate pair at offset 2, which PostgreSQL does not take: ab?.");
		assertThatThrownBy(() -> Literals.text("\uDE00\uD83D")).hasMessageContaining("half of a surrogate pair");
	}

	@Test
	void whatHasNoFormIsRefusedByTheNameOfItsType() {
		for (Object value : List.of(Map.of("a", 1), new Object(), new ArrayList<>(List.of(Thread.currentThread())),
				new java.util.concurrent.atomic.AtomicInteger(), StandardCharsets.UTF_8)) {
			assertThatThrownBy(() -> Literals.of(value)).isInstanceOf(InvalidDefinitionException.class)
				.hasMessageContaining("has no SQL form");
		}
		assertThatThrownBy(() -> Literals.of(Map.of()))
			.hasMessageStartingWith("A value of type java.util.ImmutableCollections$MapN has no SQL form.");
	}

}
