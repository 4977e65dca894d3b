package dev.stemma.operation;

import java.util.function.UnaryOperator;

import dev.stemma.schema.Cast;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;

/**
 * What is done to types, casts and sequences.
 */
public interface TypeOperations extends ObjectOperations {

	/**
	 * Creates an enum.
	 */
	default void createEnum(String name, String... values) {
		create(EnumType.of(qualify(name), values));
	}

	/**
	 * Adds a last value to an enum. PostgreSQL does not let it be used in the same
	 * transaction.
	 */
	default void addEnumValue(String type, String value) {
		addEnumValue(type, value, (options) -> options);
	}

	/**
	 * Adds a value to an enum. PostgreSQL does not let it be used in the same
	 * transaction.
	 * @param options where it comes
	 */
	default void addEnumValue(String type, String value, UnaryOperator<AddEnumValue> options) {
		apply(options.apply(new AddEnumValue(qualify(type), value, null, null, false)));
	}

	/**
	 * Renames a value of an enum.
	 */
	default void renameEnumValue(String type, String value, String newValue) {
		apply(new RenameEnumValue(qualify(type), value, newValue));
	}

	/**
	 * Creates a type of several attributes.
	 */
	default void createType(String name, CompositeType.Attribute... attributes) {
		create(CompositeType.of(qualify(name), attributes));
	}

	/**
	 * Creates a domain.
	 */
	default void createDomain(Domain domain) {
		create(domain);
	}

	/**
	 * Creates a cast.
	 */
	default void createCast(Cast cast) {
		create(cast);
	}

	/**
	 * Drops a cast.
	 */
	default void dropCast(SqlType source, SqlType target) {
		dropCast(source, target, (options) -> options);
	}

	/**
	 * Drops a cast.
	 * @param options how, and what it was like
	 */
	default void dropCast(SqlType source, SqlType target, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.cast(source, target), options);
	}

	/**
	 * Drops an enum, or a type of several attributes.
	 */
	default void dropType(String name) {
		dropType(name, (options) -> options);
	}

	/**
	 * Drops an enum, or a type of several attributes.
	 * @param options how, and what it was like
	 */
	default void dropType(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.TYPE, qualify(name)), options);
	}

	/**
	 * Drops a domain.
	 */
	default void dropDomain(String name) {
		dropDomain(name, (options) -> options);
	}

	/**
	 * Drops a domain.
	 * @param options how, and what it was like
	 */
	default void dropDomain(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.DOMAIN, qualify(name)), options);
	}

	/**
	 * Creates a sequence that counts from 1.
	 */
	default void createSequence(String name) {
		create(Sequence.of(qualify(name)));
	}

	/**
	 * Creates a sequence.
	 */
	default void createSequence(Sequence sequence) {
		create(sequence);
	}

	/**
	 * Creates a sequence.
	 * @param options what to do if it is there
	 */
	default void createSequence(Sequence sequence, UnaryOperator<CreateOptions> options) {
		create(sequence, options);
	}

	/**
	 * Changes a sequence.
	 */
	default void alterSequence(String name, UnaryOperator<AlterSequence.Draft> alteration) {
		apply(alteration.apply(AlterSequence.of(qualify(name))).operation());
	}

	/**
	 * Drops a sequence.
	 */
	default void dropSequence(String name) {
		dropSequence(name, (options) -> options);
	}

	/**
	 * Drops a sequence.
	 * @param options how, and what it was like
	 */
	default void dropSequence(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.SEQUENCE, qualify(name)), options);
	}

}
