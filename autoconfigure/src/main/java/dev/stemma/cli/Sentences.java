package dev.stemma.cli;

import java.util.List;

import dev.stemma.revision.Revision;

/**
 * Parts of sentences that several commands say.
 */
final class Sentences {

	/** How many revisions a sentence can name. */
	private static final int SOME = 5;

	private Sentences() {
	}

	/**
	 * Which database: {@code database "shop" (schema
	 * "public")}.
	 */
	static String database(String database, String schema) {
		return schema.isEmpty() ? "database \"%s\"".formatted(database)
				: "database \"%s\" (schema \"%s\")".formatted(database, schema);
	}

	/**
	 * Where a database stands.
	 */
	static String tips(List<String> ids) {
		return ids.isEmpty() ? "base" : String.join(", ", ids);
	}

	/**
	 * Their ids, or the first and the last of many.
	 */
	static String some(List<Revision> revisions) {
		List<String> ids = revisions.stream().map(Revision::id).toList();
		if (ids.size() <= SOME) {
			return String.join(", ", ids);
		}
		return ids.get(0) + ", ... " + ids.get(ids.size() - 1);
	}

}
