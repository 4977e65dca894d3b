package dev.stemma.autogenerate;

import dev.stemma.operation.Operations;

/**
 * Says with operations how the schema is to be, in place of a file with SQL or beside
 * one. Migrations are generated from the difference to the database. To be a bean:
 * <pre>{@code
 * class Schema implements SchemaDefinition {
 *
 *     public void define(Operations op) {
 *         op.createTable("teams",
 *                 column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
 *                 column("name", text()).notNull().unique());
 *         op.createIndex("teams_name_idx", "teams", "name");
 *     }
 *
 * }
 * }</pre> It speaks of everything that is in the schema. What names no schema stands in
 * the home schema.
 */
@FunctionalInterface
public interface SchemaDefinition {

	/**
	 * Creates all that is to be, from nothing. There is no database: nothing can be read,
	 * and data is refused.
	 * @param op what it is created with
	 */
	void define(Operations op);

}
