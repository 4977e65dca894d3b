package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableOption;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.QualifiedName;

/**
 * Reads what changes of a table would lose: all of them from the table as it is before
 * the first.
 */
final class AlterTableLookup {

	/** Whether values of a type become ones of another without being asked to. */
	private static final String CAST = """
			SELECT t.source IS NULL OR t.target IS NULL OR t.source = t.target
			    OR (SELECT y.typcategory = 'S' FROM pg_catalog.pg_type AS y WHERE y.oid = t.target)
			    OR EXISTS (SELECT FROM pg_catalog.pg_cast AS k WHERE k.castsource = t.source AND k.casttarget = t.target
			        AND k.castcontext <> 'e') AS found
			FROM (SELECT pg_catalog.to_regtype(?::pg_catalog.text)::pg_catalog.oid,
			    pg_catalog.to_regtype(?::pg_catalog.text)::pg_catalog.oid) AS t(source, target)""";

	private final CatalogQuery query;

	private final ObjectFinder finder;

	AlterTableLookup(CatalogQuery query, ObjectFinder finder) {
		this.query = query;
		this.finder = finder;
	}

	/**
	 * The same operation that knows what was there; as it is where the table is not
	 * there.
	 */
	AlterTable complete(AlterTable operation) throws SQLException {
		CatalogObject object = this.finder.table(operation.table());
		if (object == null) {
			return operation;
		}
		RelationRows relations = new RelationRows(this.query, object.scope());
		List<Long> oids = operation.only() ? List.of(object.oid()) : relations.withChildren(List.of(object.oid()));
		List<TableFacts> tables = TableFacts.read(this.query, object.scope(), oids);
		Set<String> unknownColumns = new HashSet<>();
		Set<String> unknownConstraints = new HashSet<>();
		Map<String, DroppedParts> parts = new HashMap<>();
		Map<QualifiedName, PartitionBound> bounds = new HashMap<>();
		Map<QualifiedName, List<Operation>> attachments = new HashMap<>();
		Map<String, String> casts = new HashMap<>();
		String tablespace = null;
		for (TableChange change : operation.changes()) {
			if (change instanceof ColumnChange.Drop drop) {
				parts.put(drop.name(), parts(tables, drop.name()));
				if ((drop.cascade() && hasDependents(tables.get(0), drop)) || takesColumns(tables, drop)) {
					unknownColumns.add(drop.name());
				}
			}
			else if (change instanceof ConstraintChange.Drop drop && drop.cascade()
					&& hasDependents(tables.get(0), drop)) {
				unknownConstraints.add(drop.name());
			}
			else if (change instanceof PartitionChange.Detach detach) {
				bound(relations, detach.partition(), bounds);
			}
			else if (change instanceof PartitionChange.Attach attach) {
				List<Operation> undo = new AttachLookup(this.query, this.finder).undo(tables.get(0),
						attach.partition());
				if (undo != null) {
					attachments.put(attach.partition(), undo);
				}
			}
			else if (change instanceof ColumnChange.SetType set) {
				parts.put(set.name(), parts(tables, set.name()));
				cast(tables.get(0), set, casts, unknownColumns);
			}
			else if (change instanceof TableOption.SetTablespace) {
				tablespace = tablespace(tables.get(0));
			}
		}
		TableChangeLookup lookup = new TableChangeLookup(new TableChangeFacts(tables, parts, unknownColumns,
				unknownConstraints, bounds, attachments, casts, tablespace), operation.only());
		return new AlterTable(operation.table(), operation.only(),
				operation.changes().stream().map((change) -> change.accept(lookup)).toList());
	}

	/**
	 * What goes with a column, and with the same column of the tables that inherit it.
	 */
	private DroppedParts parts(List<TableFacts> tables, String column) throws SQLException {
		Map<String, Set<Long>> all = new HashMap<>();
		Dependents dependents = new Dependents(this.query);
		for (TableFacts table : tables) {
			ColumnRow row = table.column(column);
			if (row != null) {
				dependents.partsOf(row.table(), row.number())
					.oids()
					.forEach((catalog, oids) -> all.computeIfAbsent(catalog, (name) -> new HashSet<>()).addAll(oids));
			}
		}
		return new DroppedParts(all);
	}

	/** Before PostgreSQL 15 generated columns go with those that they are computed of. */
	private boolean takesColumns(List<TableFacts> tables, ColumnChange.Drop drop) throws SQLException {
		for (TableFacts table : tables) {
			ColumnRow row = table.column(drop.name());
			if (row != null && new Dependents(this.query).takeColumns(row.table(), row.number())) {
				return true;
			}
		}
		return false;
	}

	private boolean hasDependents(TableFacts table, ColumnChange.Drop drop) throws SQLException {
		ColumnRow row = table.column(drop.name());
		return row != null && new Dependents(this.query).exist(CatalogObject.RELATION, row.table(), row.number());
	}

	private boolean hasDependents(TableFacts table, ConstraintChange.Drop drop) throws SQLException {
		ConstraintRow row = table.constraint(drop.name());
		return row != null && new Dependents(this.query).exist("pg_constraint", row.oid(), 0);
	}

	private void bound(RelationRows relations, QualifiedName partition, Map<QualifiedName, PartitionBound> bounds)
			throws SQLException {
		CatalogObject object = this.finder.table(partition);
		if (object != null) {
			for (RelationRow row : relations.read(List.of(object.oid())).values()) {
				PartitionOf of = row.partitionOf();
				if (of != null) {
					bounds.put(partition, of.bound());
				}
			}
		}
	}

	/**
	 * The way back may take a cast that the server does not make by itself, and a
	 * generated column takes no other.
	 */
	private void cast(TableFacts table, ColumnChange.SetType change, Map<String, String> casts, Set<String> unknown)
			throws SQLException {
		ColumnRow row = table.column(change.name());
		if (row == null) {
			return;
		}
		String type = row.column().type().toString();
		Boolean byItself = this.query.first(CAST, (found) -> found.truth("found"), TypeWriter.of(change.type()), type);
		if (Boolean.FALSE.equals(byItself) && row.column().generated() != null) {
			unknown.add(change.name());
		}
		else if (Boolean.FALSE.equals(byItself)) {
			casts.put(change.name(), Identifiers.of(change.name()) + "::" + type);
		}
	}

	private @Nullable String tablespace(TableFacts table) throws SQLException {
		String own = table.relation().tablespace();
		return (own != null) ? own : this.query.first("""
				SELECT s.spcname FROM pg_catalog.pg_database AS d
				JOIN pg_catalog.pg_tablespace AS s ON s.oid = d.dattablespace
				WHERE d.datname = pg_catalog.current_database()""", (row) -> row.text("spcname"));
	}

}
