package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.Table;

/**
 * A table before and after.
 *
 * @param before the table as it is
 * @param after the table as it is wanted
 * @param constraints which constraints are the same
 * @param indexes which indexes are the same
 */
record AlteredTable(TableSide before, TableSide after, Matching<Constraint> constraints, Matching<Index> indexes) {

	static AlteredTable of(TableSide before, TableSide after, DiffOptions options) {
		IndexComparison comparison = new IndexComparison(before.parts(), after.parts(), options);
		return new AlteredTable(before, after,
				Matching.of(ownConstraints(before, after), ownConstraints(after, before), kind(after, options)),
				comparison.match(ownIndexes(before, after), ownIndexes(after, before)));
	}

	/** What a table has as its own is not said of a partition, which has it as such. */
	private static List<Constraint> ownConstraints(TableSide side, TableSide other) {
		Table parent = newParent(side, other);
		if (parent == null) {
			return side.table().allConstraints();
		}
		Set<Object> inherited = new HashSet<>();
		parent.allConstraints().forEach((constraint) -> inherited.add(definition(constraint)));
		return side.table()
			.allConstraints()
			.stream()
			.filter((constraint) -> !inherited.contains(definition(constraint)))
			.toList();
	}

	private static List<Index> ownIndexes(TableSide side, TableSide other) {
		Table parent = newParent(side, other);
		if (parent == null) {
			return side.indexes();
		}
		List<List<Object>> inherited = other.parts().indexes(parent.name()).stream().map(AlteredTable::of).toList();
		return side.indexes().stream().filter((index) -> !inherited.contains(of(index))).toList();
	}

	private static List<Object> of(Index index) {
		return List.of(index.keys(), index.unique(), index.nullsNotDistinct(), index.method(), index.include(),
				String.valueOf(index.where()));
	}

	/** The table whose partition it is on the other side and not on this one. */
	private static @Nullable Table newParent(TableSide side, TableSide other) {
		PartitionOf of = other.table().partitionOf();
		return (of != null && side.table().partitionOf() == null) ? other.parts().table(of.parent()) : null;
	}

	private static Matching.Kind<Constraint> kind(TableSide after, DiffOptions options) {
		return new Matching.Kind<>() {

			@Override
			public String name(Constraint constraint) {
				return String.valueOf(constraint.name());
			}

			@Override
			public Constraint named(Constraint constraint, String name) {
				return constraint.named(name);
			}

			@Override
			public Object definition(Constraint constraint) {
				return AlteredTable.definition(constraint);
			}

			@Override
			public boolean isImplicit(Constraint constraint) {
				return options.implicitNames().isImplicit(after.constraint(constraint));
			}

		};
	}

	/**
	 * What has to be equal for two constraints to be the same but for their names.
	 */
	static Constraint definition(Constraint constraint) {
		Constraint unnamed = constraint.named("?");
		return (unnamed instanceof Check check) ? check.over() : unnamed;
	}

	/**
	 * The same on the way back.
	 */
	AlteredTable reversed() {
		return new AlteredTable(this.after, this.before, this.constraints.reversed(), this.indexes.reversed());
	}

	/**
	 * The columns that the table has now and not before, or the other way round.
	 */
	Set<String> droppedColumns() {
		return lacking(this.before, this.after);
	}

	Set<String> addedColumns() {
		return lacking(this.after, this.before);
	}

	private static Set<String> lacking(TableSide side, TableSide other) {
		Set<String> all = new HashSet<>();
		for (Column column : side.table().columns()) {
			if (other.column(column.name()) == null && other.inherited(column.name()) == null) {
				all.add(column.name());
			}
		}
		return all;
	}

	/**
	 * Columns that both sides say of themselves and that get another type or collation.
	 * What comes from another table on both sides gets it with that one.
	 */
	Set<String> retypedColumns() {
		Set<String> all = new HashSet<>();
		for (Column column : this.before.table().columns()) {
			Column wanted = this.after.column(column.name());
			if (wanted != null && !isInherited(column.name()) && isRetyped(column, wanted)) {
				all.add(column.name());
			}
		}
		return all;
	}

	/**
	 * Whether a column comes from another table, before and after.
	 */
	boolean isInherited(String column) {
		return this.before.inherited(column) != null && this.after.inherited(column) != null;
	}

	/**
	 * Columns that come, go, or get another type.
	 */
	Set<String> movingColumns() {
		Set<String> all = retypedColumns();
		all.addAll(droppedColumns());
		all.addAll(addedColumns());
		return all;
	}

	static boolean isRetyped(Column before, Column after) {
		return !ColumnType.of(before.type()).equals(ColumnType.of(after.type()))
				|| !Objects.equals(before.collation(), after.collation());
	}

	/**
	 * Constraints and indexes that are called otherwise in the end.
	 */
	Map<String, String> renames() {
		Map<String, String> all = new LinkedHashMap<>();
		this.constraints.pairs()
			.forEach((pair) -> rename(all, String.valueOf(pair.before().name()), String.valueOf(pair.after().name())));
		this.indexes.pairs()
			.forEach((pair) -> rename(all, String.valueOf(pair.before().name()), String.valueOf(pair.after().name())));
		return all;
	}

	private static void rename(Map<String, String> all, String from, String to) {
		if (!from.equals(to)) {
			all.put(from, to);
		}
	}

	/**
	 * The pairs of constraints that are about some columns, before or after.
	 */
	List<Matching.Pair<Constraint>> constraintsOn(Set<String> columns) {
		List<Matching.Pair<Constraint>> all = new ArrayList<>();
		for (Matching.Pair<Constraint> pair : this.constraints.pairs()) {
			if (meet(this.before.columnsOf(pair.before()), columns)
					|| meet(this.after.columnsOf(pair.after()), columns)) {
				all.add(pair);
			}
		}
		return all;
	}

	/**
	 * The pairs of indexes that are about some columns, before or after.
	 */
	List<Matching.Pair<Index>> indexesOn(Set<String> columns) {
		List<Matching.Pair<Index>> all = new ArrayList<>();
		for (Matching.Pair<Index> pair : this.indexes.pairs()) {
			if (meet(this.before.columnsOf(pair.before()), columns)
					|| meet(this.after.columnsOf(pair.after()), columns)) {
				all.add(pair);
			}
		}
		return all;
	}

	static boolean meet(Set<String> some, Set<String> others) {
		return some.stream().anyMatch(others::contains);
	}

}
