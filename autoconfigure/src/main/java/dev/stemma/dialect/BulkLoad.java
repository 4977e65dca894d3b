package dev.stemma.dialect;

import java.io.Reader;
import java.util.function.Supplier;

/**
 * Rows that are sent as data behind one statement, as {@link Sessions#copy} does it.
 *
 * @param statement the statement
 * @param data opens the data from its beginning; it is written while it is read, so that
 * no more than a row of it is in memory
 */
public record BulkLoad(String statement, Supplier<Reader> data) {

}
