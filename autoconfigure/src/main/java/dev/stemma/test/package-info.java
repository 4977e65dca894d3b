/**
 * Assertions for the tests of applications: the graph, the models, the way down and up
 * again.
 */
@NullMarked
package dev.stemma.test;

import org.jspecify.annotations.NullMarked;
