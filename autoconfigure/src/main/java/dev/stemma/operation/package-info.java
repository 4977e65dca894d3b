/**
 * The operations that a migration in Java is written with.
 */
@NullMarked
package dev.stemma.operation;

import org.jspecify.annotations.NullMarked;
