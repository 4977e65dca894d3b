package dev.stemma.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@link JavaMigration} a revision: what the header of a SQL script says.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Migration {

	/**
	 * The identity of the revision.
	 */
	String revision();

	/**
	 * The parents: none for a base, several for a merge.
	 */
	String[] revises() default {};

	/**
	 * Ids or branch labels of revisions that must be applied first without being parents.
	 */
	String[] dependsOn() default {};

	/**
	 * Names for the line of revisions through this one.
	 */
	String[] branchLabels() default {};

	/**
	 * Free grouping words.
	 */
	String[] tags() default {};

	/**
	 * The description in one line.
	 */
	String message() default "";

	/**
	 * When the migration was written, as an ISO-8601 instant
	 * ({@code 2025-12-01T12:00:00Z}).
	 */
	String created() default "";

	/**
	 * Whether the migration runs in a transaction, as it does unless it is said
	 * otherwise. {@link TransactionMode#NONE} is for what takes none: indexes that are
	 * built concurrently, updates in batches,
	 * {@link dev.stemma.operation.Operations#autocommit autocommit}.
	 */
	TransactionMode transaction() default TransactionMode.AUTO;

	/**
	 * Whether it is meant that the migration cannot be taken back. It then needs no
	 * {@link JavaMigration#downgrade downgrade} method, none is made by reversing its
	 * upgrade, and none is stored.
	 */
	boolean irreversible() default false;

	/**
	 * A word that changes whenever the migration does, to be compared with what was
	 * applied; the code itself is not hashed. Empty: nothing is compared.
	 */
	String checksum() default "";

}
