package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.View;

/**
 * Reads whether an object is there that is created, and what brings it back where it is
 * replaced.
 */
final class CreateLookup {

	private static final String ARGUMENTS = """
			SELECT p.pronargdefaults, p.proargnames::pg_catalog.text[] AS names
			FROM pg_catalog.pg_proc AS p WHERE p.oid = ?::pg_catalog.oid""";

	private final Connection connection;

	private final CatalogQuery query;

	private final ObjectFinder finder;

	CreateLookup(Connection connection, CatalogQuery query, ObjectFinder finder) {
		this.connection = connection;
		this.query = query;
		this.finder = finder;
	}

	/**
	 * What takes back a creation, or {@code null} if that is not known.
	 */
	@Nullable List<Operation> undo(CreateObject operation) throws SQLException {
		SchemaObject object = operation.object();
		List<Operation> drop = List.of(new DropObject(object.reference(), false, false, operation.concurrently(),
				List.of(CreateObject.of(object))));
		return switch (operation.existence()) {
			case REFUSED -> null;
			case KEPT -> isThere(object) ? List.of() : drop;
			case REPLACED -> {
				CatalogObject existing = this.finder.find(object.reference());
				yield (existing != null) ? restore(existing, object) : drop;
			}
		};
	}

	/** A relation of another kind is in the way, too. */
	private boolean isThere(SchemaObject object) throws SQLException {
		ObjectReference reference = object.reference();
		if (object instanceof Index index) {
			CatalogObject table = this.finder.table(index.table());
			return this.finder.isTaken(reference.name(), (table != null) ? table.schema() : null);
		}
		if (object instanceof Table || object instanceof Sequence || object instanceof MaterializedView) {
			return this.finder.isTaken(reference.name(), null);
		}
		return this.finder.find(reference) != null;
	}

	private @Nullable List<Operation> restore(CatalogObject existing, SchemaObject object) throws SQLException {
		List<Operation> restored = new DropLookup(this.query, this.finder).restore(existing, false);
		if (restored == null) {
			return null;
		}
		Operation first = restored.get(0);
		if (object instanceof View view && first instanceof CreateObject create && !addsColumns(existing, view)) {
			return List.of(new CreateObject(create.object(), CreateObject.Existence.REPLACED, false, null));
		}
		if (object instanceof Routine routine && !saysMore(existing, routine)) {
			// The server writes it as a replacement.
			return List.of(first);
		}
		List<Operation> all = new ArrayList<>();
		all.add(new DropObject(existing.reference(), false, false, false, null));
		all.addAll(restored);
		return all;
	}

	/** A view that is replaced can get columns and cannot lose any. */
	private boolean addsColumns(CatalogObject existing, View view) throws SQLException {
		List<TableFacts> facts = TableFacts.read(this.query, existing.scope(), List.of(existing.oid()));
		try (PreparedStatement statement = this.connection.prepareStatement(Clauses.query(view.query()))) {
			ResultSetMetaData columns = statement.getMetaData();
			return columns == null || columns.getColumnCount() != facts.get(0).columns().size();
		}
	}

	/**
	 * A routine that is replaced can get defaults and names of arguments, and cannot lose
	 * any.
	 */
	private boolean saysMore(CatalogObject existing, Routine routine) throws SQLException {
		long defaults = routine.arguments().stream().filter((argument) -> argument.defaultExpression() != null).count();
		long names = routine.arguments().stream().filter((argument) -> argument.name() != null).count();
		return Boolean.TRUE.equals(this.query.first(ARGUMENTS,
				(row) -> defaults > row.number("pronargdefaults")
						|| names > row.texts("names").stream().filter((name) -> !name.isEmpty()).count(),
				existing.oid()));
	}

}
