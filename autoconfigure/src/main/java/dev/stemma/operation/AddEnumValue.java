package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Adds a value to an enum. PostgreSQL does not let a value be used in the transaction
 * that adds it.
 *
 * @param type the enum
 * @param value the value
 * @param before the value that it comes before, or {@code null}
 * @param after the value that it comes after, or {@code null}; with neither it is the
 * last
 * @param ifNotExists whether nothing is done if it is there
 */
public record AddEnumValue(QualifiedName type, String value, @Nullable String before, @Nullable String after,
		boolean ifNotExists) implements Operation {

	public AddEnumValue {
		Require.name("A value of enum " + type, value);
		Require.that(before == null || after == null,
				"Value '%s' of enum %s is to come before '%s' and after '%s'".formatted(value, type, before, after),
				"Say one of them.");
		Require.nameIfSaid("A value of enum " + type, before);
		Require.nameIfSaid("A value of enum " + type, after);
	}

	/**
	 * Comes before another value.
	 */
	public AddEnumValue before(String other) {
		return new AddEnumValue(this.type, this.value, other, this.after, this.ifNotExists);
	}

	/**
	 * Comes after another value.
	 */
	public AddEnumValue after(String other) {
		return new AddEnumValue(this.type, this.value, this.before, other, this.ifNotExists);
	}

	/**
	 * Does nothing if it is there.
	 */
	public AddEnumValue unlessThere() {
		return new AddEnumValue(this.type, this.value, this.before, this.after, true);
	}

	@Override
	public Inverse inverse() {
		return Inverse.none("PostgreSQL cannot take value '%s' out of enum %s".formatted(this.value, this.type));
	}

	@Override
	public ObjectReference within() {
		return ObjectReference.of(ObjectKind.TYPE, this.type);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addEnumValue(this);
	}

	@Override
	public String summary() {
		return "add value '" + this.value + "' to enum " + this.type;
	}

}
