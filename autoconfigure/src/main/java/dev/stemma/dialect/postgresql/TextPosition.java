package dev.stemma.dialect.postgresql;

/**
 * A place in a text that only moves forward, so that lines and columns cost one look at
 * each character.
 */
final class TextPosition {

	private final String text;

	private int offset;

	private int line = 1;

	private int column = 1;

	TextPosition(String text) {
		this.text = text;
	}

	int offset() {
		return this.offset;
	}

	int line() {
		return this.line;
	}

	int column() {
		return this.column;
	}

	void moveTo(int target) {
		for (; this.offset < target; this.offset++) {
			char c = this.text.charAt(this.offset);
			if (c == '\n' || (c == '\r' && !isLineFeed(this.offset + 1))) {
				this.line++;
				this.column = 1;
			}
			else if (!Character.isLowSurrogate(c)) {
				this.column++;
			}
		}
	}

	private boolean isLineFeed(int index) {
		return index < this.text.length() && this.text.charAt(index) == '\n';
	}

}
