/**
 * What is done to a database, as data. Migrations in Java write it down in the language
 * of {@code Operations}, of the words of {@code Ddl}; each call becomes an
 * {@code Operation}, which can be run, rendered as SQL and taken back.
 * <p>
 * An {@code Operation} knows its {@code Inverse}, or why it has none; {@code Reversal}
 * takes back a list of them. Components called {@code undo} and {@code existing} carry
 * what an operation loses. Names that were left out are given by the
 * {@code NamingConvention}. Nothing here knows a database: a dialect renders operations,
 * and reads from the catalog what they lose.
 */
@NullMarked
package dev.stemma.operation;

import org.jspecify.annotations.NullMarked;
