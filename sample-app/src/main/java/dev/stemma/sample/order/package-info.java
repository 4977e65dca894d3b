/**
 * What was ordered and how far it has come.
 */
@NullMarked
package dev.stemma.sample.order;

import org.jspecify.annotations.NullMarked;
