package dev.stemma.diff;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SqlType;

/**
 * Says what differs.
 */
final class Words {

	private static final Map<String, String> SHORT = Map.of("character varying", "varchar", "character", "char",
			"timestamp without time zone", "timestamp", "timestamp with time zone", "timestamptz",
			"time without time zone", "time", "time with time zone", "timetz");

	private Words() {
	}

	static String missing(ObjectReference object) {
		return object + " is missing";
	}

	static String notWanted(ObjectReference object) {
		return object + " is not wanted";
	}

	static String renamed(ObjectReference object, String name) {
		return object + " is to be called " + name;
	}

	/**
	 * {@code column email of users is varchar(100) and is to be varchar(255)}.
	 */
	static String is(Object object, String before, String after) {
		return "%s is %s and is to be %s".formatted(object, before, after);
	}

	/**
	 * {@code column rank of users has default 1 and is to have no default}.
	 */
	static String has(Object object, String before, String after) {
		return "%s has %s and is to have %s".formatted(object, before, after);
	}

	static String comment(ObjectReference object, @Nullable String before, @Nullable String after) {
		if (after == null) {
			return object + " has a comment and is to have none";
		}
		return object + ((before != null) ? " has another comment" : " has no comment") + " than '" + shortened(after)
				+ "'";
	}

	private static String shortened(String text) {
		String line = text.strip().replaceAll("\\s+", " ");
		return (line.length() <= 60) ? line : line.substring(0, 59) + "…";
	}

	/**
	 * An object at the beginning of a sentence.
	 */
	static String capital(Object object) {
		String text = object.toString();
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/**
	 * A type as people write it.
	 */
	static String type(Column column) {
		return type(column.type()) + ((column.collation() != null) ? " collated by " + column.collation() : "");
	}

	static String type(SqlType type) {
		ColumnType parts = ColumnType.of(type);
		String arguments = parts.arguments().isEmpty() ? ""
				: parts.arguments().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
		String base = SHORT.get(parts.base());
		if (base == null && !parts.arguments().isEmpty() && parts.base().contains(" ")) {
			return type.toString();
		}
		return ((base != null) ? base : parts.base()) + arguments + "[]".repeat(parts.dimensions());
	}

	/**
	 * {@code on tenant, email}.
	 */
	static String on(List<String> columns) {
		return "on " + String.join(", ", columns);
	}

}
