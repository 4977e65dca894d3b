package dev.stemma.operation;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject.Existence;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Definition;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.View;

/**
 * Makes operations of what is said about objects: gives them the schema and the names
 * that were left out.
 *
 * @param target where the operations go
 */
record Definitions(OperationTarget target) {

	CreateObject creation(SchemaObject object, UnaryOperator<CreateOptions> options) {
		CreateOptions chosen = options.apply(CreateOptions.DEFAULTS);
		SchemaObject complete = complete(object);
		SchemaObject existing = chosen.existing();
		return new CreateObject(complete, chosen.existence(), chosen.concurrent(),
				(existing != null) ? back(complete, complete(existing)) : null);
	}

	/** A view that has got more columns cannot be replaced by the one with fewer. */
	private static List<Operation> back(SchemaObject now, SchemaObject existing) {
		Require.that(now.reference().equals(existing.reference()),
				"The %s replaces another object, %s".formatted(now.reference(), existing.reference()),
				"Say what the same object was like.");
		if (now instanceof View) {
			return List.of(new DropObject(now.reference(), false, false, false, List.of(CreateObject.of(now))),
					CreateObject.of(existing));
		}
		return List.of(new CreateObject(existing, Existence.REPLACED, false,
				List.of(new CreateObject(now, Existence.REPLACED, false, null))));
	}

	DropObject drop(ObjectReference object, UnaryOperator<DropOptions> options) {
		DropOptions chosen = options.apply(DropOptions.DEFAULTS);
		ObjectReference complete = complete(object);
		QualifiedName table = table(complete);
		return new DropObject(complete, chosen.optional(), chosen.cascading(), chosen.concurrent(),
				chosen.undo((definition) -> creation(table, definition)));
	}

	/** What else is said to have existed may be a part of it. */
	private static @Nullable QualifiedName table(ObjectReference object) {
		return switch (object.kind()) {
			case TABLE, TRIGGER, VIEW, MATERIALIZED_VIEW -> object.name();
			default -> null;
		};
	}

	/**
	 * The operation that makes exist what is said to have existed.
	 * @param table the table that columns and constraints belong to, or {@code null}
	 */
	Operation creation(@Nullable QualifiedName table, Definition definition) {
		if (definition instanceof SchemaObject object) {
			return CreateObject.of(complete(object));
		}
		if (table != null && definition instanceof Column column) {
			return AlterTable.of(table, ColumnChange.Add.of(this.target.naming().named(table, column)));
		}
		if (table != null && definition instanceof Constraint constraint) {
			return AlterTable.of(table, ConstraintChange.Add.of(this.target.naming().named(table, constraint)));
		}
		throw new InvalidDefinitionException("A column or a constraint is said to have existed, and of no table",
				"Name the object that is dropped, and what goes with it.");
	}

	/**
	 * The object with its schema and all names.
	 */
	SchemaObject complete(SchemaObject object) {
		return this.target.naming().named(object.accept(new Placement(this.target)));
	}

	/**
	 * The reference with its schema.
	 */
	ObjectReference complete(ObjectReference object) {
		boolean placed = object.kind().isGlobal() || object.name().schema() != null;
		return placed ? object : object.in(this.target.qualify(object.name().name()).schema());
	}

}
