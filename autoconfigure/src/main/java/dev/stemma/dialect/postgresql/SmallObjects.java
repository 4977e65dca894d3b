package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Cast;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Sequence;

/**
 * Reads what brings back objects that have few parts.
 */
final class SmallObjects {

	private static final String OWNER = """
			CASE WHEN pg_catalog.pg_get_userbyid(%s) <> CURRENT_USER THEN pg_catalog.pg_get_userbyid(%1$s) END AS owner""";

	private static final String ROUTINE = """
			SELECT pg_catalog.pg_get_functiondef(p.oid) AS definition, %s
			FROM pg_catalog.pg_proc AS p WHERE p.oid = ?::pg_catalog.oid AND p.prokind <> 'a'"""
		.formatted(OWNER.formatted("p.proowner"));

	private static final String SCHEMA = """
			SELECT %s FROM pg_catalog.pg_namespace AS n WHERE n.oid = ?::pg_catalog.oid"""
		.formatted(OWNER.formatted("n.nspowner"));

	private static final String SEQUENCE = """
			SELECT %s FROM pg_catalog.pg_class AS c WHERE c.oid = ?::pg_catalog.oid"""
		.formatted(OWNER.formatted("c.relowner"));

	private static final String EXTENSION = """
			SELECT e.extversion, n.nspname, a.comment AS usual
			FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
			LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
			WHERE e.oid = ?::pg_catalog.oid""";

	private final CatalogQuery query;

	private final CatalogObject object;

	SmallObjects(CatalogQuery query, CatalogObject object) {
		this.query = query;
		this.object = object;
	}

	/**
	 * What brings back a sequence. It goes on where it was.
	 */
	List<Operation> sequence() throws SQLException {
		SequenceRow row = new SequenceRows(this.query, this.object.scope()).read(List.of(this.object.oid())).get(0);
		Sequence sequence = row.definition();
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject.of(sequence));
		if (row.lastValue() != null) {
			all.add(Execute.of("SELECT pg_catalog.setval(%s::pg_catalog.regclass, %d)"
				.formatted(Literals.text(NameScope.sql(sequence.name())), row.lastValue())));
		}
		finish(all, SEQUENCE);
		return all;
	}

	/**
	 * What brings back a function or a procedure; {@code null} for an aggregate.
	 */
	@Nullable List<Operation> routine() throws SQLException {
		String definition = this.query.first(ROUTINE, (row) -> row.text("definition"), this.object.oid());
		if (definition == null) {
			return null;
		}
		List<Operation> all = new ArrayList<>();
		all.add(Execute.of(definition.strip()));
		finish(all, ROUTINE);
		return all;
	}

	/**
	 * What brings back an empty schema.
	 */
	List<Operation> schema() throws SQLException {
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject.of(Namespace.of(this.object.name().name())));
		finish(all, SCHEMA);
		return all;
	}

	/** The comment, the owner, the privileges. */
	private void finish(List<Operation> all, String ownerSql) throws SQLException {
		ObjectReference reference = this.object.reference();
		all.addAll(Comments.restore(reference, Comments.of(this.query, this.object)));
		all.addAll(
				Owners.restore(reference, this.query.first(ownerSql, (row) -> row.text("owner"), this.object.oid())));
		all.addAll(new AclRows(this.query).read(this.object.catalog(), List.of(this.object.oid()))
			.getOrDefault(this.object.oid(), Acl.EMPTY)
			.restore(reference));
	}

	/**
	 * What brings back an extension in its version.
	 */
	@Nullable List<Operation> extension() throws SQLException {
		String comment = Comments.of(this.query, this.object);
		ObjectReference reference = this.object.reference();
		return this.query.first(EXTENSION, (row) -> {
			List<Operation> all = new ArrayList<>();
			all.add(CreateObject
				.of(new Extension(reference.name().name(), row.text("nspname"), row.text("extversion"), false)));
			all.addAll(Comments.restore(reference, row.text("usual").equals(comment) ? null : comment));
			return all;
		}, this.object.oid());
	}

	/**
	 * What brings back a cast.
	 */
	@Nullable List<Operation> cast() throws SQLException {
		ObjectReference reference = this.object.reference();
		for (CastRow row : new CastRows(this.query, this.object.scope()).read(List.of(this.object.oid()))) {
			Cast cast = row.cast();
			List<Operation> all = new ArrayList<>();
			all.add(CreateObject.of(new Cast(reference.types().get(0), reference.types().get(1), cast.method(),
					cast.function(), cast.context())));
			all.addAll(Comments.restore(reference, row.comment()));
			return all;
		}
		return null;
	}

}
