package dev.stemma.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Definition;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Changes of a table that are made in one statement. Every method returns another
 * alteration.
 */
public final class TableAlteration {

	private final QualifiedName table;

	private final OperationTarget target;

	private final boolean only;

	private final List<TableChange> changes;

	private TableAlteration(QualifiedName table, OperationTarget target, boolean only, List<TableChange> changes) {
		this.table = table;
		this.target = target;
		this.only = only;
		this.changes = List.copyOf(changes);
	}

	static TableAlteration of(QualifiedName table, OperationTarget target) {
		return new TableAlteration(table, target, false, List.of());
	}

	/**
	 * Makes one more change.
	 */
	public TableAlteration with(TableChange change) {
		return with(List.of(change));
	}

	private TableAlteration with(List<? extends TableChange> more) {
		List<TableChange> all = new ArrayList<>(this.changes);
		all.addAll(more);
		return new TableAlteration(this.table, this.target, this.only, all);
	}

	/**
	 * Leaves tables that inherit from it, and partitions, alone.
	 */
	public TableAlteration only() {
		return new TableAlteration(this.table, this.target, true, this.changes);
	}

	public TableAlteration addColumn(Column column) {
		return addColumn(column, (options) -> options);
	}

	public TableAlteration addColumn(Column column, UnaryOperator<CreateOptions> options) {
		CreateOptions chosen = options.apply(CreateOptions.DEFAULTS);
		Require.that(!chosen.concurrent() && chosen.existence() != CreateObject.Existence.REPLACED,
				"Column %s of %s is added concurrently, or to replace another".formatted(column.name(), this.table),
				"Only ifNotExists() is known for a column.");
		return with(new ColumnChange.Add(this.target.naming().named(this.table, column),
				chosen.existence() == CreateObject.Existence.KEPT, null));
	}

	public TableAlteration dropColumn(String column) {
		return dropColumn(column, (options) -> options);
	}

	/**
	 * Drops a column.
	 * @param options how, and what it was like
	 */
	public TableAlteration dropColumn(String column, UnaryOperator<DropOptions> options) {
		DropOptions chosen = dropOptions("Column " + column, options);
		return with(new ColumnChange.Drop(column, chosen.optional(), chosen.cascading(), chosen.undo(this::undo)));
	}

	/**
	 * Changes a column, but not its name and its comment.
	 */
	public TableAlteration alterColumn(String column, UnaryOperator<ColumnAlteration> alteration) {
		return with(alteration.apply(ColumnAlteration.of(column)).changesAlone(this.table));
	}

	public TableAlteration addConstraint(Constraint constraint) {
		return with(ConstraintChange.Add.of(this.target.naming().named(this.table, constraint)));
	}

	/**
	 * Makes a unique index a primary key or a unique constraint, which gives it its name.
	 */
	public TableAlteration addConstraintUsingIndex(Constraint constraint, String index) {
		return with(new ConstraintChange.Add(this.target.naming().named(this.table, constraint), index, null));
	}

	public TableAlteration dropConstraint(String name) {
		return dropConstraint(name, (options) -> options);
	}

	/**
	 * Drops a constraint.
	 * @param options how, and what it was like
	 */
	public TableAlteration dropConstraint(String name, UnaryOperator<DropOptions> options) {
		DropOptions chosen = dropOptions("Constraint " + name, options);
		return with(new ConstraintChange.Drop(name, chosen.optional(), chosen.cascading(), chosen.undo(this::undo)));
	}

	/**
	 * Drops a constraint that is known whole.
	 */
	public TableAlteration dropConstraint(Constraint constraint) {
		Constraint named = this.target.naming().named(this.table, constraint);
		return dropConstraint(Require.name("A constraint", named.name()), (options) -> options.existing(named));
	}

	public TableAlteration validateConstraint(String name) {
		return with(new ConstraintChange.Validate(name));
	}

	/**
	 * Changes when a foreign key is looked at.
	 */
	public TableAlteration alterConstraint(String name, Deferrability deferrability) {
		return with(new ConstraintChange.Alter(name, deferrability, null));
	}

	/**
	 * Changes when a foreign key is looked at that is known whole.
	 * @param existing the foreign key as it was
	 */
	public TableAlteration alterConstraint(ForeignKey existing, Deferrability deferrability) {
		Constraint named = this.target.naming().named(this.table, existing);
		return with(new ConstraintChange.Alter(Require.name("A foreign key", named.name()), deferrability, existing));
	}

	/**
	 * Writes it to the log, or no longer.
	 */
	public TableAlteration logged(boolean logged) {
		return with(new TableOption.SetLogged(logged, null));
	}

	/**
	 * Moves it to another tablespace.
	 */
	public TableAlteration tablespace(String tablespace) {
		return with(new TableOption.SetTablespace(tablespace, null));
	}

	/**
	 * Moves it to another tablespace.
	 * @param existing the tablespace that it was in
	 */
	public TableAlteration tablespace(String tablespace, String existing) {
		return with(new TableOption.SetTablespace(tablespace, existing));
	}

	/**
	 * Sets a storage parameter, or resets it.
	 * @param value the value, or {@code null} to reset it
	 */
	public TableAlteration parameter(String name, @Nullable String value) {
		Map<String, @Nullable String> one = new LinkedHashMap<>();
		one.put(name, value);
		return with(new TableOption.SetParameters(one, null));
	}

	/**
	 * Sets a storage parameter, or resets it.
	 * @param value the value, or {@code null} to reset it
	 * @param existing the value that it had, or {@code null} if it was not set
	 */
	public TableAlteration parameter(String name, @Nullable String value, @Nullable String existing) {
		Map<String, @Nullable String> before = new LinkedHashMap<>();
		before.put(name, existing);
		Map<String, @Nullable String> one = new LinkedHashMap<>();
		one.put(name, value);
		return with(new TableOption.SetParameters(one, before));
	}

	public TableAlteration inherit(String parent) {
		return inherit(this.target.qualify(parent));
	}

	public TableAlteration noInherit(String parent) {
		return noInherit(this.target.qualify(parent));
	}

	public TableAlteration inherit(QualifiedName parent) {
		return with(new TableOption.Inherit(parent, true));
	}

	public TableAlteration noInherit(QualifiedName parent) {
		return with(new TableOption.Inherit(parent, false));
	}

	private DropOptions dropOptions(String what, UnaryOperator<DropOptions> options) {
		DropOptions chosen = options.apply(DropOptions.DEFAULTS);
		Require.that(!chosen.concurrent(), what + " of " + this.table + " is dropped concurrently",
				"Only an index is; leave that out.");
		return chosen;
	}

	private Operation undo(Definition definition) {
		return new Definitions(this.target).creation(this.table, definition);
	}

	AlterTable operation() {
		return new AlterTable(this.table, this.only, this.changes);
	}

}
