/**
 * The customers as people.
 */
@NullMarked
package dev.stemma.sample.member;

import org.jspecify.annotations.NullMarked;
