package dev.stemma.runner;

import java.util.regex.Pattern;

/**
 * Tells what may set something for the rest of the session.
 */
final class OfflineSession {

	/** What sets nothing whatever stands behind it, but for what the others find. */
	private static final Pattern HARMLESS = Pattern.compile(
			"(ALTER|ANALYZE|CLUSTER|COMMENT|COPY|CREATE|DELETE|DROP|GRANT|INSERT|LOCK|MERGE|REASSIGN|REFRESH|REINDEX|REVOKE"
					+ "|SECURITY|TRUNCATE|UPDATE|VACUUM|SET\\s+(CONSTRAINTS|TRANSACTION))\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SETS = Pattern.compile("\\b(set_config|TEMP|TEMPORARY|pg_temp)\\b",
			Pattern.CASE_INSENSITIVE);

	private OfflineSession() {
	}

	/**
	 * Whether a statement may leave something behind in the session or its transaction,
	 * where our own entries and other revisions may follow: a setting, a role, a
	 * temporary table. In doubt it may: a query can call a function that does.
	 */
	static boolean mayChange(String statement) {
		return !HARMLESS.matcher(statement).lookingAt() || SETS.matcher(statement).find();
	}

}
