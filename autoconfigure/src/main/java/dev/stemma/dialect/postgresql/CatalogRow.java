package dev.stemma.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of the catalog, by the names of its columns.
 */
final class CatalogRow {

	private final ResultSet row;

	private final SchemaTexts texts;

	CatalogRow(ResultSet row, SchemaTexts texts) {
		this.row = row;
		this.texts = texts;
	}

	String text(String column) throws SQLException {
		String text = this.row.getString(column);
		return (text != null) ? text : "";
	}

	@Nullable String textOrNull(String column) throws SQLException {
		return this.row.getString(column);
	}

	/**
	 * A piece of SQL as the server writes it, in which schemas go by the names that they
	 * are read under.
	 */
	String sql(String column) throws SQLException {
		return this.texts.in(text(column));
	}

	/**
	 * A piece of SQL, or {@code null}.
	 */
	@Nullable String sqlOrNull(String column) throws SQLException {
		String sql = textOrNull(column);
		return (sql != null) ? this.texts.in(sql) : null;
	}

	/**
	 * An array of pieces of SQL; empty for null.
	 */
	List<String> sqls(String column) throws SQLException {
		return texts(column).stream().map(this.texts::in).toList();
	}

	/**
	 * An array of pieces of SQL of which some may be null; empty for null.
	 */
	List<@Nullable String> sqlsOrNulls(String column) throws SQLException {
		Array array = this.row.getArray(column);
		List<@Nullable String> all = new ArrayList<>();
		if (array != null) {
			for (String text : (@Nullable String[]) array.getArray()) {
				all.add((text != null) ? this.texts.in(text) : null);
			}
		}
		return all;
	}

	/**
	 * A value of one character; a blank for null.
	 */
	char letter(String column) throws SQLException {
		String text = this.row.getString(column);
		return (text != null && !text.isEmpty()) ? text.charAt(0) : ' ';
	}

	/**
	 * A number; 0 for null.
	 */
	long number(String column) throws SQLException {
		return this.row.getLong(column);
	}

	boolean truth(String column) throws SQLException {
		return this.row.getBoolean(column);
	}

	/**
	 * An array of texts; empty for null.
	 */
	List<String> texts(String column) throws SQLException {
		Array array = this.row.getArray(column);
		return (array != null) ? List.of((String[]) array.getArray()) : List.of();
	}

	/**
	 * An array of numbers; empty for null.
	 */
	List<Long> numbers(String column) throws SQLException {
		return texts(column).stream().map(Long::valueOf).toList();
	}

	/**
	 * Options that are kept as {@code name=value}, in their order.
	 */
	Map<String, String> options(String column) throws SQLException {
		Map<String, String> options = new LinkedHashMap<>();
		for (String option : texts(column)) {
			int equals = option.indexOf('=');
			options.put(option.substring(0, equals), option.substring(equals + 1));
		}
		return options;
	}

}
