package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * An extension of the server.
 *
 * @param name its name
 * @param schema where its objects stand, or {@code null} for where it wants them
 * @param version its version, or {@code null} for the newest
 * @param cascade whether to create what it needs
 */
public record Extension(String name, @Nullable String schema, @Nullable String version,
		boolean cascade) implements SchemaObject {

	public Extension {
		Require.name("An extension", name);
		Require.nameIfSaid("The schema of extension " + name, schema);
		Require.nameIfSaid("The version of extension " + name, version);
	}

	public static Extension of(String name) {
		return new Extension(name, null, null, false);
	}

	public Extension in(String schema) {
		return new Extension(this.name, schema, this.version, this.cascade);
	}

	public Extension version(String version) {
		return new Extension(this.name, this.schema, version, this.cascade);
	}

	/**
	 * Creates what it needs.
	 */
	public Extension withCascade() {
		return new Extension(this.name, this.schema, this.version, true);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.EXTENSION, QualifiedName.of(this.name));
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.extension(this);
	}

}
