package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

/**
 * Something that is known, though it may be nothing.
 *
 * @param value the value, or {@code null} for nothing
 * @param <T> its type
 */
public record Known<T>(@Nullable T value) {

}
