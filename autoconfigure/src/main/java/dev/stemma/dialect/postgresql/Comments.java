package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.ObjectReference;

/**
 * Reads comments.
 */
final class Comments {

	private static final String SQL = """
			SELECT d.objoid, d.description FROM pg_catalog.pg_description AS d
			WHERE d.classoid = pg_catalog.to_regclass(?::pg_catalog.text)::pg_catalog.oid
			  AND d.objoid = ANY (?::pg_catalog.oid[]) AND d.objsubid = ?::pg_catalog.int4""";

	private Comments() {
	}

	/**
	 * The comments of objects of one catalog by their oids.
	 */
	static Map<Long, String> of(CatalogQuery query, String catalog, Collection<Long> oids) throws SQLException {
		Map<Long, String> all = new LinkedHashMap<>();
		query.list(SQL, (row) -> all.put(row.number("objoid"), row.text("description")), "pg_catalog." + catalog, oids,
				0);
		return all;
	}

	/**
	 * The comment of an object, or {@code null}.
	 */
	static @Nullable String of(CatalogQuery query, CatalogObject object) throws SQLException {
		return query.first(SQL, (row) -> row.text("description"), "pg_catalog." + object.catalog(),
				List.of(object.oid()), object.sub());
	}

	/**
	 * What sets a comment; nothing if there is none.
	 */
	static List<Operation> restore(ObjectReference object, @Nullable String comment) {
		return (comment != null) ? List.of(new SetComment(object, comment, null)) : List.of();
	}

}
