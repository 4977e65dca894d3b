package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;

/**
 * The constraints, indexes and statistics that changes of a table lose. What several of
 * them lose comes back once, with the first of them, which is the last to be taken back.
 */
final class LostParts {

	private final List<TableFacts> tables;

	private final IndexRestoration restoration;

	private final Set<Long> gone = new HashSet<>();

	/**
	 * Makes one of which nothing is lost yet.
	 * @param tables the table, then those that inherit from it
	 */
	LostParts(List<TableFacts> tables) {
		this.tables = List.copyOf(tables);
		this.restoration = new IndexRestoration(this.tables);
	}

	IndexRestoration restoration() {
		return this.restoration;
	}

	/**
	 * Has a constraint go with its index.
	 * @return whether no change before has lost it
	 */
	boolean lose(ConstraintRow row) {
		if (row.index() != null) {
			this.gone.add(row.index().oid());
		}
		return this.gone.add(row.oid());
	}

	/**
	 * What brings back parts, those apart that changes before have lost.
	 */
	List<Operation> restore(DroppedParts lost) {
		Set<Long> constraints = new HashSet<>();
		Set<Long> indexes = new HashSet<>();
		for (TableFacts facts : this.tables) {
			facts.constraints()
				.stream()
				.filter((row) -> isAmong(lost, row) && lose(row))
				.forEach((row) -> constraints.add(row.oid()));
			facts.indexes()
				.stream()
				.filter((row) -> lost.contain(CatalogObject.RELATION, row.oid()) && row.constraint() == 0
						&& this.gone.add(row.oid()))
				.forEach((row) -> indexes.add(row.oid()));
		}
		List<Operation> all = new ArrayList<>(this.restoration.all(constraints, indexes));
		statistics(lost, (facts, extra) -> {
			if (this.gone.add(extra.oid())) {
				all.addAll(extra.restore(facts.name()));
			}
		});
		return all;
	}

	/**
	 * What drops parts that are there, and those only.
	 */
	List<Operation> drop(DroppedParts lost) {
		Set<Long> constraints = new HashSet<>();
		Set<Long> indexes = new HashSet<>();
		for (TableFacts facts : this.tables) {
			facts.constraints()
				.stream()
				.filter((row) -> isAmong(lost, row))
				.forEach((row) -> constraints.add(row.oid()));
			facts.indexes()
				.stream()
				.filter((row) -> lost.contain(CatalogObject.RELATION, row.oid()))
				.forEach((row) -> indexes.add(row.oid()));
		}
		List<Operation> all = new ArrayList<>();
		statistics(lost, (facts, extra) -> all.add(Execute.of("DROP STATISTICS IF EXISTS " + extra.name())));
		this.restoration.indexes(indexes)
			.forEach((row) -> all.add(new DropObject(row.index().reference(), true, false, false, null)));
		this.restoration.constraints(constraints)
			.forEach((row) -> all.add(AlterTable.of(this.restoration.tableName(row.table()),
					new ConstraintChange.Drop(row.name(), true, false, null))));
		return all;
	}

	/** The index of a constraint may be all that depends on a column. */
	private static boolean isAmong(DroppedParts lost, ConstraintRow row) {
		return lost.contain("pg_constraint", row.oid())
				|| (row.index() != null && lost.contain(CatalogObject.RELATION, row.index().oid()));
	}

	private void statistics(DroppedParts lost, BiConsumer<TableFacts, TableExtra> each) {
		for (TableFacts facts : this.tables) {
			facts.statistics()
				.stream()
				.filter((extra) -> lost.contain("pg_statistic_ext", extra.oid()))
				.forEach((extra) -> each.accept(facts, extra));
		}
	}

}
