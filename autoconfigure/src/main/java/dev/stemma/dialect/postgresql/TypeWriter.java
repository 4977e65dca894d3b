package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SqlType;

/**
 * Writes types.
 */
final class TypeWriter {

	private TypeWriter() {
	}

	static String of(SqlType type) {
		if (type instanceof SqlType.Named named) {
			return Identifiers.of(named.name());
		}
		if (type instanceof SqlType.ArrayOf array) {
			return of(array.element()) + "[]";
		}
		return ((SqlType.Written) type).text();
	}

	/**
	 * Types in brackets.
	 */
	static String list(List<SqlType> types) {
		return types.stream().map(TypeWriter::of).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * A function or a procedure with the types that tell it from others of its name.
	 */
	static String routine(ObjectReference routine) {
		return Identifiers.of(routine.name()) + list(routine.types());
	}

	/**
	 * Source and target of a cast.
	 */
	static String cast(ObjectReference cast) {
		return "(" + of(cast.types().get(0)) + " AS " + of(cast.types().get(1)) + ")";
	}

}
