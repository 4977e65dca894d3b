/**
 * What a migration is, and how scripts are found, read and hashed.
 */
@NullMarked
package dev.stemma.script;

import org.jspecify.annotations.NullMarked;
