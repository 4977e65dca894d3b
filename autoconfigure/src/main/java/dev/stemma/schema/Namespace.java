package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * A schema. PostgreSQL's catalog calls it a namespace.
 *
 * @param name its name
 * @param owner the role that owns it, or {@code null} for the one that creates it
 */
public record Namespace(String name, @Nullable String owner) implements SchemaObject {

	public Namespace {
		Require.name("A schema", name);
		Require.nameIfSaid("The owner of schema " + name, owner);
	}

	public static Namespace of(String name) {
		return new Namespace(name, null);
	}

	public Namespace ownedBy(String role) {
		return new Namespace(this.name, role);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.SCHEMA, QualifiedName.of(this.name));
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.namespace(this);
	}

}
