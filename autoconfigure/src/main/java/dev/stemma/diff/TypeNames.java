package dev.stemma.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;

/**
 * The types of a catalog by the words in which a server writes them.
 */
final class TypeNames {

	private final Map<String, ObjectReference> all = new HashMap<>();

	TypeNames(Catalog catalog) {
		catalog.all(Table.class).forEach((table) -> put(table.name(), table.reference()));
		catalog.all(CompositeType.class).forEach((type) -> put(type.name(), type.reference()));
		catalog.all(Domain.class).forEach((type) -> put(type.name(), type.reference()));
		catalog.all(EnumType.class).forEach((type) -> put(type.name(), type.reference()));
	}

	private void put(QualifiedName name, ObjectReference type) {
		String schema = name.schema();
		for (String last : List.of(name.name(), SqlNames.quoted(name.name()))) {
			if (schema == null) {
				this.all.put(last, type);
			}
			else {
				this.all.put(schema + "." + last, type);
				this.all.put(SqlNames.quoted(schema) + "." + last, type);
			}
		}
	}

	/**
	 * The object that is meant by a type, or by an array of it.
	 * @return the object, or {@code null} for a type of the server's own
	 */
	@Nullable ObjectReference find(SqlType type) {
		if (type instanceof SqlType.ArrayOf array) {
			return find(array.element());
		}
		if (type instanceof SqlType.Named named) {
			return find(SqlNames.quoted(named.name()));
		}
		return find(type.toString());
	}

	private @Nullable ObjectReference find(String text) {
		String element = text;
		while (element.endsWith("[]")) {
			element = element.substring(0, element.length() - 2);
		}
		return this.all.get(element);
	}

}
