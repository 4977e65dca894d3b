package dev.stemma.operation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Privileges on an object.
 *
 * @param names their names, as {@code SELECT}; none for all that there are
 * @param columns the columns of a table that they are limited to; none for all of it
 * @param grantable whether they come with the right to grant them
 */
public record Privileges(List<String> names, List<String> columns, boolean grantable) {

	private static final Set<ObjectKind> NONE_ON = EnumSet.of(ObjectKind.CONSTRAINT, ObjectKind.INDEX,
			ObjectKind.TRIGGER, ObjectKind.EXTENSION, ObjectKind.CAST);

	private static final Set<ObjectKind> HAVE_COLUMNS = EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW);

	public Privileges {
		names = List.copyOf(names);
		columns = List.copyOf(columns);
		Require.names("A column of privileges", columns);
		for (String name : names) {
			Require.that(name.matches("[A-Za-z][A-Za-z ]*"), "'" + name + "' is no privilege",
					"Name one in a string, as SELECT.");
		}
	}

	/**
	 * Privileges by their names, at least one.
	 */
	public static Privileges of(String... names) {
		Require.some("Privileges are meant, and none is named", List.of(names));
		return new Privileges(List.of(names), List.of(), false);
	}

	/** All that there are for the kind of object. */
	public static Privileges all() {
		return new Privileges(List.of(), List.of(), false);
	}

	/**
	 * On some columns alone.
	 */
	public Privileges columns(String... columns) {
		return new Privileges(this.names, List.of(columns), this.grantable);
	}

	/**
	 * With the right to grant them to others.
	 */
	public Privileges withGrantOption() {
		return new Privileges(this.names, this.columns, true);
	}

	/**
	 * There are privileges on objects of some kinds alone.
	 */
	void requireOn(ObjectReference object) {
		Require.that(!NONE_ON.contains(object.kind()), "PostgreSQL has no privileges on a " + object,
				"Grant on a table, column, view, sequence, type, domain, function, procedure or schema.");
		Require.that(this.columns.isEmpty() || HAVE_COLUMNS.contains(object.kind()),
				"Privileges on the %s are limited to columns (%s)".formatted(object, String.join(", ", this.columns)),
				"Only tables and views have columns.");
	}

	@Override
	public String toString() {
		return this.names.isEmpty() ? "all privileges" : String.join(", ", this.names);
	}

}
