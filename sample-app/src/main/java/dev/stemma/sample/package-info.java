/**
 * A shop whose database is built by the migrations in {@code db.revisions}.
 */
@NullMarked
package dev.stemma.sample;

import org.jspecify.annotations.NullMarked;
