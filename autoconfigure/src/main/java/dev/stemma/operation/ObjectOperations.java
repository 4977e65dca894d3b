package dev.stemma.operation;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Extension;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;

/**
 * What is done to objects of any kind, and to extensions and schemas.
 */
public interface ObjectOperations extends OperationTarget {

	/**
	 * Creates an object.
	 */
	default void create(SchemaObject object) {
		create(object, (options) -> options);
	}

	/**
	 * Creates an object.
	 */
	default void create(SchemaObject object, UnaryOperator<CreateOptions> options) {
		apply(new Definitions(this).creation(object, options));
	}

	/**
	 * Drops an object.
	 */
	default void drop(ObjectReference object) {
		drop(object, (options) -> options);
	}

	/**
	 * Drops an object.
	 * @param options how, and what it was like
	 */
	default void drop(ObjectReference object, UnaryOperator<DropOptions> options) {
		apply(new Definitions(this).drop(object, options));
	}

	/**
	 * Drops an object that is known whole.
	 */
	default void drop(SchemaObject object) {
		drop(object, (options) -> options);
	}

	/**
	 * Drops an object that is known whole.
	 * @param options how
	 */
	default void drop(SchemaObject object, UnaryOperator<DropOptions> options) {
		Definitions definitions = new Definitions(this);
		apply(definitions.drop(definitions.complete(object).reference(),
				(before) -> options.apply(before).existing(object)));
	}

	/**
	 * Renames an object.
	 * @param object the object by the name that it has
	 */
	default void rename(ObjectReference object, String newName) {
		apply(new RenameObject(new Definitions(this).complete(object), newName));
	}

	/**
	 * Moves an object to another schema.
	 */
	default void setSchema(ObjectReference object, String newSchema) {
		apply(new SetSchema(new Definitions(this).complete(object), newSchema, null));
	}

	/**
	 * Sets the comment of an object, or removes it.
	 * @param comment the comment, or {@code null} for none
	 */
	default void comment(ObjectReference object, @Nullable String comment) {
		apply(new SetComment(new Definitions(this).complete(object), comment, null));
	}

	/**
	 * Sets the comment of an object, or removes it.
	 * @param comment the comment, or {@code null} for none
	 * @param existing the comment that it had, or {@code null} if it had none
	 */
	default void comment(ObjectReference object, @Nullable String comment, @Nullable String existing) {
		apply(new SetComment(new Definitions(this).complete(object), comment, new Known<>(existing)));
	}

	/**
	 * Grants privileges on an object.
	 * @param roles to whom; {@code public} for everybody
	 */
	default void grant(Privileges privileges, ObjectReference object, String... roles) {
		apply(new Grant(privileges, new Definitions(this).complete(object), List.of(roles), null));
	}

	/**
	 * Revokes privileges on an object.
	 * @param roles from whom; {@code public} for everybody
	 */
	default void revoke(Privileges privileges, ObjectReference object, String... roles) {
		apply(new Revoke(privileges, new Definitions(this).complete(object), List.of(roles), false, null));
	}

	/**
	 * Revokes privileges on an object, also from those to whom these roles have granted
	 * them.
	 * @param roles from whom; {@code public} for everybody
	 */
	default void revokeCascade(Privileges privileges, ObjectReference object, String... roles) {
		apply(new Revoke(privileges, new Definitions(this).complete(object), List.of(roles), true, null));
	}

	/**
	 * Revokes privileges on an object all of which are held, so that granting them takes
	 * it back.
	 * @param roles from whom; {@code public} for everybody
	 */
	default void revokeExisting(Privileges privileges, ObjectReference object, String... roles) {
		ObjectReference complete = new Definitions(this).complete(object);
		apply(new Revoke(privileges, complete, List.of(roles), false,
				List.of(new Grant(privileges, complete, List.of(roles), null))));
	}

	/**
	 * Creates an extension.
	 */
	default void createExtension(String name) {
		create(Extension.of(name));
	}

	/**
	 * Creates an extension.
	 */
	default void createExtension(Extension extension) {
		create(extension);
	}

	/**
	 * Creates an extension unless it is there, in whatever version.
	 */
	default void createExtensionIfNotExists(String name) {
		create(Extension.of(name), CreateOptions::ifNotExists);
	}

	/**
	 * Drops an extension.
	 */
	default void dropExtension(String name) {
		dropExtension(name, (options) -> options);
	}

	/**
	 * Drops an extension.
	 * @param options how, and what it was like
	 */
	default void dropExtension(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.EXTENSION, QualifiedName.of(name)), options);
	}

	/**
	 * Creates a schema.
	 */
	default void createSchema(String name) {
		create(Namespace.of(name));
	}

	/**
	 * Creates a schema unless it is there.
	 */
	default void createSchemaIfNotExists(String name) {
		create(Namespace.of(name), CreateOptions::ifNotExists);
	}

	/**
	 * Drops a schema.
	 */
	default void dropSchema(String name) {
		dropSchema(name, (options) -> options);
	}

	/**
	 * Drops a schema.
	 * @param options how, and what it was like
	 */
	default void dropSchema(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.SCHEMA, QualifiedName.of(name)), options);
	}

}
