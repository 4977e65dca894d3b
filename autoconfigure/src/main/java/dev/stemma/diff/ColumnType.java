package dev.stemma.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.SqlType;

/**
 * The type of a column in its parts.
 *
 * @param base its name without its length: {@code character varying}
 * @param arguments its length, or its precision and scale; none where it has no limit
 * @param dimensions how often it is an array
 */
record ColumnType(String base, List<Integer> arguments, int dimensions) {

	private static final Pattern ARGUMENTS = Pattern.compile("\\s*\\(\\s*(-?\\d+(?:\\s*,\\s*-?\\d+)*)\\s*\\)");

	private static final Map<String, String> LONG_NAMES = Map.ofEntries(Map.entry("varchar", "character varying"),
			Map.entry("char", "character"), Map.entry("bpchar", "character"), Map.entry("varbit", "bit varying"),
			Map.entry("int", "integer"), Map.entry("int2", "smallint"), Map.entry("int4", "integer"),
			Map.entry("int8", "bigint"), Map.entry("decimal", "numeric"), Map.entry("float4", "real"),
			Map.entry("float8", "double precision"), Map.entry("bool", "boolean"),
			Map.entry("timestamp", "timestamp without time zone"), Map.entry("timestamptz", "timestamp with time zone"),
			Map.entry("time", "time without time zone"), Map.entry("timetz", "time with time zone"));

	private static final Map<String, Family> FAMILIES = Map.ofEntries(Map.entry("smallint", Family.INTEGER),
			Map.entry("integer", Family.INTEGER), Map.entry("bigint", Family.INTEGER),
			Map.entry("numeric", Family.NUMBER), Map.entry("real", Family.NUMBER),
			Map.entry("double precision", Family.NUMBER), Map.entry("text", Family.TEXT),
			Map.entry("character varying", Family.TEXT), Map.entry("character", Family.TEXT),
			Map.entry("bit", Family.BITS), Map.entry("bit varying", Family.BITS), Map.entry("date", Family.MOMENT),
			Map.entry("timestamp without time zone", Family.MOMENT),
			Map.entry("timestamp with time zone", Family.MOMENT), Map.entry("time without time zone", Family.TIME),
			Map.entry("time with time zone", Family.TIME), Map.entry("interval", Family.INTERVAL),
			Map.entry("boolean", Family.BOOLEAN), Map.entry("uuid", Family.UUID), Map.entry("json", Family.JSON),
			Map.entry("jsonb", Family.JSON), Map.entry("bytea", Family.BYTES));

	private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

	ColumnType {
		arguments = List.copyOf(arguments);
	}

	static ColumnType of(SqlType type) {
		String text = type.toString().strip();
		int dimensions = 0;
		while (text.endsWith("[]")) {
			text = text.substring(0, text.length() - 2).strip();
			dimensions++;
		}
		Matcher matcher = ARGUMENTS.matcher(text);
		List<Integer> arguments = List.of();
		if (matcher.find()) {
			arguments = Arrays.stream(matcher.group(1).split(",")).map(String::strip).map(Integer::valueOf).toList();
			text = text.substring(0, matcher.start()) + text.substring(matcher.end());
		}
		return new ColumnType(LONG_NAMES.getOrDefault(text, text), arguments, dimensions);
	}

	/**
	 * The family that the type is of, of which all can be compared with one another.
	 */
	Family family() {
		return FAMILIES.getOrDefault(this.base, Family.OTHER);
	}

	/**
	 * Whether values of both can be compared with one another, as the columns of a
	 * foreign key are.
	 */
	boolean comparesWith(ColumnType other) {
		boolean same = this.base.equals(other.base) || (family() != Family.OTHER && family() == other.family());
		return same && this.dimensions == other.dimensions;
	}

	/**
	 * Whether the server converts values to another type only where it is asked to.
	 */
	boolean needsCastTo(ColumnType other) {
		if (this.dimensions != other.dimensions) {
			return true;
		}
		if (this.base.equals(other.base) || (other.family() == Family.TEXT && this.dimensions == 0)) {
			return false;
		}
		boolean numbers = isNumber() && other.isNumber();
		return !numbers && (family() != other.family() || family() == Family.OTHER || family() == Family.JSON
				|| family() == Family.BITS);
	}

	/**
	 * The type by way of which values are converted that the server converts to another
	 * type in no way of its own, or {@code null} where it does: their text, or the whole
	 * number that it makes of what is true and what is false.
	 */
	@Nullable String bridgeTo(ColumnType other) {
		if (this.dimensions != other.dimensions) {
			return (isText() || other.isText()) ? null : "text";
		}
		if (family() == Family.TEXT || other.family() == Family.TEXT || isCastTo(other)) {
			return null;
		}
		boolean truth = this.dimensions == 0 && ((family() == Family.BOOLEAN && other.isNumber())
				|| (isNumber() && other.family() == Family.BOOLEAN));
		return truth ? "integer" : "text" + "[]".repeat(this.dimensions);
	}

