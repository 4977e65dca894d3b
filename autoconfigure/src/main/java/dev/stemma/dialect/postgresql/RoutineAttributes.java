package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes what holds for a routine besides its signature and its body, in one order and
 * without what goes without saying.
 */
final class RoutineAttributes {

	/** Settings that are lists of names, which the server keeps as SQL writes them. */
	private static final Set<String> LISTS = Set.of("search_path", "temp_tablespaces", "local_preload_libraries",
			"session_preload_libraries", "shared_preload_libraries", "unix_socket_directories");

	private RoutineAttributes() {
	}

	static List<String> of(CatalogRow row) throws SQLException {
		List<String> all = new ArrayList<>();
		List<String> transforms = row.sqls("transforms");
		if (!transforms.isEmpty()) {
			all.add("TRANSFORM "
					+ transforms.stream().map((type) -> "FOR TYPE " + type).collect(Collectors.joining(", ")));
		}
		add(all, "WINDOW", row.letter("prokind") == 'w');
		add(all, "IMMUTABLE", row.letter("provolatile") == 'i');
		add(all, "STABLE", row.letter("provolatile") == 's');
		add(all, "STRICT", row.truth("proisstrict"));
		add(all, "SECURITY DEFINER", row.truth("prosecdef"));
		add(all, "LEAKPROOF", row.truth("proleakproof"));
		add(all, "PARALLEL SAFE", row.letter("proparallel") == 's');
		add(all, "PARALLEL RESTRICTED", row.letter("proparallel") == 'r');
		add(all, "COST " + row.text("cost"), row.textOrNull("cost") != null);
		add(all, "ROWS " + row.text("rows"), row.textOrNull("rows") != null);
		add(all, "SUPPORT " + row.sql("support"), row.textOrNull("support") != null);
		for (String setting : row.sqls("config")) {
			all.add(setting(setting));
		}
		return all;
	}

	private static void add(List<String> all, String attribute, boolean holds) {
		if (holds) {
			all.add(attribute);
		}
	}

	private static String setting(String setting) {
		int equals = setting.indexOf('=');
		String name = setting.substring(0, equals);
		String value = setting.substring(equals + 1);
		return "SET " + Identifiers.parameter(name) + " = "
				+ (LISTS.contains(name) ? list(value) : Literals.text(value));
	}

	/** An empty name in quotes is no name as SQL writes it. */
	private static String list(String value) {
		List<String> parts = WrittenList.parts(value);
		return parts.isEmpty() ? "''"
				: parts.stream().map((part) -> part.equals("\"\"") ? "''" : part).collect(Collectors.joining(", "));
	}

}
