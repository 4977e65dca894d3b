package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;

/**
 * Reads what brings back an object.
 */
final class DropLookup {

	private final CatalogQuery query;

	private final ObjectFinder finder;

	DropLookup(CatalogQuery query, ObjectFinder finder) {
		this.query = query;
		this.finder = finder;
	}

	/**
	 * What takes back a drop, or {@code null} if that is not known: the object is not
	 * there, it has what cannot be written down, or what depends on it goes, too.
	 */
	@Nullable List<Operation> undo(DropObject operation) throws SQLException {
		CatalogObject object = this.finder.find(operation.object());
		if (object == null || (operation.cascade() && new Dependents(this.query).exist(object))) {
			return null;
		}
		return restore(object, operation.concurrently());
	}

	/**
	 * What brings back an object that is there, or {@code null} if that cannot be written
	 * down.
	 */
	@Nullable List<Operation> restore(CatalogObject object, boolean concurrently) throws SQLException {
		SmallObjects small = new SmallObjects(this.query, object);
		return switch (object.reference().kind()) {
			case TABLE -> table(object);
			case INDEX -> index(object, concurrently);
			case VIEW, MATERIALIZED_VIEW -> ViewRestoration.of(facts(object, List.of(object.oid())).get(0));
			case TRIGGER -> trigger(object);
			case SEQUENCE -> small.sequence();
			case TYPE, DOMAIN -> new TypeRestoration(this.query, object).operations();
			case FUNCTION, PROCEDURE -> small.routine();
			case EXTENSION -> small.extension();
			case SCHEMA -> small.schema();
			case CAST -> small.cast();
			case COLUMN, CONSTRAINT -> null;
		};
	}

	private List<TableFacts> facts(CatalogObject object, List<Long> oids) throws SQLException {
		return TableFacts.read(this.query, object.scope(), oids);
	}

	private @Nullable List<Operation> table(CatalogObject object) throws SQLException {
		List<TableFacts> tables = facts(object,
				new RelationRows(this.query, object.scope()).withPartitions(List.of(object.oid())));
		// A definition has columns; the server takes tables without any.
		return tables.stream()
			.allMatch((table) -> table.relation().ordinary() && table.relation().kind() != 'f'
					&& !table.columns().isEmpty()) ? TableRestoration.of(tables) : null;
	}

	private List<Operation> index(CatalogObject object, boolean concurrently) throws SQLException {
		IndexRow row = new IndexRows(this.query, object.scope()).read(List.of(object.oid())).get(0);
		List<TableFacts> tables = facts(object,
				new RelationRows(this.query, object.scope()).withPartitions(List.of(row.table())));
		return new IndexRestoration(tables).index(row, concurrently);
	}

	private @Nullable List<Operation> trigger(CatalogObject object) throws SQLException {
		Long table = this.query.first(
				"SELECT t.tgrelid FROM pg_catalog.pg_trigger AS t WHERE t.oid = ?::pg_catalog.oid",
				(row) -> row.number("tgrelid"), object.oid());
		if (table == null) {
			return null;
		}
		return new TableExtras(this.query, object.scope()).triggers(List.of(table))
			.stream()
			.filter((trigger) -> trigger.oid() == object.oid())
			.findFirst()
			.map((trigger) -> trigger.restore(object.name()))
			.orElse(null);
	}

}
