package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Check;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;

/**
 * Reads what brings back a type: an enum, a composite type, a domain.
 */
final class TypeRestoration {

	private static final String DOMAIN = """
			SELECT pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull,
			    pg_catalog.pg_get_expr(t.typdefaultbin, 0::pg_catalog.oid) AS expression, t.typdefault,
			    n.nspname AS collschema, co.collname AS collname, pg_catalog.pg_collation_is_visible(co.oid) AS collvisible
			FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
			LEFT JOIN pg_catalog.pg_collation AS co ON co.oid = t.typcollation AND co.oid <> b.typcollation
			LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = co.collnamespace
			WHERE t.oid = ?::pg_catalog.oid""";

	private static final String CHECKS = """
			SELECT k.conname, k.convalidated, pg_catalog.pg_get_expr(k.conbin, 0::pg_catalog.oid) AS condition,
			    pg_catalog.obj_description(k.oid, 'pg_constraint') AS comment
			FROM pg_catalog.pg_constraint AS k WHERE k.contypid = ?::pg_catalog.oid AND k.contype = 'c' ORDER BY k.conname""";

	private final CatalogQuery query;

	private final CatalogObject object;

	TypeRestoration(CatalogQuery query, CatalogObject object) {
		this.query = query;
		this.object = object;
	}

	/**
	 * What brings it back, or {@code null} if it is of a kind that cannot be written
	 * down.
	 */
	@Nullable List<Operation> operations() throws SQLException {
		List<Operation> comments = new ArrayList<>();
		SchemaObject definition = switch (this.object.kind()) {
			case 'e' -> enumType();
			case 'c' -> compositeType(comments);
			case 'd' -> domain(comments);
			default -> null;
		};
		if (definition == null) {
			return null;
		}
		List<Operation> all = new ArrayList<>();
		ObjectReference reference = definition.reference();
		all.add(CreateObject.of(definition));
		all.addAll(Comments.restore(reference, Comments.of(this.query, this.object)));
		all.addAll(comments);
		all.addAll(Owners.restore(reference, this.query.first("""
				SELECT CASE WHEN pg_catalog.pg_get_userbyid(t.typowner) <> CURRENT_USER
				    THEN pg_catalog.pg_get_userbyid(t.typowner) END AS owner
				FROM pg_catalog.pg_type AS t WHERE t.oid = ?::pg_catalog.oid""", (row) -> row.text("owner"),
				this.object.oid())));
		all.addAll(new AclRows(this.query).read(CatalogObject.TYPE, List.of(this.object.oid()))
			.getOrDefault(this.object.oid(), Acl.EMPTY)
			.restore(reference));
		return all;
	}

	private EnumType enumType() throws SQLException {
		List<String> values = this.query.list("""
				SELECT e.enumlabel FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = ?::pg_catalog.oid
				ORDER BY e.enumsortorder""", (row) -> row.text("enumlabel"), this.object.oid());
		return new EnumType(this.object.name(), values);
	}

	private CompositeType compositeType(List<Operation> comments) throws SQLException {
		Long relation = this.query.first(
				"SELECT t.typrelid FROM pg_catalog.pg_type AS t WHERE t.oid = ?::pg_catalog.oid",
				(row) -> row.number("typrelid"), this.object.oid());
		List<CompositeType.Attribute> attributes = new ArrayList<>();
		for (ColumnRow row : new ColumnRows(this.query, this.object.scope())
			.read((relation != null) ? List.of(relation) : List.of())) {
			attributes.add(new CompositeType.Attribute(row.name(), row.column().type(), row.column().collation()));
			comments.addAll(
					Comments.restore(ObjectReference.column(this.object.name(), row.name()), row.column().comment()));
		}
		return new CompositeType(this.object.name(), attributes);
	}

	private @Nullable Domain domain(List<Operation> comments) throws SQLException {
		List<Check> checks = this.query.list(CHECKS, (row) -> {
			String name = row.text("conname");
			String comment = row.textOrNull("comment");
			if (comment != null) {
				comments.add(Execute.of("COMMENT ON CONSTRAINT %s ON DOMAIN %s IS %s".formatted(Identifiers.of(name),
						Identifiers.of(this.object.name()), Literals.text(comment))));
			}
			return new Check(name, row.text("condition"), List.of(), false, !row.truth("convalidated"), false);
		}, this.object.oid());
		return this.query.first(DOMAIN, (row) -> {
			String expression = row.textOrNull("expression");
			return new Domain(this.object.name(), new SqlType.Written(row.text("type")), !row.truth("typnotnull"),
					(expression != null) ? expression : row.textOrNull("typdefault"),
					this.object.scope().name(row, "coll"), checks);
		}, this.object.oid());
	}

}
