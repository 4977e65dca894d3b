package dev.stemma.dialect.postgresql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;

/**
 * Gives objects to their owners.
 */
final class Owners {

	private Owners() {
	}

	/**
	 * What gives an object to a role; nothing where that is whoever creates it.
	 * @param owner the role, or {@code null} or an empty text
	 */
	static List<Operation> restore(ObjectReference object, @Nullable String owner) {
		return (owner != null && !owner.isEmpty())
				? List.of(Execute.of("ALTER " + ObjectNames.of(object) + " OWNER TO " + Identifiers.of(owner)))
				: List.of();
	}

}
