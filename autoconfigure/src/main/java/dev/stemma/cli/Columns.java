package dev.stemma.cli;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many columns of a terminal a text takes.
 */
final class Columns {

	private static final Set<UnicodeScript> WIDE = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
			UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.YI);

	private static final int FIRST_EMOJI = 0x1F300;

	private static final int LAST_EMOJI = 0x1FAFF;

	private Columns() {
	}

	static int of(String text) {
		return text.codePoints().map(Columns::of).sum();
	}

	private static int of(int character) {
		switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
				return 0;
			}
			default -> {
				boolean wide = WIDE.contains(UnicodeScript.of(character))
						|| (character >= FIRST_EMOJI && character <= LAST_EMOJI);
				return wide ? 2 : 1;
			}
		}
	}

	/**
	 * As much of the beginning as fits, on one line, with dots where something was left
	 * out.
	 * @param text any text; what moves a cursor counts as a space
	 * @param columns how many there are
	 * @param dots what stands for the rest
	 */
	static String cut(String text, int columns, String dots) {
		String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
		if (of(line) <= columns) {
			return line;
		}
		StringBuilder cut = new StringBuilder();
		int left = columns - of(dots);
		for (int character : line.codePoints().toArray()) {
			left -= of(character);
			if (left < 0) {
				break;
			}
			cut.appendCodePoint(character);
		}
		return (columns < of(dots)) ? "" : cut.toString().stripTrailing() + dots;
	}

}
