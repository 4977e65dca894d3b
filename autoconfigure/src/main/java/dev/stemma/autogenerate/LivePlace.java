package dev.stemma.autogenerate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ReadScope;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Borrowed;
import dev.stemma.schema.Catalog;

/**
 * Where the schemas stand that others are compared with.
 *
 * @param home the home schema
 * @param others the other schemas that are compared
 * @param path the search path; begins with the home schema
 * @param leftOut the names of our own tables
 */
record LivePlace(String home, Set<String> others, List<String> path, Set<String> leftOut) {

	LivePlace {
		others = Set.copyOf(others);
		path = List.copyOf(path);
		leftOut = Set.copyOf(leftOut);
	}

	/**
	 * Looks where they stand, as the role that migrations run as.
	 * @param optional schemas that are compared if they are there
	 * @param named schemas that are compared in any case
	 */
	static LivePlace of(Borrowed live, Dialect dialect, Collection<String> optional, Collection<String> named)
			throws SQLException {
		live.begin();
		try {
			return find(live, dialect, optional, named);
		}
		finally {
			live.rollback();
		}
	}

	private static LivePlace find(Borrowed live, Dialect dialect, Collection<String> optional, Collection<String> named)
			throws SQLException {
		List<String> path = dialect.scratch().searchPath(live.connection());
		if (path.isEmpty()) {
			throw new ScratchRefusedException(Problem.of(
					"The connection to database %s has no current schema to compare: none of its search path exists or may be used"
						.formatted(live.facts().database()),
					"Create the schema, or set a search path for user %s.".formatted(live.facts().user())), null);
		}
		Set<String> others = new LinkedHashSet<>(dialect.scratch().existing(live.connection(), optional));
		others.addAll(named);
		others.remove(path.get(0));
		return new LivePlace(path.get(0), others, path, live.ourTables());
	}

	/**
	 * Reads the schemas as they are, all of one moment.
	 */
	Catalog read(Borrowed live, Dialect dialect) throws SQLException {
		live.begin();
		try {
			dialect.scratch().freeze(live.connection());
			return dialect.reader().read(live.connection(), scope());
		}
		finally {
			live.rollback();
		}
	}

	/**
	 * The schemas under their own names.
	 */
	ReadScope scope() {
		return scope(names());
	}

	/**
	 * What stands in their place.
	 */
	ReadScope scope(SchemaNames names) {
		Map<String, String> read = new LinkedHashMap<>();
		this.others.stream().sorted().forEach((other) -> read.put(names.of(other), other));
		return new ReadScope(names.home(), read, this.home, this.leftOut);
	}

	/**
	 * The schemas under their own names.
	 */
	SchemaNames names() {
		Map<String, String> same = new LinkedHashMap<>();
		this.others.forEach((other) -> same.put(other, other));
		return new SchemaNames(this.home, same);
	}

	/**
	 * The search path with others in their place, and without those that nothing stands
	 * in for.
	 */
	List<String> path(SchemaNames names) {
		return this.path.stream()
			.filter((schema) -> schema.equals(this.home) || this.others.contains(schema))
			.map((schema) -> schema.equals(this.home) ? names.home() : names.of(schema))
			.toList();
	}

	/**
	 * The same, and behind it the live search path.
	 */
	List<String> wholePath(SchemaNames names) {
		List<String> whole = new ArrayList<>(path(names));
		whole.addAll(this.path);
		return whole;
	}

}
