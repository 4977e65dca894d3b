package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Check;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Writes down what brings back a column, or its type, with what that loses.
 *
 * @param tables the table, then those that inherit from it
 * @param only whether the change leaves the latter alone
 * @param lost what the changes of the table have lost up to here
 */
record ColumnRestoration(List<TableFacts> tables, boolean only, LostParts lost) {

	private TableFacts table() {
		return this.tables.get(0);
	}

	/**
	 * What brings back a column.
	 * @param parts what goes with it
	 */
	List<Operation> column(ColumnRow row, DroppedParts parts) {
		List<Operation> all = new ArrayList<>();
		List<SequenceRow> sequences = SequenceRow.of(table().sequences(), row.table(), row.number());
		sequences.stream()
			.filter((sequence) -> !sequence.identity())
			.forEach((sequence) -> all.add(CreateObject.of(sequence.alone())));
		QualifiedName name = table().name();
		all.add(new AlterTable(name, this.only, List.of(ColumnChange.Add.of(row.definition()))));
		if (row.notNull() != null) {
			all.add(AlterTable.of(name, ConstraintChange.Add.of(row.notNull())));
		}
		sequences.forEach((sequence) -> all.addAll(TableRestoration.marks(table(), sequence)));
		all.addAll(TableRestoration.options(table(), row));
		all.addAll(Acl.grant(ObjectReference.table(name),
				table().acl().held().stream().filter((item) -> row.name().equals(item.column())).toList()));
		all.addAll(this.lost.restore(parts));
		return all;
	}

	/**
	 * What brings back the type of a column where the server rewrites what depends on it:
	 * expressions keep casts to the other type, and indexes lose the statistics targets
	 * that they have. It is dropped before and comes back as it was. {@code null} where
	 * nothing is.
	 * @param change the change, with what is known of the column
	 * @param parts what depends on it
	 */
	@Nullable List<Operation> type(ColumnChange.SetType change, DroppedParts parts) {
		DroppedParts rewritten = rewritten(parts);
		List<Operation> drops = this.lost.drop(rewritten);
		if (drops.isEmpty() || !(change.inverse(table().name()) instanceof Inverse.Known known)) {
			return null;
		}
		List<Operation> all = new ArrayList<>(drops);
		all.addAll(known.operations());
		all.addAll(this.lost.restore(rewritten));
		return all;
	}

	/** The server gives the parts of an index on partitions other names. */
	private boolean isDivided(IndexRow index) {
		return index.constraint() == 0 && (index.parent() != 0 || this.tables.stream()
			.flatMap((facts) -> facts.indexes().stream())
			.anyMatch((row) -> row.parent() == index.oid()));
	}

	private DroppedParts rewritten(DroppedParts parts) {
		Map<String, Set<Long>> all = new HashMap<>(parts.oids());
		Set<Long> constraints = new HashSet<>();
		Set<Long> indexes = new HashSet<>();
		for (TableFacts facts : this.tables) {
			for (ConstraintRow row : facts.constraints()) {
				if (row.constraint() instanceof Check && parts.contain("pg_constraint", row.oid())) {
					constraints.add(row.oid());
				}
			}
			for (IndexRow row : facts.indexes()) {
				if ((row.computes() || isDivided(row)) && parts.contain(CatalogObject.RELATION, row.oid())) {
					indexes.add(row.oid());
				}
			}
		}
		all.put("pg_constraint", constraints);
		all.put(CatalogObject.RELATION, indexes);
		return new DroppedParts(all);
	}

}
