package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.AttachIndex;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Writes down what brings back indexes and constraints, one by one. Where they have parts
 * on partitions, those come back under their names, too.
 *
 * @param tables the tables that they are on, with their partitions
 */
record IndexRestoration(List<TableFacts> tables) {

	/**
	 * What brings back an index that is no constraint's.
	 */
	List<Operation> index(IndexRow row, boolean concurrently) {
		List<IndexRow> parts = parts(row);
		List<Operation> all = new ArrayList<>();
		all.add(new CreateObject(parts.isEmpty() ? row.index() : only(row.index()), CreateObject.Existence.REFUSED,
				concurrently, null));
		attach(row, parts, all);
		all.addAll(marks(row));
		return all;
	}

	/**
	 * What brings back a constraint.
	 */
	List<Operation> constraint(ConstraintRow row) {
		IndexRow index = row.index();
		List<IndexRow> parts = (index != null) ? parts(index) : List.of();
		List<Operation> all = new ArrayList<>();
		QualifiedName table = tableName(row.table());
		all.add(new AlterTable(table, !parts.isEmpty(), List.of(ConstraintChange.Add.of(row.constraint()))));
		if (index != null) {
			attach(index, parts, all);
		}
		all.addAll(marks(row));
		return all;
	}

	private void attach(IndexRow parent, List<IndexRow> parts, List<Operation> all) {
		for (IndexRow part : parts) {
			ConstraintRow constraint = constraint(part.constraint());
			all.addAll((constraint != null) ? constraint(constraint) : index(part, false));
			all.add(new AttachIndex(parent.name(), part.name()));
		}
	}

	private List<IndexRow> parts(IndexRow row) {
		return this.tables.stream()
			.flatMap((table) -> table.indexes().stream())
			.filter((index) -> index.parent() == row.oid())
			.toList();
	}

	private @Nullable ConstraintRow constraint(long oid) {
		return this.tables.stream()
			.flatMap((table) -> table.constraints().stream())
			.filter((constraint) -> constraint.oid() == oid)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The name of one of the tables.
	 */
	QualifiedName tableName(long oid) {
		return this.tables.stream().filter((table) -> table.relation().oid() == oid).findFirst().orElseThrow().name();
	}

	/**
	 * What a constraint has besides: its comment, and what holds for its index.
	 */
	List<Operation> marks(ConstraintRow row) {
		List<Operation> all = new ArrayList<>(
				Comments.restore(ObjectReference.constraint(tableName(row.table()), row.name()), row.comment()));
		IndexRow index = row.index();
		if (index != null) {
			String alter = "ALTER INDEX " + Identifiers.of(index.name());
			if (!index.index().parameters().isEmpty()) {
				all.add(Execute.of(alter + " SET " + Clauses.assignments(index.index().parameters())));
			}
			if (index.index().tablespace() != null) {
				all.add(Execute.of(alter + " SET" + Clauses.tablespace(index.index().tablespace())));
			}
			all.addAll(marks(index));
		}
		return all;
	}

	/**
	 * What an index has besides: its comment, the statistics of its expressions, what the
	 * table uses it for.
	 */
	static List<Operation> marks(IndexRow row) {
		List<Operation> all = new ArrayList<>(Comments.restore(row.index().reference(), row.comment()));
		String name = Identifiers.of(String.valueOf(row.index().name()));
		for (Map.Entry<Integer, Integer> target : row.statistics().entrySet()) {
			all.add(Execute.of("ALTER INDEX %s ALTER COLUMN %d SET STATISTICS %d".formatted(Identifiers.of(row.name()),
					target.getKey(), target.getValue())));
		}
		String table = "ALTER TABLE " + Identifiers.of(row.index().table());
		if (row.clustered()) {
			all.add(Execute.of(table + " CLUSTER ON " + name));
		}
		if (row.replicaIdentity()) {
			all.add(Execute.of(table + " REPLICA IDENTITY USING INDEX " + name));
		}
		return all;
	}

	/**
	 * What brings back the constraints and indexes among what has gone that do not come
	 * back as parts of others.
	 * @param constraints the oids of the constraints
	 * @param indexes the oids of the indexes
	 */
	List<Operation> all(Set<Long> constraints, Set<Long> indexes) {
		List<Operation> all = new ArrayList<>();
		constraints(constraints).forEach((row) -> all.addAll(constraint(row)));
		indexes(indexes).forEach((row) -> all.addAll(index(row, false)));
		return all;
	}

	/**
	 * The constraints among some that are no parts of others of them.
	 * @param oids the oids of the constraints
	 */
	List<ConstraintRow> constraints(Set<Long> oids) {
		return this.tables.stream()
			.flatMap((table) -> table.constraints().stream())
			.filter((row) -> oids.contains(row.oid()) && !oids.contains(row.parent())
					&& (row.local() || row.parent() != 0))
			// Foreign keys may refer to keys that come back with them.
			.sorted(Comparator.comparing((ConstraintRow row) -> row.constraint() instanceof ForeignKey))
			.toList();
	}

	/**
	 * The indexes among some that are neither constraints' nor parts of others of them.
	 * @param oids the oids of the indexes
	 */
	List<IndexRow> indexes(Set<Long> oids) {
		return this.tables.stream()
			.flatMap((table) -> table.indexes().stream())
			.filter((row) -> oids.contains(row.oid()) && row.constraint() == 0 && !oids.contains(row.parent()))
			.toList();
	}

	private static Index only(Index index) {
		return index.only() ? index : index.onOnly();
	}

}
