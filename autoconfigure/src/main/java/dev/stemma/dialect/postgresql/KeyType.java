package dev.stemma.dialect.postgresql;

import java.util.Set;

/**
 * The type of a key's column, which is not a domain.
 *
 * @param schema its schema
 * @param base its name in the schema
 * @param enumeration whether it is an enum
 */
record KeyType(String schema, String base, boolean enumeration) {

	private static final Set<String> IN_ISO_FORM = Set.of("date", "timestamp", "timestamptz");

	/** Types whose texts are the same under all settings. */
	private static final Set<String> PLAIN = Set.of("int2", "int4", "int8", "numeric", "oid", "xid8", "text", "varchar",
			"bpchar", "char", "name", "bool", "uuid", "time", "timetz", "inet", "cidr", "macaddr", "macaddr8", "pg_lsn",
			"bit", "varbit");

	/** The types that a key may have, for people. */
	static final String KINDS = "numbers without floating point, texts, dates, times, timestamps, uuid, bytea, boolean, "
			+ "bit strings, network addresses and enums";

	/**
	 * Whether a value goes through its text unchanged, and PostgreSQL's own operators
	 * order values of the type as its indexes do.
	 */
	boolean isUsable() {
		return this.enumeration || (this.schema.equals("pg_catalog")
				&& (PLAIN.contains(this.base) || IN_ISO_FORM.contains(this.base) || this.base.equals("bytea")));
	}

	/**
	 * The type as SQL writes it, without a length.
	 */
	String name() {
		return PostgresNames.quote(this.schema) + "." + PostgresNames.quote(this.base);
	}

	/**
	 * The text of a value, the same whatever the settings of the session.
	 * @param value the value
	 */
	String text(String value) {
		if (!this.enumeration && IN_ISO_FORM.contains(this.base)) {
			return "pg_catalog.to_jsonb(%s) OPERATOR(pg_catalog.#>>) '{}'".formatted(value);
		}
		if (!this.enumeration && this.base.equals("bytea")) {
			return "pg_catalog.concat(E'\\\\x', pg_catalog.encode(%s, 'hex'))".formatted(value);
		}
		return value + "::pg_catalog.text";
	}

}
