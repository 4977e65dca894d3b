/**
 * The PostgreSQL server that the sample brings along, for machines that have none.
 */
@NullMarked
package dev.stemma.sample.postgres;

import org.jspecify.annotations.NullMarked;
