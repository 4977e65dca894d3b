package dev.stemma.dialect.postgresql;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;

/**
 * Finds objects by their names, as the server would.
 */
final class ObjectFinder {

	private static final String RELATION = """
			SELECT c.oid, 0 AS sub, n.nspname AS schema, c.relkind AS kind
			FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			WHERE c.relname = ?::pg_catalog.text AND %s
			  AND c.relkind = ANY ('%s'::pg_catalog."char"[])""".formatted(inSchema("pg_table_is_visible(c.oid)"),
			"%s");

	private static final String TYPE = """
			SELECT t.oid, 0 AS sub, n.nspname AS schema, t.typtype AS kind
			FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
			WHERE t.typname = ?::pg_catalog.text AND %s""".formatted(inSchema("pg_type_is_visible(t.oid)"));

	private static final String ROUTINE = """
			SELECT p.oid, 0 AS sub, n.nspname AS schema, p.prokind AS kind
			FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
			CROSS JOIN LATERAL (SELECT ARRAY(
			    SELECT pg_catalog.to_regtype(t.name)::pg_catalog.oid
			    FROM pg_catalog.unnest(?::pg_catalog.text[]) WITH ORDINALITY AS t(name, n) ORDER BY t.n) AS types) AS a
			WHERE p.proname = ?::pg_catalog.text AND %s
			  AND (p.prokind = 'p') = (?::boolean)
			  AND (ARRAY(SELECT t.oid FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS t(oid, n)
			             ORDER BY t.n) = a.types OR (p.prokind = 'p' AND p.proallargtypes = a.types))"""
		.formatted(inSchema("pg_function_is_visible(p.oid)"));

	private static final String TRIGGER = """
			SELECT t.oid, 0 AS sub, n.nspname AS schema, ' ' AS kind
			FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			WHERE c.relname = ?::pg_catalog.text AND %s AND t.tgname = ?::pg_catalog.text AND NOT t.tgisinternal"""
		.formatted(inSchema("pg_table_is_visible(c.oid)"));

	private static final String CONSTRAINT = """
			SELECT k.oid, 0 AS sub, n.nspname AS schema, k.contype AS kind
			FROM pg_catalog.pg_constraint AS k JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			WHERE c.relname = ?::pg_catalog.text AND %s AND k.conname = ?::pg_catalog.text"""
		.formatted(inSchema("pg_table_is_visible(c.oid)"));

	private static final String COLUMN = """
			SELECT c.oid, a.attnum AS sub, n.nspname AS schema, ' ' AS kind
			FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
			JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			WHERE c.relname = ?::pg_catalog.text AND %s AND a.attname = ?::pg_catalog.text AND NOT a.attisdropped"""
		.formatted(inSchema("pg_table_is_visible(c.oid)"));

	private static final String SCHEMA = """
			SELECT n.oid, 0 AS sub, NULL::pg_catalog.text AS schema, ' ' AS kind FROM pg_catalog.pg_namespace AS n
			WHERE n.nspname = ?::pg_catalog.text""";

	private static final String EXTENSION = """
			SELECT e.oid, 0 AS sub, NULL::pg_catalog.text AS schema, ' ' AS kind FROM pg_catalog.pg_extension AS e
			WHERE e.extname = ?::pg_catalog.text""";

	private static final String CAST = """
			SELECT k.oid, 0 AS sub, NULL::pg_catalog.text AS schema, ' ' AS kind FROM pg_catalog.pg_cast AS k
			WHERE k.castsource = pg_catalog.to_regtype(?::pg_catalog.text)::pg_catalog.oid
			  AND k.casttarget = pg_catalog.to_regtype(?::pg_catalog.text)::pg_catalog.oid""";

	private final CatalogQuery query;

	ObjectFinder(CatalogQuery query) {
		this.query = query;
	}

	private static String inSchema(String visible) {
		return "CASE WHEN ?::pg_catalog.text IS NULL THEN pg_catalog." + visible
				+ " ELSE n.nspname = ?::pg_catalog.text END";
	}

	/**
	 * A table, partitioned or not, or {@code null}.
	 */
	@Nullable CatalogObject table(QualifiedName name) throws SQLException {
		return find(ObjectReference.table(name));
	}

	/**
	 * An object, or {@code null} if there is none.
	 */
	@Nullable CatalogObject find(ObjectReference object) throws SQLException {
		return switch (object.kind()) {
			case TABLE -> relation(object, "{r,p,f}");
			case INDEX -> relation(object, "{i,I}");
			case SEQUENCE -> relation(object, "{S}");
			case VIEW -> relation(object, "{v}");
			case MATERIALIZED_VIEW -> relation(object, "{m}");
			case TYPE, DOMAIN -> first(object, CatalogObject.TYPE, TYPE, named(object));
			case FUNCTION,
					PROCEDURE ->
				first(object, CatalogObject.ROUTINE, ROUTINE, object.types().stream().map(ObjectFinder::text).toList(),
						object.name().name(), object.name().schema(), object.name().schema(),
						object.kind() == ObjectKind.PROCEDURE);
			case TRIGGER -> first(object, "pg_trigger", TRIGGER, part(object));
			case CONSTRAINT -> first(object, "pg_constraint", CONSTRAINT, part(object));
			case COLUMN -> first(object, CatalogObject.RELATION, COLUMN, part(object));
			case SCHEMA -> first(object, CatalogObject.SCHEMA, SCHEMA, object.name().name());
			case EXTENSION -> first(object, "pg_extension", EXTENSION, object.name().name());
			case CAST -> first(object, "pg_cast", CAST, text(object.types().get(0)), text(object.types().get(1)));
		};
	}

	/**
	 * Whether any relation has the name: a table, a view, an index, a sequence.
	 */
	boolean isTaken(QualifiedName name, @Nullable String schema) throws SQLException {
		String where = (name.schema() != null) ? name.schema() : schema;
		return Boolean.TRUE.equals(this.query.first("""
				SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c
				    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
				    WHERE c.relname = ?::pg_catalog.text
				      AND n.nspname = coalesce(?::pg_catalog.name, pg_catalog.current_schema())) AS taken""",
				(row) -> row.truth("taken"), name.name(), where));
	}

	private @Nullable CatalogObject relation(ObjectReference object, String kinds) throws SQLException {
		return first(object, CatalogObject.RELATION, RELATION.formatted(kinds), named(object));
	}

	private static @Nullable Object[] named(ObjectReference object) {
		QualifiedName name = object.name();
		return new @Nullable Object[] { name.name(), name.schema(), name.schema() };
	}

	private static @Nullable Object[] part(ObjectReference object) {
		QualifiedName name = object.name();
		return new @Nullable Object[] { name.name(), name.schema(), name.schema(), object.part() };
	}

	private @Nullable CatalogObject first(ObjectReference object, String catalog, String sql,
			@Nullable Object... values) throws SQLException {
		return this.query.first(sql, (row) -> new CatalogObject(object, catalog, row.number("oid"),
				(int) row.number("sub"), row.textOrNull("schema"), row.letter("kind")), values);
	}

	/** A type as SQL writes it. */
	private static String text(SqlType type) {
		if (type instanceof SqlType.Named named) {
			return NameScope.sql(named.name());
		}
		return (type instanceof SqlType.ArrayOf array) ? text(array.element()) + "[]" : type.toString();
	}

}
