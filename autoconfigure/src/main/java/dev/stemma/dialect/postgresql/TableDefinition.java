package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * Tables as they are created where those are there that they inherit from: what they
 * inherit is not said again.
 */
final class TableDefinition {

	private final Map<Long, Map<String, ColumnRow>> columns = new HashMap<>();

	/**
	 * For tables of which some may inherit from others.
	 * @param columns the columns of all of them
	 */
	TableDefinition(List<ColumnRow> columns) {
		columns.forEach((column) -> this.columns.computeIfAbsent(column.table(), (oid) -> new HashMap<>())
			.put(column.name(), column));
	}

	/**
	 * A table, with its columns in their order.
	 */
	Table of(TableFacts facts) {
		RelationRow relation = facts.relation();
		boolean whole = relation.parents().isEmpty();
		List<Column> columns = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		for (ColumnRow row : facts.columns()) {
			Column column = whole ? row.definition() : column(relation, row);
			if (column != null) {
				columns.add(column);
			}
			if (row.notNull() != null && row.localNotNull()) {
				constraints.add(row.notNull());
			}
		}
		facts.constraints().stream().filter(TableDefinition::isOwn).forEach((row) -> constraints.add(row.constraint()));
		List<QualifiedName> parents = facts.inherits() ? relation.parents().stream().map(TableParent::name).toList()
				: List.of();
		return new Table(facts.name(), columns, constraints, relation.comment(), relation.unlogged(),
				relation.partitionKey(), relation.partitionOf(), parents, relation.parameters(), relation.tablespace());
	}

	/**
	 * Whether a constraint is the table's own, and not only inherited or part of one of
	 * its partitioned table.
	 */
	static boolean isOwn(ConstraintRow row) {
		return row.local() && row.parent() == 0;
	}

	/**
	 * What holds in a table for columns that it has of another, where the table can't say
	 * so when it is created: what it names then counts as its own.
	 */
	List<InheritedColumn> inherited(TableFacts facts) {
		if (!facts.inherits()) {
			return List.of();
		}
		List<InheritedColumn> all = new ArrayList<>();
		Set<String> key = facts.constraints()
			.stream()
			.map(ConstraintRow::constraint)
			.filter(PrimaryKey.class::isInstance)
			.flatMap((constraint) -> constraint.columns().stream())
			.collect(Collectors.toSet());
		for (ColumnRow row : facts.columns()) {
			if (!row.local()) {
				all.add(new InheritedColumn(row, parent(facts.relation(), row.name()), key.contains(row.name())));
			}
		}
		return all;
	}

	private @Nullable Column column(RelationRow relation, ColumnRow row) {
		if (relation.partitionOf() != null) {
			return new InheritedColumn(row, parent(relation, row.name()), false).difference();
		}
		return row.local() ? InheritedColumn.local(row) : null;
	}

	private @Nullable ColumnRow parent(RelationRow relation, String column) {
		for (TableParent parent : relation.parents()) {
			ColumnRow row = this.columns.getOrDefault(parent.oid(), Map.of()).get(column);
			if (row != null) {
				return row;
			}
		}
		return null;
	}

}
