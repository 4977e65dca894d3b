package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SequenceOptions;

/**
 * Writes down what brings back tables with all that belongs to them. A partition is
 * created by itself, with the names that its parts have, and then attached.
 */
final class TableRestoration {

	private final List<TableFacts> tables;

	private final List<Operation> operations = new ArrayList<>();

	private TableRestoration(List<TableFacts> tables) {
		this.tables = tables;
	}

	/**
	 * What brings back a table.
	 * @param tables the table, then its partitions, if it has any
	 */
	static List<Operation> of(List<TableFacts> tables) {
		TableRestoration restoration = new TableRestoration(tables);
		tables.forEach(restoration::create);
		tables.forEach(restoration::addParts);
		tables.forEach(restoration::attach);
		tables.forEach(restoration::addUnattached);
		tables.forEach(restoration::finish);
		return restoration.operations;
	}

	private void create(TableFacts table) {
		table.sequences()
			.stream()
			.filter((sequence) -> !sequence.identity())
			.forEach((sequence) -> this.operations.add(CreateObject.of(sequence.alone())));
		this.operations.add(CreateObject.of(table.table()));
		for (ColumnRow column : table.columns()) {
			inherited(table, column);
			this.operations.addAll(options(table, column));
		}
		table.sequences().forEach((sequence) -> this.operations.addAll(marks(table, sequence)));
	}

	/** What a table that inherits a column says of it by itself. */
	private void inherited(TableFacts table, ColumnRow row) {
		if (!table.inherits() || row.local()) {
			return;
		}
		Column column = row.column();
		if (column.defaultExpression() != null) {
			this.operations.add(AlterTable.of(table.name(),
					new ColumnChange.SetDefault(row.name(), column.defaultExpression(), null)));
		}
		if (!column.nullable() && row.localNotNull()) {
			this.operations.add(AlterTable.of(table.name(),
					new ColumnChange.SetNullable(row.name(), false, column.notNullConstraint(), null)));
		}
		this.operations.addAll(Comments.restore(ObjectReference.column(table.name(), row.name()), column.comment()));
	}

	/**
	 * What sets the options of a column.
	 */
	static List<Operation> options(TableFacts table, ColumnRow row) {
		return row.options().isEmpty() ? List.of() : List.of(Execute.of("ALTER TABLE %s ALTER COLUMN %s SET %s"
			.formatted(Identifiers.of(table.name()), Identifiers.of(row.name()), Clauses.assignments(row.options()))));
	}

	/**
	 * What a sequence of a column gets when the column is there: the column as its owner,
	 * its comment, privileges on it.
	 */
	static List<Operation> marks(TableFacts table, SequenceRow row) {
		List<Operation> all = new ArrayList<>();
		if (!row.identity()) {
			all.add(new AlterSequence(row.sequence().name(), null, SequenceOptions.DEFAULTS, null,
					new Known<>(row.sequence().ownedBy()), null));
		}
		ObjectReference sequence = row.sequence().reference();
		all.addAll(Comments.restore(sequence, row.comment()));
		all.addAll(table.sequenceAcls().getOrDefault(row.oid(), Acl.EMPTY).restore(sequence));
		return all;
	}

	private void addParts(TableFacts table) {
		IndexRestoration restoration = new IndexRestoration(this.tables);
		for (IndexRow index : table.indexes()) {
			if (index.constraint() == 0 && !index.index().only()) {
				this.operations.add(CreateObject.of(index.index()));
				this.operations.addAll(IndexRestoration.marks(index));
			}
		}
		table.constraints()
			.stream()
			.filter((constraint) -> !table.inherits() || constraint.local())
			.forEach((constraint) -> this.operations.addAll(restoration.marks(constraint)));
		table.statistics().forEach((extra) -> this.operations.addAll(extra.restore(table.name())));
		table.triggers().forEach((extra) -> this.operations.addAll(extra.restore(table.name())));
		table.rules().forEach((extra) -> this.operations.addAll(extra.restore(table.name())));
		table.policies().forEach((policy) -> this.operations.addAll(policy.restore(table.name())));
	}

	private void attach(TableFacts table) {
		if (table.relation().partitionOf() != null) {
			this.operations.add(AlterTable.of(table.relation().partitionOf().parent(),
					new PartitionChange.Attach(table.name(), table.relation().partitionOf().bound())));
		}
	}

	/** Indexes of a partitioned table that have not been built on all partitions. */
	private void addUnattached(TableFacts table) {
		IndexRestoration restoration = new IndexRestoration(this.tables);
		table.indexes()
			.stream()
			.filter((index) -> index.constraint() == 0 && index.index().only())
			.forEach((index) -> this.operations.addAll(restoration.index(index, false)));
	}

	private void finish(TableFacts table) {
		String alter = "ALTER TABLE " + Identifiers.of(table.name()) + " ";
		if (table.relation().replicaIdentity() == 'f') {
			this.operations.add(Execute.of(alter + "REPLICA IDENTITY FULL"));
		}
		if (table.relation().replicaIdentity() == 'n') {
			this.operations.add(Execute.of(alter + "REPLICA IDENTITY NOTHING"));
		}
		if (table.relation().rowSecurity()) {
			this.operations.add(Execute.of(alter + "ENABLE ROW LEVEL SECURITY"));
		}
		if (table.relation().forcedRowSecurity()) {
			this.operations.add(Execute.of(alter + "FORCE ROW LEVEL SECURITY"));
		}
		this.operations.addAll(Owners.restore(ObjectReference.table(table.name()), table.relation().owner()));
		this.operations.addAll(table.acl().restore(ObjectReference.of(ObjectKind.TABLE, table.name())));
	}

}
