/**
 * What a database has to answer for the engine: how its SQL is read, how operations are
 * written in it, what its catalog tells, how runners keep out of each other's way. It is
 * handed connections and opens none.
 */
@NullMarked
package dev.stemma.dialect;

import org.jspecify.annotations.NullMarked;
