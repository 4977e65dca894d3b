@NullMarked
package dev.stemma.sample.postgres;

import org.jspecify.annotations.NullMarked;
