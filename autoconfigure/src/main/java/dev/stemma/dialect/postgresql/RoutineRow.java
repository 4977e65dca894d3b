package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;

/**
 * A function, a procedure or an aggregate.
 *
 * @param oid its oid
 * @param name its name
 * @param routine the function or procedure, or {@code null} if it has no definition here
 * @param peculiarity why it has none, in words, or {@code null}
 * @param comment its comment, or {@code null}
 */
record RoutineRow(long oid, QualifiedName name, @Nullable Routine routine, @Nullable String peculiarity,
		@Nullable String comment) {
}
