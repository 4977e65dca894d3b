package dev.stemma.schema;

import java.util.List;

/**
 * A type of some values in an order.
 *
 * @param name its name
 * @param values its values; none is legal
 */
public record EnumType(QualifiedName name, List<String> values) implements SchemaObject {

	public EnumType {
		values = List.copyOf(values);
		Require.names("A value of enum " + name, values);
	}

	public static EnumType of(QualifiedName name, String... values) {
		return new EnumType(name, List.of(values));
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.TYPE, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.enumType(this);
	}

}
