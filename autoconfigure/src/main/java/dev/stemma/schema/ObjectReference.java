package dev.stemma.schema;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which object is meant.
 *
 * @param kind what it is
 * @param name its name; the table's for a column, a constraint and a trigger
 * @param part the name in the table of a column, a constraint and a trigger, else
 * {@code null}
 * @param types the types of the input arguments of a function or procedure, source and
 * target of a cast, else none
 */
public record ObjectReference(ObjectKind kind, QualifiedName name, @Nullable String part, List<SqlType> types) {

	public ObjectReference {
		types = List.copyOf(types);
		Require.that((part != null) == kind.isPart(),
				kind.isPart() ? "A " + kind.words() + " of " + name + " is meant, and which one is not said"
						: "A " + kind.words() + " has no parts",
				"Say which one is meant.");
		if (part != null) {
			Require.name("A " + kind.words(), part);
		}
		Require.that(kind != ObjectKind.CAST || types.size() == 2, "A cast has a source and a target type",
				"Name both.");
		Require.that(!kind.isGlobal() || name.schema() == null,
				"The " + kind.words() + " " + name + " stands in no schema", "Name it alone.");
	}

	public static ObjectReference table(QualifiedName name) {
		return of(ObjectKind.TABLE, name);
	}

	public static ObjectReference column(QualifiedName table, String column) {
		return new ObjectReference(ObjectKind.COLUMN, table, column, List.of());
	}

	public static ObjectReference constraint(QualifiedName table, String constraint) {
		return new ObjectReference(ObjectKind.CONSTRAINT, table, constraint, List.of());
	}

	public static ObjectReference trigger(QualifiedName table, String trigger) {
		return new ObjectReference(ObjectKind.TRIGGER, table, trigger, List.of());
	}

	public static ObjectReference function(QualifiedName name, List<SqlType> arguments) {
		return new ObjectReference(ObjectKind.FUNCTION, name, null, arguments);
	}

	public static ObjectReference procedure(QualifiedName name, List<SqlType> arguments) {
		return new ObjectReference(ObjectKind.PROCEDURE, name, null, arguments);
	}

	public static ObjectReference cast(SqlType source, SqlType target) {
		return new ObjectReference(ObjectKind.CAST, QualifiedName.of("cast"), null, List.of(source, target));
	}

	/**
	 * An object that its kind and its name tell from all others.
	 */
	public static ObjectReference of(ObjectKind kind, QualifiedName name) {
		return new ObjectReference(kind, name, null, List.of());
	}

	/**
	 * The same object under another name, its part's if it is one.
	 */
	public ObjectReference renamed(String newName) {
		return (this.part != null) ? new ObjectReference(this.kind, this.name, newName, this.types)
				: new ObjectReference(this.kind, this.name.sibling(newName), null, this.types);
	}

	/**
	 * The object itself, or the table that it is a part of.
	 */
	public ObjectReference whole() {
		return this.kind.isPart() ? table(this.name) : this;
	}

	/**
	 * The same object in another schema.
	 */
	public ObjectReference in(@Nullable String schema) {
		return new ObjectReference(this.kind, QualifiedName.of(schema, this.name.name()), this.part, this.types);
	}

	/**
	 * For people; not SQL: {@code column status of members}.
	 */
	@Override
	public String toString() {
		String arguments = this.types.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
		return switch (this.kind) {
			case COLUMN, CONSTRAINT, TRIGGER -> this.kind.words() + " " + this.part + " of " + this.name;
			case FUNCTION, PROCEDURE -> this.kind.words() + " " + this.name + arguments;
			case CAST -> "cast of " + this.types.get(0) + " to " + this.types.get(1);
			default -> this.kind.words() + " " + this.name;
		};
	}

}
