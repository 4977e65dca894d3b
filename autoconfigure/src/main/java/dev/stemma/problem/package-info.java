/**
 * What can be wrong and how it is said: problems with place and advice, reported
 * together.
 */
@NullMarked
package dev.stemma.problem;

import org.jspecify.annotations.NullMarked;
