/**
 * PostgreSQL's answers.
 */
@NullMarked
package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
