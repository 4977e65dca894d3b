/**
 * Runs plans against a database: connection, lock, transactions, applied set, journal.
 */
@NullMarked
package dev.stemma.runner;

import org.jspecify.annotations.NullMarked;
