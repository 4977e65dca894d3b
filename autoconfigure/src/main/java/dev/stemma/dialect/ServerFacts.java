package dev.stemma.dialect;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A server, a schema and a role, as one look saw them.
 *
 * @param database the database
 * @param schema the schema of our tables, or {@code null} when the connection has none
 * @param version the server's version as a number, 180001 for 18.1
 * @param user the role that statements run as
 * @param backendPid the process id of the backend
 * @param backendStart when the backend was started, or {@code null} where the role may
 * not see it
 * @param pooled whether a connection pooler stands between us and the server
 * @param readOnly why the server takes no writes, or {@code null} when it does
 * @param schemaExists whether the schema is there
 * @param mayCreateSchema whether the role may create a schema
 * @param mayCreateTables whether the role may create tables in the schema
 * @param tables what of our tables is there
 * @param missingPrivileges what the role lacks to read and to write them, as grants
 * @param otherRelations some other relations in the schema
 * @param elsewhere other schemas that hold tables of our names
 * @param otherTools other migration tools whose tables stand in the schema
 * @param writers roles beside the owner that may write our tables
 */
public record ServerFacts(String database, @Nullable String schema, int version, String user, int backendPid,
		@Nullable Instant backendStart, boolean pooled, @Nullable String readOnly, boolean schemaExists,
		boolean mayCreateSchema, boolean mayCreateTables, Tables tables, List<String> missingPrivileges,
		List<String> otherRelations, List<String> elsewhere, List<String> otherTools, List<String> writers) {

	/**
	 * What of our tables is there.
	 */
	public enum Tables {

		/** None. */
		NONE,
		/** Some, but not all. */
		SOME,
		/** All, but the role may not read them. */
		UNREADABLE,
		/** All. */
		ALL

	}

}
