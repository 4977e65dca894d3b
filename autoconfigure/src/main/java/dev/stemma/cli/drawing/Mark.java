package dev.stemma.cli.drawing;

import java.util.Locale;

/**
 * How a revision stands, and how that is drawn in a line of text.
 */
public enum Mark {

	/** It is applied. */
	APPLIED('●', '*'),
	/** It is not applied. */
	PENDING('○', 'o'),
	/** The tags leave it out. */
	EXCLUDED('◌', '.'),
	/** It stopped half way. */
	FAILED('✗', 'x'),
	/** It is applied, and this build does not know it. */
	UNKNOWN('?', '?'),
	/** No database was asked. */
	NOT_ASKED('•', '*');

	private final char symbol;

	private final char ascii;

	Mark(char symbol, char ascii) {
		this.symbol = symbol;
		this.ascii = ascii;
	}

	char symbol(boolean unicode) {
		return unicode ? this.symbol : this.ascii;
	}

	/**
	 * The name of a class in a picture.
	 */
	String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
