package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * Makes a table as a catalog has it.
 *
 * @param side the table
 * @param there the catalog in which the table is not there
 */
record TableCreation(TableSide side, TableParts there) {

	/**
	 * What creates the table, without what needs other objects: foreign keys, rules,
	 * policies, the states of its triggers; and without its indexes.
	 */
	List<Operation> operations() {
		OwnedSequences sequences = new OwnedSequences(this.side, this.there);
		List<Operation> all = new ArrayList<>();
		List<Column> columns = this.side.table().columns();
		columns.forEach((column) -> all.addAll(sequences.before(column)));
		all.add(CreateObject.of(table(sequences)));
		columns.forEach((column) -> all.addAll(sequences.behind(column)));
		for (Constraint constraint : constraints()) {
			all.addAll(ColumnDefinition.marks(this.side, constraint));
		}
		for (TableFeature feature : this.side.features()) {
			if (isPlain(feature)) {
				all.addAll(FeatureComparison.create(feature));
			}
		}
		all.addAll(PrivilegeGroups.operations(this.side.parts(), this.side.reference()));
		return all;
	}

	private Table table(OwnedSequences sequences) {
		Table table = this.side.table();
		return table.elements(table.columns().stream().map(sequences::written).toList(), constraints());
	}

	private List<Constraint> constraints() {
		return this.side.table().allConstraints().stream().filter(Predicate.not(ForeignKey.class::isInstance)).toList();
	}

	List<ForeignKey> foreignKeys() {
		return this.side.table()
			.allConstraints()
			.stream()
			.filter(ForeignKey.class::isInstance)
			.map(ForeignKey.class::cast)
			.toList();
	}

	/** Whether it needs the table and its columns alone. */
	private boolean isPlain(TableFeature feature) {
		return switch (feature.kind()) {
			case STATISTICS, COLUMN_OPTIONS, ROW_SECURITY -> true;
			case INDEX_STATISTICS, CLUSTERING, REPLICA_IDENTITY -> !goesWithIndex(feature);
			case RULE, TRIGGER_STATE, POLICY -> false;
		};
	}

	private boolean goesWithIndex(TableFeature feature) {
		boolean constraint = constraints().stream()
			.anyMatch((each) -> this.side.parts()
				.featuresOfIndex(this.side.name(), String.valueOf(each.name()))
				.contains(feature));
		return constraint || this.side.indexes()
			.stream()
			.anyMatch((index) -> this.side.parts()
				.featuresOfIndex(this.side.name(), String.valueOf(index.name()))
				.contains(feature));
	}

	/**
	 * The features that need other objects, which may come later.
	 */
	List<TableFeature> furtherFeatures() {
		return this.side.features().stream().filter((feature) -> !isPlain(feature) && !goesWithIndex(feature)).toList();
	}

	/**
	 * What drops the table.
	 * @param foreignKeys the foreign keys that go with it
	 */
	DropObject removal(List<ForeignKey> foreignKeys) {
		List<Operation> all = new ArrayList<>(operations());
		this.side.indexes().forEach((index) -> all.addAll(IndexComparison.creation(this.side.parts(), index)));
		furtherFeatures().stream()
			.filter((feature) -> feature.kind() != TableFeature.Kind.TRIGGER_STATE)
			.forEach((feature) -> all.addAll(FeatureComparison.create(feature)));
		foreignKeys.forEach((key) -> all.addAll(ColumnDefinition.add(this.side, key)));
		return new DropObject(this.side.reference(), false, false, false, all);
	}

}
