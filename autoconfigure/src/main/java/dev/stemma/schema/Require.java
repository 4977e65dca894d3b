package dev.stemma.schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What every definition has to be.
 */
public final class Require {

	private Require() {
	}

	/**
	 * A name has characters, and none of them is NUL.
	 * @param what what is named ("A column")
	 * @param name its name
	 * @return the name
	 * @throws InvalidDefinitionException if it is no name
	 */
	public static String name(String what, @Nullable String name) {
		if (name == null || name.isEmpty()) {
			throw new InvalidDefinitionException(what + " has an empty name", "Give it a name.");
		}
		if (name.indexOf('\0') >= 0) {
			throw new InvalidDefinitionException(
					what + " has a NUL character in its name: " + name.replace("\0", "\\0"), "Take it out.");
		}
		return name;
	}

	/**
	 * A name is a name where it is said.
	 * @param what what is named
	 * @param name its name, or {@code null}
	 * @throws InvalidDefinitionException if it is said and no name
	 */
	public static void nameIfSaid(String what, @Nullable String name) {
		if (name != null) {
			name(what, name);
		}
	}

	/**
	 * Each of some names is a name, and none comes twice.
	 * @param what what is named ("A column of index members_email_idx")
	 * @param names the names
	 * @throws InvalidDefinitionException if one is no name, or comes again
	 */
	public static void names(String what, Collection<String> names) {
		names.forEach((name) -> name(what, name));
		distinct(what + " is named twice,", names);
	}

	/**
	 * What something is called in a sentence.
	 * @param what what it is ("A primary key")
	 * @param name its name, or {@code null}
	 * @return "Primary key members_pkey", or what it is where it has no name
	 */
	static String titled(String what, @Nullable String name) {
		if (name == null) {
			return what;
		}
		String bare = what.substring(what.indexOf(' ') + 1);
		return Character.toUpperCase(bare.charAt(0)) + bare.substring(1) + " " + name;
	}

	/**
	 * A piece of SQL is not blank, and has no NUL in it.
	 * @param what what it is ("The condition of check ck_total")
	 * @param sql the SQL
	 * @return the SQL
	 * @throws InvalidDefinitionException if there is none
	 */
	public static String sql(String what, @Nullable String sql) {
		if (sql == null || sql.isBlank()) {
			throw new InvalidDefinitionException(what + " is empty", "Write it as SQL.");
		}
		if (sql.indexOf('\0') >= 0) {
			throw new InvalidDefinitionException(what + " has a NUL character", "Take it out.");
		}
		return sql;
	}

	/**
	 * Something is there.
	 * @param what what is missing otherwise ("The primary key of members has no columns")
	 * @param values what should not be empty
	 * @throws InvalidDefinitionException if it is empty
	 */
	public static void some(String what, Collection<?> values) {
		if (values.isEmpty()) {
			throw new InvalidDefinitionException(what, "Name at least one.");
		}
	}

	/**
	 * Nothing is there twice.
	 * @param what what has the names ("Table members has two columns")
	 * @param names the names
	 * @throws InvalidDefinitionException if one comes again
	 */
	public static void distinct(String what, Collection<String> names) {
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (!seen.add(name)) {
				throw new InvalidDefinitionException(what + " called " + name, "Leave one of them out.");
			}
		}
	}

	/**
	 * Something holds.
	 * @param holds whether it does
	 * @param what one sentence that says what is wrong
	 * @param advice what to do about it
	 * @throws InvalidDefinitionException if it does not
	 */
	public static void that(boolean holds, String what, String advice) {
		if (!holds) {
			throw new InvalidDefinitionException(what, advice);
		}
	}

}
