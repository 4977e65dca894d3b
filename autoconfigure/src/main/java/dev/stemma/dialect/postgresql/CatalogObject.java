package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * An object that is there.
 *
 * @param reference the object as it was named
 * @param catalog the catalog that it stands in: {@code pg_class}
 * @param oid its oid
 * @param sub the number of a column, or 0
 * @param schema the schema that it stands in, or {@code null} if it stands in none
 * @param kind its kind, as its catalog has it: {@code r} for a table, {@code e} for an
 * enum; a blank where there is one kind only
 */
record CatalogObject(ObjectReference reference, String catalog, long oid, int sub, @Nullable String schema, char kind) {

	static final String RELATION = "pg_class";

	static final String TYPE = "pg_type";

	static final String ROUTINE = "pg_proc";

	static final String SCHEMA = "pg_namespace";

	/**
	 * Which objects of its schema are named alone, as it was.
	 */
	NameScope scope() {
		return new NameScope((this.reference.name().schema() != null) ? null : this.schema);
	}

	QualifiedName name() {
		return this.reference.name();
	}

}
