/**
 * What a database has to answer for the engine; it is handed connections and opens none.
 */
@NullMarked
package dev.stemma.dialect;

import org.jspecify.annotations.NullMarked;
