package dev.stemma.autogenerate;

/**
 * Says what the database's schema is to be. The schemas of several sources add up.
 */
public interface SchemaSource {

	/**
	 * What it is, for people: {@code JPA persistence unit 'default'},
	 * {@code classpath:schema.sql}.
	 */
	String description();

	/**
	 * Reads it as it is now. Needs no database.
	 * @throws InvalidSchemaSourceException with all that keeps it from being a schema
	 */
	WantedSchema read();

}
