package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.CatalogLookup;
import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.SetSchema;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Reads PostgreSQL's catalog for what an operation would lose.
 */
final class PostgresCatalogLookup implements CatalogLookup {

	@Override
	public Operation complete(Connection connection, Operation operation) throws SQLException {
		CatalogQuery query = new CatalogQuery(connection);
		ObjectFinder finder = new ObjectFinder(query);
		if (operation instanceof AlterTable alter) {
			return new AlterTableLookup(query, finder).complete(alter);
		}
		if (operation instanceof SetComment comment) {
			return complete(query, finder, comment);
		}
		if (operation instanceof SetSchema setSchema) {
			return complete(query, finder, setSchema);
		}
		if (operation instanceof AlterSequence alter) {
			return complete(query, finder, alter);
		}
		return withUndo(connection, query, finder, operation);
	}

	private static Operation withUndo(Connection connection, CatalogQuery query, ObjectFinder finder,
			Operation operation) throws SQLException {
		if (operation instanceof DropObject drop && drop.undo() == null) {
			List<Operation> undo = new DropLookup(query, finder).undo(drop);
			return (undo != null) ? drop.undo(undo) : drop;
		}
		if (operation instanceof CreateObject create && create.undo() == null) {
			List<Operation> undo = new CreateLookup(connection, query, finder).undo(create);
			return (undo != null) ? create.undo(undo) : create;
		}
		if (operation instanceof Grant grant && grant.undo() == null) {
			List<Operation> undo = new PrivilegeLookup(query, finder).undo(grant);
			return (undo != null) ? grant.undo(undo) : grant;
		}
		if (operation instanceof Revoke revoke && revoke.undo() == null) {
			List<Operation> undo = new PrivilegeLookup(query, finder).undo(revoke);
			return (undo != null) ? revoke.undo(undo) : revoke;
		}
		return operation;
	}

	private static Operation complete(CatalogQuery query, ObjectFinder finder, SetComment operation)
			throws SQLException {
		CatalogObject object = (operation.existing() == null) ? finder.find(operation.object()) : null;
		return (object != null) ? operation.existing(Comments.of(query, object)) : operation;
	}

	private static Operation complete(CatalogQuery query, ObjectFinder finder, SetSchema operation)
			throws SQLException {
		CatalogObject object = (operation.existing() == null) ? finder.find(operation.object()) : null;
		String schema = (object != null) ? schema(query, object) : null;
		return (schema != null) ? new SetSchema(operation.object(), operation.newSchema(), schema) : operation;
	}

	private static @Nullable String schema(CatalogQuery query, CatalogObject object) throws SQLException {
		return (object.reference().kind() != ObjectKind.EXTENSION) ? object.schema() : query.first("""
				SELECT n.nspname FROM pg_catalog.pg_extension AS e
				JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
				WHERE e.oid = ?::pg_catalog.oid""", (row) -> row.text("nspname"), object.oid());
	}

	private static Operation complete(CatalogQuery query, ObjectFinder finder, AlterSequence operation)
			throws SQLException {
		CatalogObject object = (operation.existing() == null)
				? finder.find(ObjectReference.of(ObjectKind.SEQUENCE, operation.sequence())) : null;
		if (object == null) {
			return operation;
		}
		List<SequenceRow> rows = new SequenceRows(query, object.scope()).read(List.of(object.oid()));
		return rows.isEmpty() ? operation : operation.existing(rows.get(0).sequence());
	}

}
