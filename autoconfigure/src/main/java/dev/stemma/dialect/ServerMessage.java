package dev.stemma.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a server said of a failure.
 *
 * @param sqlState the five-character code, or {@code null} where there is none
 * @param text the message
 * @param detail the detail, or {@code null}
 * @param hint the hint, or {@code null}
 * @param position the position in the statement, in characters from 1; 0 where unknown
 */
public record ServerMessage(@Nullable String sqlState, String text, @Nullable String detail, @Nullable String hint,
		int position) {

}
