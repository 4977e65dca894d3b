/**
 * What members think of products.
 */
@NullMarked
package dev.stemma.sample.review;

import org.jspecify.annotations.NullMarked;
