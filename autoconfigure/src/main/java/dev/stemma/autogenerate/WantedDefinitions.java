package dev.stemma.autogenerate;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.diff.ImplicitNames;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * A schema that is wanted as statements define it, word for word: where these name a
 * schema they cannot be moved to another.
 *
 * @param definitions the statements
 * @param schemas the schemas that they name
 * @param identifiers the names in them
 * @param contents what it consists of
 * @param remarks what was passed over
 */
record WantedDefinitions(List<SourceStatement> definitions, Set<String> schemas, Set<String> identifiers,
		String contents, List<Problem> remarks) implements WantedSchema {

	WantedDefinitions {
		definitions = List.copyOf(definitions);
		schemas = Set.copyOf(schemas);
		identifiers = Set.copyOf(identifiers);
		remarks = List.copyOf(remarks);
	}

	@Override
	public Claims claims() {
		return Claims.ALL;
	}

	@Override
	public boolean isMovable() {
		return this.schemas.isEmpty();
	}

	@Override
	public List<SourceStatement> statements(SchemaNames names) {
		return this.definitions;
	}

	/**
	 * What nobody has written is the server's choice.
	 */
	@Override
	public ImplicitNames implicitNames() {
		return (object) -> {
			String table = table(object);
			String name = (object.part() != null) ? object.part() : object.name().name();
			return table != null && this.identifiers.contains(table) && !this.identifiers.contains(name);
		};
	}

	/** The server names an index after its table, its columns, and what it is. */
	private @Nullable String table(ObjectReference object) {
		if (object.kind() != ObjectKind.INDEX) {
			return object.name().name();
		}
		String name = object.name().name();
		for (int end = name.indexOf('_'); end >= 0; end = name.indexOf('_', end + 1)) {
			if (this.identifiers.contains(name.substring(0, end))) {
				return name.substring(0, end);
			}
		}
		return null;
	}

}
