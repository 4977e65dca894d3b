/**
 * Commands: what people type, and what they are shown. Everything is done by
 * {@link dev.stemma.Stemma}.
 */
@NullMarked
package dev.stemma.cli;

import org.jspecify.annotations.NullMarked;
