package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;
import dev.stemma.schema.TableFeature;

/**
 * Makes parts of a table that is there, as a catalog has them.
 *
 * @param side the table, with the parts
 * @param there the catalog in which the parts are not there
 */
record ColumnDefinition(TableSide side, TableParts there) {

	/**
	 * What adds a column, with its sequences, options and privileges.
	 */
	List<Operation> add(Column column) {
		OwnedSequences sequences = new OwnedSequences(this.side, this.there);
		List<Operation> all = new ArrayList<>(sequences.before(column));
		all.add(AlterTable.of(this.side.name(), ColumnChange.Add.of(sequences.written(column))));
		all.addAll(sequences.behind(column));
		options(column.name()).forEach((feature) -> all.addAll(FeatureComparison.create(feature)));
		all.addAll(PrivilegeGroups.ofColumn(this.side.parts(), this.side.reference(), column.name()));
		return all;
	}

	/**
	 * The features that go with a column.
	 */
	List<TableFeature> options(String column) {
		return this.side.features()
			.stream()
			.filter((feature) -> feature.kind() == TableFeature.Kind.COLUMN_OPTIONS
					&& this.side.columnsOf(feature).contains(column))
			.toList();
	}

	/**
	 * What adds a constraint, with its comment and what the table says of its index.
	 */
	static List<Operation> add(TableSide side, Constraint constraint) {
		List<Operation> all = new ArrayList<>();
		all.add(AlterTable.of(side.name(), ConstraintChange.Add.of(constraint)));
		all.addAll(marks(side, constraint));
		return all;
	}

	/**
	 * The comment of a constraint and what the table says of its index.
	 */
	static List<Operation> marks(TableSide side, Constraint constraint) {
		List<Operation> all = new ArrayList<>(side.parts().comment(side.constraint(constraint)));
		side.parts()
			.featuresOfIndex(side.name(), String.valueOf(constraint.name()))
			.forEach((feature) -> all.addAll(FeatureComparison.create(feature)));
		return all;
	}

	/**
	 * What drops a constraint.
	 */
	static ConstraintChange.Drop drop(TableSide side, Constraint constraint) {
		return new ConstraintChange.Drop(String.valueOf(constraint.name()), false, false, add(side, constraint));
	}

	/**
	 * What drops a column.
	 * @param constraints the constraints that go with it
	 * @param indexes the indexes that go with it
	 */
	Operation drop(Column column, List<Constraint> constraints, List<Index> indexes) {
		return AlterTable.of(this.side.name(),
				new ColumnChange.Drop(column.name(), false, false, restoration(column, constraints, indexes)));
	}

	/**
	 * What adds a column with constraints and indexes.
	 */
	List<Operation> restoration(Column column, List<Constraint> constraints, List<Index> indexes) {
		List<Operation> all = new ArrayList<>(add(column));
		constraints.forEach((constraint) -> all.addAll(add(this.side, constraint)));
		indexes.forEach((index) -> all.addAll(IndexComparison.creation(this.side.parts(), index)));
		return all;
	}

}
