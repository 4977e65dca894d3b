package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * Compares tables: their columns, constraints, indexes, options, features, comments and
 * the sequences that their columns own. The states of triggers go with the triggers.
 * <p>
 * The changes of one table are returned in an order in which they can be made.
 */
final class TableComparison {

	private final TableParts before;

	private final TableParts after;

	private final DiffOptions options;

	private final IndexComparison indexes;

	private final ForeignKeyNeeds foreignKeys;

	private final List<Problem> remarks = new ArrayList<>();

	TableComparison(Catalog before, Catalog after, DiffOptions options) {
		this.before = new TableParts(before);
		this.after = new TableParts(after);
		this.options = options;
		this.indexes = new IndexComparison(this.before, this.after, options);
		this.foreignKeys = new ForeignKeyNeeds(this.before, this.after, options);
	}

	/**
	 * What has been seen up to now and can't be changed by operations, a sentence each.
	 */
	List<Problem> remarks() {
		return List.copyOf(this.remarks);
	}

	/**
	 * A new table with all that belongs to it. Its foreign keys are changes of their own.
	 */
	List<Change> create(Table table) {
		TableSide side = new TableSide(this.after, table);
		TableCreation creation = new TableCreation(side, this.before);
		List<Change> changes = new ArrayList<>();
		List<Operation> downgrade = new ArrayList<>(kept(side, this.before));
		downgrade.add(creation.removal(List.of()));
		changes.add(Change.of(Change.Kind.ADD, table.reference(), Words.missing(table.reference()),
				creation.operations(), downgrade));
		side.indexes().forEach((index) -> changes.add(this.indexes.create(index)));
		creation.foreignKeys().forEach((key) -> changes.add(ConstraintComparison.add(side, key, "")));
		withoutStates(creation.furtherFeatures()).forEach((feature) -> changes.add(FeatureComparison.added(feature)));
		return changes;
	}

	/** Sequences that stay when their table goes. */
	private static List<Operation> kept(TableSide side, TableParts other) {
		List<Operation> all = new ArrayList<>();
		for (Sequence sequence : side.sequences()) {
			if (other.contains(sequence.reference())) {
				all.add(OwnedSequences.release(sequence));
			}
		}
		return all;
	}

	private static List<TableFeature> withoutStates(List<TableFeature> features) {
		return features.stream().filter((feature) -> feature.kind() != TableFeature.Kind.TRIGGER_STATE).toList();
	}

	/**
	 * A table that goes with all that belongs to it. Foreign keys that form a ring with
	 * those of other tables that go are changes of their own.
	 */
	List<Change> drop(Table table) {
		TableSide side = new TableSide(this.before, table);
		TableCreation creation = new TableCreation(side, this.after);
		List<Change> changes = new ArrayList<>();
		List<ForeignKey> own = new ArrayList<>();
		for (ForeignKey key : creation.foreignKeys()) {
			if (this.foreignKeys.isInRing(table, key)) {
				changes.add(ConstraintComparison.drop(side, key, ""));
			}
			else {
				own.add(key);
			}
		}
		List<Operation> upgrade = new ArrayList<>(kept(side, this.after));
		upgrade.add(creation.removal(own));
		changes.add(
				Change
					.of(Change.Kind.DROP, table.reference(), Words.notWanted(table.reference()), upgrade,
							restoration(creation.removal(own).undo()))
					.destroying(table.reference() + " with its rows"));
		return changes;
	}

	private static List<Operation> restoration(@Nullable List<Operation> undo) {
		return (undo != null) ? undo : List.of();
	}

	/**
	 * What differs between two tables of one name. To be asked of equal tables as well:
	 * what belongs to them may differ, or a foreign key be in the way of changes of
	 * another table.
	 */
	List<Change> alter(Table before, Table after) {
		AlteredTable table = AlteredTable.of(new TableSide(this.before, before), new TableSide(this.after, after),
				this.options);
		ColumnComparison columns = new ColumnComparison(table, this.options);
		List<Change> inherited = columns.inherited();
		Set<Object> handled = columns.handled();
		ConstraintComparison constraints = new ConstraintComparison(table, this.options, handled);
		List<Change> indexChanges = this.indexes.compare(table.indexes(), handled, (pair) -> isMoving(table, pair));
		recreated(table, handled);
		List<Change> features = FeatureComparison.compare(
				FeatureComparison.without(withoutStates(table.before().features()), handled),
				FeatureComparison.without(withoutStates(table.after().features()), handled), table.renames());
		TableOptionComparison options = new TableOptionComparison(before, after);
		this.remarks.addAll(constraints.remarks());
		this.remarks.addAll(options.remarks());
		Predicate<Change> removes = (change) -> change.kind() == Change.Kind.DROP;
		Predicate<Change> unmakes = (change) -> change.summary().endsWith("is not wanted");
		List<Change> all = new ArrayList<>();
		all.addAll((after.partitionOf() == null) ? options.partition() : List.of());
		features.stream().filter(unmakes).forEach(all::add);
		all.addAll(constraints.drops());
		indexChanges.stream().filter(removes).forEach(all::add);
		columns.changes().forEach((change) -> all.add(new Heirs(this.before, this.after).kept(change)));
		all.addAll(inherited);
		all.addAll(constraints.changes());
		indexChanges.stream().filter(Predicate.not(removes)).forEach(all::add);
		all.addAll(constraints.foreignKeys());
		all.addAll(columns.drops());
		all.addAll(options.changes());
		features.stream().filter(Predicate.not(unmakes)).forEach(all::add);
		all.addAll(new MissingPrivileges(this.before, this.after).compare(after.reference()));
		all.addAll((after.partitionOf() != null) ? options.partition() : List.of());
		return all;
	}

	/** Whether an index is about columns that come, go, or get another type. */
	private static boolean isMoving(AlteredTable table, Matching.Pair<Index> pair) {
		Set<String> moving = table.movingColumns();
		return AlteredTable.meet(table.before().columnsOf(pair.before()), moving)
				|| AlteredTable.meet(table.after().columnsOf(pair.after()), moving);
	}

	/** What the table says of an index comes and goes with the index. */
	private static void recreated(AlteredTable table, Set<Object> handled) {
		TableSide before = table.before();
		TableSide after = table.after();
		for (Constraint constraint : table.constraints().dropped()) {
			handled.addAll(ofIndex(before, constraint.name()));
		}
		for (Constraint constraint : table.constraints().added()) {
			handled.addAll(ofIndex(after, constraint.name()));
		}
		for (Matching.Pair<Constraint> pair : table.constraints().pairs()) {
			if (handled.contains(pair.before())
					|| !AlteredTable.definition(pair.before()).equals(AlteredTable.definition(pair.after()))) {
				handled.addAll(ofIndex(before, pair.before().name()));
				handled.addAll(ofIndex(after, pair.after().name()));
			}
		}
		table.indexes().dropped().forEach((index) -> handled.addAll(ofIndex(before, index.name())));
		table.indexes().added().forEach((index) -> handled.addAll(ofIndex(after, index.name())));
		for (Matching.Pair<Index> pair : table.indexes().pairs()) {
			if (handled.contains(pair.before()) || !pair.before().named("?").equals(pair.after().named("?"))) {
				handled.addAll(ofIndex(before, pair.before().name()));
				handled.addAll(ofIndex(after, pair.after().name()));
			}
		}
	}

	private static List<TableFeature> ofIndex(TableSide side, @Nullable String index) {
		return side.parts().featuresOfIndex(side.name(), String.valueOf(index));
	}

}
