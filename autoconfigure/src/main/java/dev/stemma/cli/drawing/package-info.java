/**
 * Pictures of revisions: values in, text out, for terminals and for tools that draw.
 */
@NullMarked
package dev.stemma.cli.drawing;

import org.jspecify.annotations.NullMarked;
