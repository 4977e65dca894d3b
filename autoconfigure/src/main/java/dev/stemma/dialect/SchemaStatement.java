package dev.stemma.dialect;

import java.util.Set;

/**
 * What a statement is to a file that says what a schema is to be.
 *
 * @param role what it does there
 * @param sql the statement as it is to be run where schemas and extensions may be there:
 * these are created unless they are
 * @param schemas the schemas that it creates, or that it names as those of objects that
 * it creates, changes or refers to; the server's own left out
 * @param identifiers all names and words in it, as the server stores them
 */
public record SchemaStatement(Role role, String sql, Set<String> schemas, Set<String> identifiers) {

	public SchemaStatement {
		schemas = Set.copyOf(schemas);
		identifiers = Set.copyOf(identifiers);
	}

	/**
	 * What a statement does in a file that says what a schema is to be.
	 */
	public enum Role {

		/** Says something of the schema. */
		DEFINITION,
		/** Sets what the statements after it are read by. */
		SETTING,
		/** Says nothing of the schema, and does no harm where it is left out. */
		IGNORED,
		/** Says who owns an object, and nothing else. */
		OWNER,
		/** Removes what may not be there. */
		OPTIONAL_DROP,
		/** Removes something. */
		DROP,
		/** Says where names that stand alone are looked for. */
		SEARCH_PATH,
		/** Writes rows, or sets the number that a sequence has reached. */
		DATA,
		/** Asks for something. */
		QUERY,
		/** Takes care of what is stored. */
		MAINTENANCE,
		/** Is about what all databases of a server share. */
		SERVER

	}

}
