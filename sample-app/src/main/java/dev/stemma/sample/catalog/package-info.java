/**
 * What the shop sells and how much of it is there.
 */
@NullMarked
package dev.stemma.sample.catalog;

import org.jspecify.annotations.NullMarked;
