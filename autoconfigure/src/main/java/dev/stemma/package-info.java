/**
 * The front of the engine: {@link dev.stemma.Stemma} and what it answers.
 */
@NullMarked
package dev.stemma;

import org.jspecify.annotations.NullMarked;
