package dev.stemma.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Changes a table in one statement: one lock, and at most one rewrite, however many
 * changes.
 *
 * @param table the table
 * @param only whether tables that inherit from it, and partitions, are left alone
 * @param changes the changes
 */
public record AlterTable(QualifiedName table, boolean only, List<TableChange> changes) implements Operation {

	public AlterTable {
		changes = List.copyOf(changes);
		Require.some("Table " + table + " is altered and nothing is changed", changes);
		Require.that(changes.size() == 1 || changes.stream().noneMatch(PartitionChange.class::isInstance),
				"A partition of " + table + " is attached or detached together with other changes",
				"PostgreSQL takes that by itself.");
		Require.distinct("Table " + table + " gets two columns", added(changes).map(Column::name).toList());
		Require.distinct("Table " + table + " loses a column twice,",
				changes.stream()
					.filter(ColumnChange.Drop.class::isInstance)
					.map((change) -> ((ColumnChange.Drop) change).name())
					.toList());
		Require.that(constraints(changes).filter(PrimaryKey.class::isInstance).count() <= 1,
				"Table " + table + " gets two primary keys", "Keep one; a unique constraint may be another.");
	}

	private static Stream<Column> added(List<TableChange> changes) {
		return changes.stream()
			.filter(ColumnChange.Add.class::isInstance)
			.map((change) -> ((ColumnChange.Add) change).column());
	}

	private static Stream<Constraint> constraints(List<TableChange> changes) {
		return Stream.concat(added(changes).flatMap((column) -> column.constraints().stream()),
				changes.stream()
					.filter(ConstraintChange.Add.class::isInstance)
					.map((change) -> ((ConstraintChange.Add) change).constraint()));
	}

	public static AlterTable of(QualifiedName table, TableChange... changes) {
		return new AlterTable(table, false, List.of(changes));
	}

	/**
	 * The inverses of its changes in reverse order, as one statement where they can be.
	 */
	@Override
	public Inverse inverse() {
		List<Operation> all = new ArrayList<>();
		for (int i = this.changes.size() - 1; i >= 0; i--) {
			if (changesNewColumn(i)) {
				continue;
			}
			Inverse inverse = this.changes.get(i).inverse(this.table);
			if (inverse instanceof Inverse.Known known) {
				all.addAll(known.operations());
			}
			else {
				return inverse;
			}
		}
		return Inverse.of(together(all));
	}

	/** What a column is that the same statement adds goes with the column. */
	private boolean changesNewColumn(int i) {
		return this.changes.get(i) instanceof ColumnChange change && this.changes.subList(0, i)
			.stream()
			.anyMatch((before) -> before instanceof ColumnChange.Add add && !add.ifNotExists()
					&& add.name().equals(change.name()));
	}

	private List<Operation> together(List<Operation> operations) {
		if (operations.size() < 2) {
			return operations;
		}
		List<TableChange> merged = new ArrayList<>();
		for (Operation operation : operations) {
			if (!(operation instanceof AlterTable alter) || !alter.table().equals(this.table)) {
				return operations;
			}
			merged.addAll(alter.changes());
		}
		return List.of(new AlterTable(this.table, this.only, merged));
	}

	@Override
	public @Nullable ObjectReference within() {
		return this.changes.stream().allMatch(TableChange::isWithin) ? ObjectReference.table(this.table) : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterTable(this);
	}

	@Override
	public String summary() {
		return String.join(", ", this.changes.stream().map(TableChange::summary).toList()) + " of table " + this.table;
	}

}
