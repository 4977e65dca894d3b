package dev.stemma.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * A table in its catalog: one side of a comparison.
 *
 * @param parts the catalog
 * @param table the table
 */
record TableSide(TableParts parts, Table table) {

	QualifiedName name() {
		return this.table.name();
	}

	ObjectReference reference() {
		return this.table.reference();
	}

	ObjectReference column(Column column) {
		return ObjectReference.column(name(), column.name());
	}

	ObjectReference constraint(Constraint constraint) {
		return ObjectReference.constraint(name(), String.valueOf(constraint.name()));
	}

	@Nullable Column column(String name) {
		return this.table.columns().stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * A column that the table does not say of itself and has from a table that it is a
	 * partition of or inherits from, or {@code null}.
	 */
	@Nullable Column inherited(String name) {
		for (QualifiedName parent : parents()) {
			Table table = this.parts.table(parent);
			if (table != null) {
				TableSide side = new TableSide(this.parts, table);
				Column column = side.column(name);
				column = (column != null) ? column : side.inherited(name);
				if (column != null) {
					return column;
				}
			}
		}
		return null;
	}

	private List<QualifiedName> parents() {
		return (this.table.partitionOf() != null) ? List.of(this.table.partitionOf().parent()) : this.table.inherits();
	}

	List<Index> indexes() {
		return this.parts.indexes(name());
	}

	List<Sequence> sequences() {
		return this.parts.sequences(name());
	}

	/**
	 * The sequences that a column owns.
	 */
	List<Sequence> sequences(String column) {
		return sequences().stream()
			.filter((sequence) -> sequence.ownedBy() != null && sequence.ownedBy().column().equals(column))
			.toList();
	}

	List<TableFeature> features() {
		return this.parts.features(name());
	}

	/**
	 * The columns that a constraint is about: those that it names, and what its
	 * expressions name.
	 */
	Set<String> columnsOf(Constraint constraint) {
		Set<String> all = new LinkedHashSet<>(constraint.columns());
		all.addAll(constraint.includedColumns());
		if (constraint instanceof Check check) {
			all.addAll(named(check.condition()));
		}
		if (constraint instanceof Exclusion exclusion) {
			exclusion.elements().forEach((element) -> all.addAll(columnsOf(element.key())));
			all.addAll(named(exclusion.where()));
		}
		for (ObjectReference needed : this.parts.catalog().neededBy(constraint(constraint))) {
			if (needed.kind() == ObjectKind.COLUMN && needed.name().equals(name()) && needed.part() != null) {
				all.add(needed.part());
			}
		}
		return all;
	}

	/**
	 * The columns that an index is about.
	 */
	Set<String> columnsOf(Index index) {
		Set<String> all = new LinkedHashSet<>(index.include());
		index.keys().forEach((key) -> all.addAll(columnsOf(key)));
		all.addAll(named(index.where()));
		return all;
	}

	private Set<String> columnsOf(IndexKey key) {
		return (key.column() != null) ? Set.of(key.column()) : named(key.expression());
	}

	/**
	 * The columns of the table that SQL names.
	 */
	Set<String> named(@Nullable String sql) {
		Set<String> all = new LinkedHashSet<>();
		if (sql != null) {
			Set<String> words = SqlWords.of(sql);
			this.table.columns().stream().map(Column::name).filter(words::contains).forEach(all::add);
		}
		return all;
	}

	/**
	 * The columns that a feature names.
	 */
	Set<String> columnsOf(TableFeature feature) {
		Set<String> all = new LinkedHashSet<>();
		feature.create().forEach((sql) -> all.addAll(named(sql)));
		return all;
	}

}
