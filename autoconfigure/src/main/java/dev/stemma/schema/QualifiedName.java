package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of something that stands in a schema. A dot in either part is part of the
 * name.
 *
 * @param schema the schema, or {@code null} where the search path decides
 * @param name the name in the schema
 */
public record QualifiedName(@Nullable String schema, String name) {

	public QualifiedName {
		if (schema != null) {
			Require.name("A schema", schema);
		}
		Require.name("A database object", name);
	}

	public static QualifiedName of(String name) {
		return new QualifiedName(null, name);
	}

	public static QualifiedName of(@Nullable String schema, String name) {
		return new QualifiedName(schema, name);
	}

	/**
	 * Another name in the same schema.
	 */
	public QualifiedName sibling(String other) {
		return new QualifiedName(this.schema, other);
	}

	/**
	 * For people; not SQL.
	 */
	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
