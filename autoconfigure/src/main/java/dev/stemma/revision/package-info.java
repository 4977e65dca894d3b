/**
 * The revision graph: ids, identifiers, tags and plans, as pure functions over values.
 */
@NullMarked
package dev.stemma.revision;

import org.jspecify.annotations.NullMarked;
