package dev.stemma.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads identifiers and ranges; accepts the whole text or nothing.
 */
final class IdentifierParser {

	private static final Pattern IDENTIFIER = Pattern
		.compile("(?:(?<anchor>[A-Za-z0-9_.]+)@)?(?<symbol>[A-Za-z0-9_.]+)?(?<steps>[+-][0-9]+)?");

	/** Longer numbers of steps than any graph has revisions all mean the same. */
	private static final int MOST_DIGITS = 9;

	private IdentifierParser() {
	}

	/**
	 * Reads {@code [anchor@]symbol} or {@code [anchor@][symbol](+|-)digits}.
	 * @throws IdentifierException if it is neither
	 */
	static Identifier parse(String text) {
		Matcher matcher = IDENTIFIER.matcher(text);
		if (!matcher.matches() || (matcher.group("symbol") == null && matcher.group("steps") == null)) {
			throw Failures.malformed(text);
		}
		String anchor = matcher.group("anchor");
		if (anchor != null && Names.RESERVED.contains(anchor)) {
			throw Failures.reservedAnchor(text, anchor);
		}
		String symbol = matcher.group("symbol");
		String steps = matcher.group("steps");
		if (steps == null) {
			return new Identifier.Absolute(text, anchor, Identifier.Symbol.of(symbol));
		}
		return new Identifier.Relative(text, anchor, (symbol != null) ? Identifier.Symbol.of(symbol) : null,
				steps(text, steps));
	}

	private static int steps(String text, String digits) {
		int steps = (digits.length() > MOST_DIGITS) ? Integer.MAX_VALUE : Integer.parseInt(digits.substring(1));
		if (steps == 0) {
			throw Failures.malformed(text);
		}
		return (digits.charAt(0) == '-') ? -steps : steps;
	}

	/**
	 * Reads {@code [start]:[end]}; an empty text is the whole history.
	 * @throws IdentifierException if it is no range
	 */
	static Identifier.Range parseRange(String text) {
		int colon = text.indexOf(':');
		if (text.isEmpty()) {
			return new Identifier.Range(null, null);
		}
		if (colon < 0 || colon != text.lastIndexOf(':')) {
			throw Failures.malformedRange(text);
		}
		return new Identifier.Range(end(text.substring(0, colon)), end(text.substring(colon + 1)));
	}

	private static @Nullable Identifier end(String text) {
		return text.isEmpty() ? null : parse(text);
	}

}
