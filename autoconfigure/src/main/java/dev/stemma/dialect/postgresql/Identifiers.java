package dev.stemma.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Writes names, in quotes where they have to be.
 */
final class Identifiers {

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

	private Identifiers() {
	}

	/**
	 * A name as SQL writes it.
	 * @throws InvalidDefinitionException if it is longer than the server takes; it would
	 * be cut without an error
	 */
	static String of(String name) {
		requireLength("The name '" + name + "'", name);
		return (PLAIN.matcher(name).matches() && !KeyWords.contains(name)) ? name : PostgresNames.quote(name);
	}

	/**
	 * A name in its schema, if it says one.
	 */
	static String of(QualifiedName name) {
		return (name.schema() != null) ? of(name.schema()) + "." + of(name.name()) : of(name.name());
	}

	/**
	 * The table and the name of one of its columns.
	 */
	static String column(QualifiedName table, String column) {
		return of(table) + "." + of(column);
	}

	/**
	 * The part of the table that is referred to: a column, a constraint, a trigger.
	 */
	static String part(ObjectReference reference) {
		if (reference.part() == null) {
			throw new IllegalArgumentException(reference + " is no part of a table");
		}
		return of(reference.part());
	}

	/**
	 * Names in brackets.
	 */
	static String list(Collection<String> names) {
		return names.stream().map(Identifiers::of).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * A role. {@code public} is everybody, whatever its case: no role can be called so.
	 */
	static String role(String role) {
		return role.equalsIgnoreCase("public") ? "PUBLIC" : of(role);
	}

	/**
	 * A parameter, in lower case as all are. It may stand in a name space:
	 * {@code toast.autovacuum_enabled}.
	 */
	static String parameter(String name) {
		String folded = Words.fold(name);
		int dot = folded.indexOf('.');
		return (dot > 0 && dot < folded.length() - 1)
				? of(folded.substring(0, dot)) + "." + of(folded.substring(dot + 1)) : of(folded);
	}

	/**
	 * The server stores no more bytes of a name, nor of an enum's value.
	 */
	static void requireLength(String what, String name) {
		int bytes = name.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > ObjectName.MAX_BYTES) {
			throw new InvalidDefinitionException(
					"%s has %d bytes, and PostgreSQL takes %d".formatted(what, bytes, ObjectName.MAX_BYTES),
					"Shorten it.");
		}
	}

}
