/**
 * Who may log in, and as what.
 */
@NullMarked
package dev.stemma.sample.account;

import org.jspecify.annotations.NullMarked;
