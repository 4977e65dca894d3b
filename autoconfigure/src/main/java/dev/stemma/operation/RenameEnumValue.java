package dev.stemma.operation;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Renames a value of an enum.
 *
 * @param type the enum
 * @param value the value
 * @param newValue its new name
 */
public record RenameEnumValue(QualifiedName type, String value, String newValue) implements Operation {

	public RenameEnumValue {
		Require.name("A value of enum " + type, value);
		Require.name("A value of enum " + type, newValue);
		Require.that(!value.equals(newValue),
				"Value '%s' of enum %s is renamed to what it is called".formatted(value, type),
				"Give it another name.");
	}

	@Override
	public Inverse inverse() {
		return Inverse.of(new RenameEnumValue(this.type, this.newValue, this.value));
	}

	@Override
	public ObjectReference within() {
		return ObjectReference.of(ObjectKind.TYPE, this.type);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameEnumValue(this);
	}

	@Override
	public String summary() {
		return "rename value '" + this.value + "' of enum " + this.type;
	}

}
