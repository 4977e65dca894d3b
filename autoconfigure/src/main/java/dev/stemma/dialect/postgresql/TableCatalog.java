package dev.stemma.dialect.postgresql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;

/**
 * Adds tables and views to a catalog, with all that belongs to them.
 */
final class TableCatalog {

	private final CatalogParts catalog;

	private final TableDefinition definition;

	/** Indexes of partitioned tables that are not on all of the partitions. */
	private final Set<Long> incomplete = new HashSet<>();

	TableCatalog(CatalogParts catalog, List<TableFacts> tables) {
		this.catalog = catalog;
		this.definition = new TableDefinition(tables.stream().flatMap((table) -> table.columns().stream()).toList());
		tables.forEach((table) -> table.indexes()
			.stream()
			.filter((index) -> index.index().only())
			.forEach((index) -> this.incomplete.add(index.oid())));
	}

	void add(TableFacts table) {
		SchemaObject view = ViewRestoration.definition(table.relation());
		boolean added = (view != null) ? addView(table, view)
				: this.catalog.add(CatalogId.relation(table.relation().oid()), () -> this.definition.of(table), null);
		if (added) {
			addConstraints(table);
			table.indexes().forEach(this::addIndex);
			TableFeatures.of(table, this.definition.inherited(table)).forEach(this.catalog::feature);
		}
		else if (view == null) {
			this.catalog.unread(ObjectReference.table(table.name()));
		}
	}

	private boolean addView(TableFacts table, SchemaObject view) {
		table.columns()
			.forEach((column) -> this.catalog.comment(ObjectReference.column(table.name(), column.name()),
					column.column().comment()));
		return this.catalog.add(CatalogId.relation(table.relation().oid()), () -> view, table.relation().comment());
	}

	private void addConstraints(TableFacts table) {
		Map<Long, ObjectReference> references = new HashMap<>();
		for (ConstraintRow row : table.constraints()) {
			ObjectReference reference = ObjectReference.constraint(table.name(), row.name());
			references.put(row.oid(), reference);
			this.catalog.refer(new CatalogId("pg_constraint", row.oid()), reference);
			this.catalog.comment(reference, row.comment());
		}
		for (IndexRow index : table.indexes()) {
			ObjectReference constraint = references.get(index.constraint());
			if (constraint != null) {
				this.catalog.refer(CatalogId.relation(index.oid()), constraint);
				this.catalog.comment(ObjectReference.of(ObjectKind.INDEX, index.name()), index.comment());
			}
		}
	}

	private void addIndex(IndexRow row) {
		boolean part = row.parent() != 0 && !this.incomplete.contains(row.parent());
		if (row.constraint() != 0 || part) {
			return;
		}
		if (!row.valid() && !row.index().only()) {
			this.catalog.remark("Index " + row.name() + " of table " + row.index().table()
					+ " is invalid: it was not built to its end");
			this.catalog.unread(row.index().reference());
			return;
		}
		this.catalog.add(CatalogId.relation(row.oid()), row::index, row.comment());
	}

}
