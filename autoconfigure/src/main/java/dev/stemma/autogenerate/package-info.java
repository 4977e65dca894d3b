/**
 * Migrations from models: where a wanted schema comes from, the scratch schemas that it
 * is created in, the difference to the database written as a revision, and drift.
 */
@NullMarked
package dev.stemma.autogenerate;

import org.jspecify.annotations.NullMarked;
