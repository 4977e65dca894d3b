package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Cast;

/**
 * A cast.
 *
 * @param oid its oid
 * @param cast the cast, with its types as the server writes them
 * @param comment its comment, or {@code null}
 */
record CastRow(long oid, Cast cast, @Nullable String comment) {
}
