package dev.stemma.schema;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A type of several attributes.
 *
 * @param name its name
 * @param attributes its attributes; none is legal
 */
public record CompositeType(QualifiedName name, List<Attribute> attributes) implements SchemaObject {

	public CompositeType {
		attributes = List.copyOf(attributes);
		Require.distinct("Type " + name + " has two attributes", attributes.stream().map(Attribute::name).toList());
	}

	public static CompositeType of(QualifiedName name, Attribute... attributes) {
		return new CompositeType(name, Arrays.asList(attributes));
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.TYPE, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.compositeType(this);
	}

	/**
	 * An attribute.
	 *
	 * @param name its name
	 * @param type its type
	 * @param collation its collation, or {@code null} for the type's
	 */
	public record Attribute(String name, SqlType type, @Nullable QualifiedName collation) {

		public Attribute {
			Require.name("An attribute of a type", name);
		}

	}

}
