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
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;

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

	private static final String CAST = """
			SELECT k.castmethod, k.castcontext, n.nspname AS funcschema, p.proname AS funcname,
			    pg_catalog.pg_function_is_visible(p.oid) AS funcvisible,
			    ARRAY(SELECT pg_catalog.format_type(t.oid, NULL)
			          FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS t(oid, n) ORDER BY t.n) AS types
			FROM pg_catalog.pg_cast AS k LEFT JOIN pg_catalog.pg_proc AS p ON p.oid = k.castfunc
			LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace WHERE k.oid = ?::pg_catalog.oid""";

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
		Sequence alone = row.alone();
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject
			.of(new Sequence(alone.name(), alone.type(), alone.options(), row.sequence().ownedBy(), alone.unlogged())));
		if (row.lastValue() != null) {
			all.add(Execute.of("SELECT pg_catalog.setval(%s::pg_catalog.regclass, %d)"
				.formatted(Literals.text(NameScope.sql(alone.name())), row.lastValue())));
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
		String comment = Comments.of(this.query, this.object);
		ObjectReference reference = this.object.reference();
		return this.query.first(CAST, (row) -> {
			QualifiedName function = this.object.scope().name(row, "func");
			Cast.Method method = switch (row.letter("castmethod")) {
				case 'f' -> Cast.Method.FUNCTION;
				case 'i' -> Cast.Method.INOUT;
				default -> Cast.Method.NONE;
			};
			Cast.Context context = switch (row.letter("castcontext")) {
				case 'i' -> Cast.Context.IMPLICIT;
				case 'a' -> Cast.Context.ASSIGNMENT;
				default -> Cast.Context.EXPLICIT;
			};
			List<SqlType> types = new ArrayList<>();
			row.texts("types").forEach((type) -> types.add(new SqlType.Written(type)));
			List<Operation> all = new ArrayList<>();
			all.add(CreateObject.of(new Cast(reference.types().get(0), reference.types().get(1), method,
					(function != null) ? ObjectReference.function(function, types) : null, context)));
			all.addAll(Comments.restore(reference, comment));
			return all;
		}, this.object.oid());
	}

}
