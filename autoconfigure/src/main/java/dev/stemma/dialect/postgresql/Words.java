package dev.stemma.dialect.postgresql;

/**
 * Compares words as PostgreSQL does: only the letters of ASCII have two cases.
 */
final class Words {

	private Words() {
	}

	/**
	 * Whether a range of a text is a word.
	 * @param text the text
	 * @param start the offset of the range's first character
	 * @param end the offset behind its last character
	 * @param word the word, in capitals
	 */
	static boolean match(String text, int start, int end, String word) {
		if (end - start != word.length()) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			char c = text.charAt(start + i);
			char upper = (c >= 'a' && c <= 'z') ? (char) (c - 'a' + 'A') : c;
			if (upper != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A word in the case that the server stores it in.
	 */
	static String fold(String word) {
		StringBuilder folded = new StringBuilder(word);
		for (int i = 0; i < folded.length(); i++) {
			char c = folded.charAt(i);
			if (c >= 'A' && c <= 'Z') {
				folded.setCharAt(i, (char) (c - 'A' + 'a'));
			}
		}
		return folded.toString();
	}

}
