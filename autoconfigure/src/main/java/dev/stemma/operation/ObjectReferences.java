package dev.stemma.operation;

import java.util.List;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.SqlTypes;

/**
 * The words for which object is meant, part of {@link Ddl}.
 */
public abstract class ObjectReferences extends SqlTypes {

	ObjectReferences() {
	}

	public static ObjectReference onTable(String name) {
		return ObjectReference.table(QualifiedName.of(name));
	}

	public static ObjectReference onColumn(String table, String column) {
		return ObjectReference.column(QualifiedName.of(table), column);
	}

	public static ObjectReference onConstraint(String table, String constraint) {
		return ObjectReference.constraint(QualifiedName.of(table), constraint);
	}

	public static ObjectReference onTrigger(String table, String trigger) {
		return ObjectReference.trigger(QualifiedName.of(table), trigger);
	}

	public static ObjectReference onFunction(String name, SqlType... arguments) {
		return ObjectReference.function(QualifiedName.of(name), List.of(arguments));
	}

	public static ObjectReference onProcedure(String name, SqlType... arguments) {
		return ObjectReference.procedure(QualifiedName.of(name), List.of(arguments));
	}

	/**
	 * An object of another kind: {@code on(ObjectKind.SEQUENCE, "order_number")}.
	 */
	public static ObjectReference on(ObjectKind kind, String name) {
		return ObjectReference.of(kind, QualifiedName.of(name));
	}

	public static ObjectReference onIndex(String name) {
		return on(ObjectKind.INDEX, name);
	}

	public static ObjectReference onSequence(String name) {
		return on(ObjectKind.SEQUENCE, name);
	}

	/**
	 * An enum, or a type of several attributes.
	 */
	public static ObjectReference onType(String name) {
		return on(ObjectKind.TYPE, name);
	}

	public static ObjectReference onDomain(String name) {
		return on(ObjectKind.DOMAIN, name);
	}

	public static ObjectReference onView(String name) {
		return on(ObjectKind.VIEW, name);
	}

	public static ObjectReference onMaterializedView(String name) {
		return on(ObjectKind.MATERIALIZED_VIEW, name);
	}

	public static ObjectReference onExtension(String name) {
		return on(ObjectKind.EXTENSION, name);
	}

	public static ObjectReference onSchema(String name) {
		return on(ObjectKind.SCHEMA, name);
	}

	public static ObjectReference onCast(SqlType source, SqlType target) {
		return ObjectReference.cast(source, target);
	}

	/**
	 * An object that stands in a schema: {@code on(ObjectKind.VIEW, qualified("audit",
	 * "recent"))}.
	 */
	public static ObjectReference on(ObjectKind kind, QualifiedName name) {
		return ObjectReference.of(kind, name);
	}

}
