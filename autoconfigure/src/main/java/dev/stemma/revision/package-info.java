/**
 * The revision graph: ids, identifiers, tags and plans, as pure functions over values.
 * {@link dev.stemma.revision.RevisionGraph} is the way in; what it answers with and
 * throws is public, all else is its own.
 */
@NullMarked
package dev.stemma.revision;

import org.jspecify.annotations.NullMarked;
