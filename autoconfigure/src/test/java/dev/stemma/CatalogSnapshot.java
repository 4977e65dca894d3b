package dev.stemma;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What user DDL has made in a database, as text: two databases, or two moments of one,
 * that give the same lines have the same schema. The numbers of columns and whatever else
 * a dropped and recreated object may not keep are left out, as are the objects of
 * extensions, temporary objects, and data (a sequence's position is data).
 *
 * @param lines one for each fact, sorted; the definition of a view or function has line
 * breaks inside
 */
public record CatalogSnapshot(List<String> lines) {

	public CatalogSnapshot {
		lines = lines.stream().sorted().toList();
	}

	/**
	 * A snapshot of the whole database. It sees what the connection's transaction has
	 * done, and leaves the connection as it was.
	 */
	public static CatalogSnapshot of(Connection connection) {
		return of(connection, Set.of(), Set.of());
	}

	/**
	 * A snapshot that leaves something out.
	 * @param connection what to read through
	 * @param withoutSchemas the schemas that are left out with all that is in them
	 * @param withoutPrefixes how the names of the relations begin that are left out with
	 * all that hangs on them, such as {@code stemma_}
	 */
	public static CatalogSnapshot of(Connection connection, Set<String> withoutSchemas, Set<String> withoutPrefixes) {
		try {
			// Definitions name what is not on the search path with its schema.
			String searchPath = searchPath(connection, "current_setting('search_path')");
			searchPath(connection, "set_config('search_path', '', false)");
			List<String> lines = new ArrayList<>();
			for (String query : CatalogQueries.ALL) {
				lines.addAll(lines(connection, query, withoutSchemas, withoutPrefixes));
			}
			restoreSearchPath(connection, searchPath);
			return new CatalogSnapshot(lines);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What has changed since an earlier snapshot: lines that went begin with a minus,
	 * lines that came with a plus. An assertion that there are none reads like a diff
	 * when it fails.
	 */
	public List<String> differencesFrom(CatalogSnapshot earlier) {
		List<String> went = new ArrayList<>(earlier.lines);
		this.lines.forEach(went::remove);
		List<String> came = new ArrayList<>(this.lines);
		earlier.lines.forEach(came::remove);
		List<String> differences = new ArrayList<>();
		went.forEach((line) -> differences.add("- " + line));
		came.forEach((line) -> differences.add("+ " + line));
		return Collections.unmodifiableList(differences);
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

	private static List<String> lines(Connection connection, String query, Set<String> withoutSchemas,
			Set<String> withoutPrefixes) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			List<String> lines = new ArrayList<>();
			while (rows.next()) {
				String schema = rows.getString("schema");
				String relation = rows.getString("relation");
				boolean left = schema != null && withoutSchemas.contains(schema)
						|| relation != null && withoutPrefixes.stream().anyMatch(relation::startsWith);
				if (!left) {
					lines.add(rows.getString("line"));
				}
			}
			return lines;
		}
	}

	private static String searchPath(Connection connection, String expression) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_catalog." + expression)) {
			row.next();
			return row.getString(1);
		}
	}

	private static void restoreSearchPath(Connection connection, String searchPath) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, false)")) {
			statement.setString(1, searchPath);
			statement.executeQuery().close();
		}
	}

}
