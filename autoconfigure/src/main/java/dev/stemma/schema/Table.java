package dev.stemma.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A table. Every method returns another table and leaves this one as it is.
 *
 * @param name its name
 * @param columns its columns
 * @param constraints its constraints, without those that are written with a column
 * @param comment its comment, or {@code null}
 * @param unlogged whether it is not written to the log, and empty after a crash
 * @param partitionKey how it is divided, or {@code null}
 * @param partitionOf which partition it is, or {@code null}
 * @param inherits the tables that it inherits from
 * @param parameters its storage parameters
 * @param tablespace its tablespace, or {@code null} for the default one
 */
public record Table(QualifiedName name, List<Column> columns, List<Constraint> constraints, @Nullable String comment,
		boolean unlogged, @Nullable PartitionKey partitionKey, @Nullable PartitionOf partitionOf,
		List<QualifiedName> inherits, Map<String, String> parameters,
		@Nullable String tablespace) implements SchemaObject {

	public Table {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
		inherits = List.copyOf(inherits);
		parameters = Copies.ordered(parameters);
		boolean whole = partitionOf == null && inherits.isEmpty();
		if (whole) {
			Require.some("Table " + name + " has no columns", columns);
		}
		Require.distinct("Table " + name + " has two columns", columns.stream().map(Column::name).toList());
		List<Constraint> all = all(columns, constraints);
		Require.that(all.stream().filter(PrimaryKey.class::isInstance).count() <= 1,
				"Table " + name + " has two primary keys", "Keep one; a unique constraint may be another.");
		List<String> names = new ArrayList<>();
		for (Constraint constraint : all) {
			if (constraint.name() != null) {
				names.add(constraint.name());
			}
		}
		Require.distinct("Table " + name + " has two constraints", names);
		Require.nameIfSaid("The tablespace of table " + name, tablespace);
		Require.that(inherits.isEmpty() || (partitionOf == null && partitionKey == null),
				"Table " + name + " inherits, and is partitioned or a partition", "PostgreSQL takes one of them.");
		if (whole) {
			requireColumns(name, columns, all);
			if (partitionKey != null) {
				requireColumns(name, "The partition key", columns,
						partitionKey.keys().stream().map(IndexKey::column).filter(Objects::nonNull).toList());
			}
		}
	}

	private static void requireColumns(QualifiedName name, List<Column> columns, List<Constraint> constraints) {
		for (Constraint constraint : constraints) {
			requireColumns(name, Require.titled("A constraint", constraint.name()), columns, constraint.columns());
			requireColumns(name, Require.titled("A constraint", constraint.name()), columns,
					constraint.includedColumns());
		}
	}

	private static void requireColumns(QualifiedName name, String what, List<Column> columns, List<String> needed) {
		Set<String> known = new LinkedHashSet<>(columns.stream().map(Column::name).toList());
		for (String column : needed) {
			Require.that(known.contains(column),
					"%s of table %s is on column %s, which the table does not have".formatted(what, name, column),
					"Its columns are " + String.join(", ", known) + ".");
		}
	}

	private static List<Constraint> all(List<Column> columns, List<Constraint> constraints) {
		List<Constraint> all = new ArrayList<>();
		columns.forEach((column) -> all.addAll(column.constraints()));
		all.addAll(constraints);
		return all;
	}

	/**
	 * A table of columns and constraints, in any order.
	 */
	public static Table of(QualifiedName name, TableElement... elements) {
		return of(name, null, List.of(), elements);
	}

	private static Table of(QualifiedName name, @Nullable PartitionOf partitionOf, List<QualifiedName> inherits,
			TableElement... elements) {
		List<Column> columns = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		for (TableElement element : elements) {
			if (element instanceof Column column) {
				columns.add(column);
			}
			else if (element instanceof Constraint constraint) {
				constraints.add(constraint);
			}
		}
		return new Table(name, columns, constraints, null, false, null, partitionOf, inherits, Map.of(), null);
	}

	/**
	 * A partition of another table, with that table's columns.
	 * @param elements constraints of its own, and columns of the other table for which
	 * more holds in this one
	 */
	public static Table partition(QualifiedName name, QualifiedName parent, PartitionBound bound,
			TableElement... elements) {
		return of(name, new PartitionOf(parent, bound), List.of(), elements);
	}

	/**
	 * A table that has the columns of another, and those of its own.
	 */
	public static Table inheriting(QualifiedName name, QualifiedName parent, TableElement... elements) {
		return of(name, null, List.of(parent), elements);
	}

	/**
	 * All constraints, those that are written with a column first.
	 */
	public List<Constraint> allConstraints() {
		return all(this.columns, this.constraints);
	}

	/**
	 * With other columns and constraints.
	 */
	public Table elements(List<Column> columns, List<Constraint> constraints) {
		return new Table(this.name, columns, constraints, this.comment, this.unlogged, this.partitionKey,
				this.partitionOf, this.inherits, this.parameters, this.tablespace);
	}

	public Table comment(@Nullable String comment) {
		return new Table(this.name, this.columns, this.constraints, comment, this.unlogged, this.partitionKey,
				this.partitionOf, this.inherits, this.parameters, this.tablespace);
	}

	/**
	 * Is not written to the log, and empty after a crash.
	 */
	public Table asUnlogged() {
		return new Table(this.name, this.columns, this.constraints, this.comment, true, this.partitionKey,
				this.partitionOf, this.inherits, this.parameters, this.tablespace);
	}

	/**
	 * Is divided into partitions.
	 */
	public Table partitionBy(PartitionKey key) {
		return new Table(this.name, this.columns, this.constraints, this.comment, this.unlogged, key, this.partitionOf,
				this.inherits, this.parameters, this.tablespace);
	}

	/**
	 * Inherits from other tables.
	 */
	public Table inherits(QualifiedName... parents) {
		return new Table(this.name, this.columns, this.constraints, this.comment, this.unlogged, this.partitionKey,
				this.partitionOf, List.of(parents), this.parameters, this.tablespace);
	}

	/**
	 * Inherits from other tables.
	 */
	public Table inherits(String... parents) {
		return inherits(Arrays.stream(parents).map(QualifiedName::of).toArray(QualifiedName[]::new));
	}

	/**
	 * Has a storage parameter, as {@code fillfactor}.
	 */
	public Table with(String parameter, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.parameters);
		all.put(parameter, value);
		return new Table(this.name, this.columns, this.constraints, this.comment, this.unlogged, this.partitionKey,
				this.partitionOf, this.inherits, all, this.tablespace);
	}

	public Table tablespace(String tablespace) {
		return new Table(this.name, this.columns, this.constraints, this.comment, this.unlogged, this.partitionKey,
				this.partitionOf, this.inherits, this.parameters, tablespace);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.table(this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.table(this);
	}

}
