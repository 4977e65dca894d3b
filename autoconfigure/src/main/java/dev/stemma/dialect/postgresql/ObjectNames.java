package dev.stemma.dialect.postgresql;

import java.util.Locale;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Writes which object is meant, with the words for what it is.
 */
final class ObjectNames {

	private ObjectNames() {
	}

	/**
	 * What {@code COMMENT ON} and {@code DROP} call an object:
	 * {@code TRIGGER audit ON members}, {@code FUNCTION total(bigint)}.
	 */
	static String of(ObjectReference object) {
		String words = words(object.kind());
		return switch (object.kind()) {
			case COLUMN -> words + " " + Identifiers.of(object.name()) + "." + Identifiers.part(object);
			case CONSTRAINT, TRIGGER -> words + " " + Identifiers.part(object) + " ON " + Identifiers.of(object.name());
			default -> words + " " + name(object);
		};
	}

	/**
	 * An object that is part of no table, without the words for what it is.
	 */
	static String name(ObjectReference object) {
		return switch (object.kind()) {
			case FUNCTION, PROCEDURE -> TypeWriter.routine(object);
			case CAST -> TypeWriter.cast(object);
			default -> Identifiers.of(object.name());
		};
	}

	static String words(ObjectKind kind) {
		return kind.words().toUpperCase(Locale.ROOT);
	}

}
