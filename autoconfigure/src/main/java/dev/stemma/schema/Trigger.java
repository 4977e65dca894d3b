package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A trigger.
 *
 * @param name its name
 * @param table its table or view
 * @param timing when it fires
 * @param events on what, as SQL writes it: {@code INSERT}, {@code UPDATE OF total}
 * @param forEachRow whether it fires for every row, and not for the statement
 * @param when the condition, or {@code null}
 * @param oldTable the name under which it sees the rows as they were, or {@code null}
 * @param newTable the name under which it sees the rows as they are, or {@code null}
 * @param function the function that it calls
 * @param arguments the function's arguments; texts
 * @param constraint whether it is a constraint trigger, and when that is looked at, or
 * {@code null}
 */
public record Trigger(String name, QualifiedName table, Timing timing, List<String> events, boolean forEachRow,
		@Nullable String when, @Nullable String oldTable, @Nullable String newTable, QualifiedName function,
		List<String> arguments, @Nullable Deferrability constraint) implements SchemaObject {

	public Trigger {
		Require.name("A trigger of " + table, name);
		events = List.copyOf(events);
		arguments = List.copyOf(arguments);
		Require.some("Trigger " + name + " of " + table + " fires on nothing", events);
		events.forEach((event) -> Require.sql("An event of trigger " + name + " of " + table, event));
		if (when != null) {
			Require.sql("The condition of trigger " + name + " of " + table, when);
		}
		Require.nameIfSaid("The old table of trigger " + name, oldTable);
		Require.nameIfSaid("The new table of trigger " + name, newTable);
		Require.that(timing != Timing.INSTEAD_OF || (forEachRow && when == null),
				"Trigger %s of %s fires instead, and not for each row or under a condition".formatted(name, table),
				"PostgreSQL takes neither.");
		Require.that(timing == Timing.AFTER || (oldTable == null && newTable == null),
				"Trigger %s of %s sees the changed rows as tables and does not fire after the change".formatted(name,
						table),
				"Have it fire after.");
		Require.that(constraint == null || (timing == Timing.AFTER && forEachRow),
				"The constraint trigger %s of %s does not fire after each row".formatted(name, table),
				"PostgreSQL takes no other.");
	}

	/**
	 * A trigger that calls a function for every row.
	 * @param events on what, as SQL writes it: {@code INSERT}, {@code UPDATE OF total}
	 */
	public static Trigger of(String name, QualifiedName table, Timing timing, QualifiedName function,
			String... events) {
		return new Trigger(name, table, timing, List.of(events), true, null, null, null, function, List.of(), null);
	}

	/**
	 * Fires once for a statement.
	 */
	public Trigger forEachStatement() {
		return new Trigger(this.name, this.table, this.timing, this.events, false, this.when, this.oldTable,
				this.newTable, this.function, this.arguments, this.constraint);
	}

	/**
	 * Fires where a condition holds.
	 */
	public Trigger when(String condition) {
		return new Trigger(this.name, this.table, this.timing, this.events, this.forEachRow, condition, this.oldTable,
				this.newTable, this.function, this.arguments, this.constraint);
	}

	/**
	 * Sees the rows as they were and as they are under names.
	 */
	public Trigger referencing(@Nullable String oldTable, @Nullable String newTable) {
		return new Trigger(this.name, this.table, this.timing, this.events, this.forEachRow, this.when, oldTable,
				newTable, this.function, this.arguments, this.constraint);
	}

	/**
	 * Gives its function arguments.
	 */
	public Trigger arguments(String... arguments) {
		return new Trigger(this.name, this.table, this.timing, this.events, this.forEachRow, this.when, this.oldTable,
				this.newTable, this.function, List.of(arguments), this.constraint);
	}

	/**
	 * Is a constraint trigger.
	 */
	public Trigger asConstraint(Deferrability deferrability) {
		return new Trigger(this.name, this.table, this.timing, this.events, this.forEachRow, this.when, this.oldTable,
				this.newTable, this.function, this.arguments, deferrability);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.trigger(this.table, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.trigger(this);
	}

	/**
	 * When a trigger fires.
	 */
	public enum Timing {

		BEFORE, AFTER, INSTEAD_OF

	}

}
