package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog on a connection. Its SQL is ours: every function and type in it is
 * qualified, and the operators {@code =} and {@code <>} with a space on either side are
 * sent as those of {@code pg_catalog}, whatever the search path.
 */
final class CatalogQuery {

	private final Connection connection;

	private final SchemaTexts texts;

	CatalogQuery(Connection connection) {
		this(connection, SchemaTexts.AS_THEY_ARE);
	}

	/**
	 * Reads texts with other names of schemas in them.
	 */
	CatalogQuery(Connection connection, SchemaTexts texts) {
		this.connection = connection;
		this.texts = texts;
	}

	/**
	 * The condition that an object belongs to no extension.
	 * @param catalog the catalog that it stands in
	 * @param oid its oid as SQL
	 */
	static String notOfExtension(String catalog, String oid) {
		return doesNotDepend(catalog, oid, "e");
	}

	/**
	 * The condition that an object belongs to no extension, and is not just a part of
	 * another object.
	 * @param catalog the catalog that it stands in
	 * @param oid its oid as SQL
	 */
	static String standsAlone(String catalog, String oid) {
		return doesNotDepend(catalog, oid, "e,i");
	}

	private static String doesNotDepend(String catalog, String oid, String types) {
		return """
				NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS ed
				    WHERE ed.classid = 'pg_catalog.%s'::pg_catalog.regclass AND ed.objid = %s
				      AND ed.deptype = ANY ('{%s}'::pg_catalog."char"[]))""".formatted(catalog, oid, types);
	}

	/**
	 * The rows of a query.
	 * @param values what stands for its question marks: texts, numbers, collections of
	 * numbers (cast them to {@code oid[]}) or of texts (cast them to {@code text[]})
	 */
	<T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
		String qualified = sql.replace(" = ", " OPERATOR(pg_catalog.=) ").replace(" <> ", " OPERATOR(pg_catalog.<>) ");
		try (PreparedStatement select = this.connection.prepareStatement(qualified)) {
			for (int i = 0; i < values.length; i++) {
				select.setString(i + 1, text(values[i]));
			}
			List<T> all = new ArrayList<>();
			try (ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					all.add(mapper.map(new CatalogRow(rows, this.texts)));
				}
			}
			return all;
		}
	}

	/**
	 * The first row of a query, or {@code null}.
	 */
	<T> @Nullable T first(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
		List<T> all = list(sql, mapper, values);
		return all.isEmpty() ? null : all.get(0);
	}

	private static @Nullable String text(@Nullable Object value) {
		if (value instanceof Collection<?> values) {
			return values.stream().map(CatalogQuery::element).collect(Collectors.joining(",", "{", "}"));
		}
		return (value != null) ? value.toString() : null;
	}

	private static String element(Object value) {
		return (value instanceof Number) ? value.toString()
				: '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/**
	 * Makes a value of a row.
	 *
	 * @param <T> the value
	 */
	interface Mapper<T> {

		T map(CatalogRow row) throws SQLException;

	}

}