	private boolean isText() {
		return family() == Family.TEXT && this.dimensions == 0;
	}

	/** Whether the server has a cast of its own from the one to the other. */
	private boolean isCastTo(ColumnType other) {
		Family from = family();
		Family to = other.family();
		if (from == Family.OTHER || to == Family.OTHER) {
			return false;
		}
		boolean whole = (this.base.equals("integer") && to == Family.BOOLEAN)
				|| (from == Family.BOOLEAN && other.base.equals("integer"));
		boolean bits = (isLong() && to == Family.BITS) || (from == Family.BITS && other.isLong());
		boolean clock = (this.base.startsWith("timestamp") && to == Family.TIME)
				|| (this.base.equals("time without time zone") && to == Family.INTERVAL)
				|| (from == Family.INTERVAL && other.base.equals("time without time zone"));
		boolean json = this.base.equals("jsonb") && (other.isNumber() || to == Family.BOOLEAN);
		return from == to || (isNumber() && other.isNumber()) || whole || bits || clock || json;
	}

	private boolean isLong() {
		return this.base.equals("integer") || this.base.equals("bigint");
	}

	/**
	 * Whether there are values that another type does not take as they are.
	 */
	boolean isNarrowedBy(ColumnType other) {
		if (this.base.equals(other.base)) {
			return !other.covers(this.arguments);
		}
		if (family() == Family.INTEGER && other.family() == Family.INTEGER) {
			return INTEGERS.indexOf(this.base) > INTEGERS.indexOf(other.base);
		}
		if (family() == Family.INTEGER && other.family() == Family.NUMBER) {
			boolean exact = other.base.equals("double precision") ? !this.base.equals("bigint")
					: other.base.equals("numeric") || this.base.equals("smallint");
			return !exact || (!other.arguments.isEmpty() && other.wholeDigits() < digits());
		}
		if (this.base.equals("real") && other.base.equals("double precision")) {
			return false;
		}
		if (other.family() == Family.TEXT) {
			return other.isLimited() && !(family() == Family.TEXT && other.covers(this.arguments));
		}
		boolean numbers = family() == Family.NUMBER && other.family() != Family.OTHER;
		return numbers || (family() == Family.MOMENT && other.base.equals("date"))
				|| (family() == other.family() && family() == Family.BITS);
	}

	/**
	 * Whether the change fails where a value is not taken as it is: it is neither cut nor
	 * rounded then.
	 */
	boolean isRefusedBy(ColumnType other) {
		if (this.base.equals("numeric") && other.base.equals("numeric")) {
			return !this.arguments.isEmpty() && scale(other.arguments) >= scale(this.arguments);
		}
		return other.family() == Family.TEXT || (family() == Family.INTEGER && other.family() == Family.INTEGER);
	}

	private boolean isNumber() {
		return family() == Family.INTEGER || family() == Family.NUMBER;
	}

	private boolean isLimited() {
		return !this.arguments.isEmpty() || this.base.equals("character");
	}

	private int digits() {
		return switch (this.base) {
			case "smallint" -> 5;
			case "integer" -> 10;
			default -> 19;
		};
	}

	private int wholeDigits() {
		return this.arguments.get(0) - scale(this.arguments);
	}

	private static int scale(List<Integer> arguments) {
		return (arguments.size() > 1) ? arguments.get(1) : 0;
	}

	/** Whether it takes all that its like takes with other arguments. */
	private boolean covers(List<Integer> others) {
		if (this.arguments.equals(others) || this.arguments.isEmpty()) {
			return true;
		}
		if (others.isEmpty()) {
			// What has a precision at most 6 begins with that.
			boolean clock = family() == Family.MOMENT || family() == Family.TIME || family() == Family.INTERVAL;
			return clock && this.arguments.get(0) >= 6;
		}
		if (this.base.equals("numeric")) {
			return scale(this.arguments) >= scale(others) && wholeDigits() >= others.get(0) - scale(others);
		}
		return !this.base.equals("bit") && this.arguments.get(0) >= others.get(0);
	}

	/**
	 * Kinds of types.
	 */
	enum Family {

		INTEGER, NUMBER, TEXT, BITS, MOMENT, TIME, INTERVAL, BOOLEAN, UUID, JSON, BYTES,
		/** Types of users, and types that stand alone. */
		OTHER

	}

}
