/**
 * What it takes to make one schema another: two catalogs in, ordered changes out. Pure
 * functions over values.
 */
@NullMarked
package dev.stemma.diff;

import org.jspecify.annotations.NullMarked;
