package dev.stemma.schema;

import java.util.Locale;

/**
 * What an object is.
 */
public enum ObjectKind {

	TABLE, COLUMN, CONSTRAINT, INDEX, SEQUENCE, TYPE, DOMAIN, VIEW, MATERIALIZED_VIEW, FUNCTION, PROCEDURE, TRIGGER,
	EXTENSION, SCHEMA, CAST;

	/**
	 * The words for it: {@code materialized view}.
	 */
	public String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Whether it is part of a table and named in it.
	 */
	public boolean isPart() {
		return this == COLUMN || this == CONSTRAINT || this == TRIGGER;
	}

	/**
	 * Whether it stands in no schema.
	 */
	public boolean isGlobal() {
		return this == EXTENSION || this == SCHEMA || this == CAST;
	}

}
