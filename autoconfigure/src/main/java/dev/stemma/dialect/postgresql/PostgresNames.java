package dev.stemma.dialect.postgresql;

/**
 * How names are written so that PostgreSQL takes them as they are.
 */
final class PostgresNames {

	private PostgresNames() {
	}

	static String quote(String identifier) {
		if (identifier.isEmpty()) {
			throw new IllegalArgumentException("An identifier is empty, which PostgreSQL does not allow.");
		}
		if (identifier.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("The identifier '" + identifier.replace("\0", "\\0")
					+ "' contains a NUL character, which PostgreSQL does not allow.");
		}
		return '"' + identifier.replace("\"", "\"\"") + '"';
	}

	/**
	 * A role as {@code SET ROLE} takes it; "none" is the key word and not a role of that
	 * name, which PostgreSQL does not allow.
	 */
	static String role(String role) {
		return role.equals("none") ? "NONE" : quote(role);
	}

}
