package dev.stemma.dialect.postgresql;

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
import java.util.Date;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times in ISO 8601's order, which PostgreSQL reads the same whatever the
 * {@code DateStyle}; intervals in ISO 8601's form, which {@code IntervalStyle} does not
 * touch. The greatest and least values of Java are infinity, as the driver has it.
 */
final class TimeText {

	private static final String DATE = "pg_catalog.date";

	private static final String TIMESTAMP = "pg_catalog.timestamp";

	private static final String TIMESTAMPTZ = "pg_catalog.timestamptz";

	/** PostgreSQL takes less than 16 hours. */
	private static final int GREATEST_OFFSET = 16 * 3600 - 1;

	private TimeText() {
	}

	/**
	 * The form of a date, time or length of time, or {@code null} for anything else.
	 */
	static @Nullable SqlValue of(Object value) {
		if (value instanceof LocalDate date) {
			return SqlValue.quoted(date(date), DATE);
		}
		if (value instanceof LocalTime time) {
			return SqlValue.quoted(time(time), "pg_catalog.time");
		}
		if (value instanceof OffsetTime time) {
			OffsetTime near = isFar(time.getOffset()) ? time.withOffsetSameInstant(ZoneOffset.UTC) : time;
			return SqlValue.quoted(time(near.toLocalTime()) + offset(near.getOffset()), "pg_catalog.timetz");
		}
		if (value instanceof LocalDateTime dateTime) {
			return SqlValue.quoted(dateTime(dateTime), TIMESTAMP);
		}
		if (value instanceof OffsetDateTime dateTime) {
			return SqlValue.quoted(dateTime(dateTime), TIMESTAMPTZ);
		}
		if (value instanceof ZonedDateTime dateTime) {
			return SqlValue.quoted(dateTime(dateTime.toOffsetDateTime()), TIMESTAMPTZ);
		}
		if (value instanceof Instant instant) {
			return SqlValue.quoted(instant(instant), TIMESTAMPTZ);
		}
		if (value instanceof Duration || value instanceof Period) {
			return SqlValue.quoted(value.toString(), "pg_catalog.interval");
		}
		return (value instanceof Date date) ? ofDate(date) : null;
	}

	/**
	 * The elder types are times of the JVM's zone, and the driver sends them with its
	 * offset: a column without time zone takes the local time, one with it the instant.
	 */
	@SuppressWarnings("JavaUtilDate")
	private static SqlValue ofDate(Date date) {
		if (date instanceof java.sql.Date day) {
			return SqlValue.quoted(date(day.toLocalDate()), DATE);
		}
		ZonedDateTime local = Instant.ofEpochMilli(date.getTime()).atZone(ZoneId.systemDefault());
		if (date instanceof java.sql.Time) {
			return SqlValue.quoted(time(local.toLocalTime()), "pg_catalog.time");
		}
		if (date instanceof java.sql.Timestamp timestamp) {
			local = timestamp.toInstant().atZone(ZoneId.systemDefault());
		}
		return SqlValue.quoted(dateTime(local.toOffsetDateTime()), TIMESTAMPTZ);
	}

	private static String instant(Instant instant) {
		if (instant.equals(Instant.MAX) || instant.equals(Instant.MIN)) {
			return instant.equals(Instant.MAX) ? "infinity" : "-infinity";
		}
		return dateTime(instant.atOffset(ZoneOffset.UTC));
	}

	private static String dateTime(OffsetDateTime dateTime) {
		if (dateTime.equals(OffsetDateTime.MAX) || dateTime.equals(OffsetDateTime.MIN)) {
			return dateTime.equals(OffsetDateTime.MAX) ? "infinity" : "-infinity";
		}
		OffsetDateTime near = isFar(dateTime.getOffset()) ? dateTime.withOffsetSameInstant(ZoneOffset.UTC) : dateTime;
		return day(near.toLocalDate()) + " " + time(near.toLocalTime()) + offset(near.getOffset())
				+ era(near.toLocalDate());
	}

	private static String dateTime(LocalDateTime dateTime) {
		if (dateTime.equals(LocalDateTime.MAX) || dateTime.equals(LocalDateTime.MIN)) {
			return dateTime.equals(LocalDateTime.MAX) ? "infinity" : "-infinity";
		}
		LocalDate date = dateTime.toLocalDate();
		return day(date) + " " + time(dateTime.toLocalTime()) + era(date);
	}

	private static String date(LocalDate date) {
		if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
			return date.equals(LocalDate.MAX) ? "infinity" : "-infinity";
		}
		return day(date) + era(date);
	}

	private static String day(LocalDate date) {
		// The year before 1 is 0 to Java and 1 BC to PostgreSQL.
		int year = (date.getYear() > 0) ? date.getYear() : 1 - date.getYear();
		return pad(year, 4) + "-" + pad(date.getMonthValue(), 2) + "-" + pad(date.getDayOfMonth(), 2);
	}

	private static String era(LocalDate date) {
		return (date.getYear() > 0) ? "" : " BC";
	}

	/**
	 * With as many digits of the second as there are; the server rounds to microseconds.
	 */
	private static String time(LocalTime time) {
		String seconds = pad(time.getHour(), 2) + ":" + pad(time.getMinute(), 2) + ":" + pad(time.getSecond(), 2);
		return (time.getNano() != 0) ? seconds + ("." + pad(time.getNano(), 9)).replaceAll("0+$", "") : seconds;
	}

	private static String offset(ZoneOffset offset) {
		int seconds = Math.abs(offset.getTotalSeconds());
		String text = ((offset.getTotalSeconds() < 0) ? "-" : "+") + pad(seconds / 3600, 2) + ":"
				+ pad(seconds / 60 % 60, 2);
		return (seconds % 60 != 0) ? text + ":" + pad(seconds % 60, 2) : text;
	}

	private static boolean isFar(ZoneOffset offset) {
		return Math.abs(offset.getTotalSeconds()) > GREATEST_OFFSET;
	}

	private static String pad(int number, int digits) {
		String text = Integer.toString(number);
		return "0".repeat(Math.max(0, digits - text.length())) + text;
	}

}
