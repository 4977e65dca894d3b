package dev.stemma.script;

import java.io.Reader;
import java.util.Objects;

/**
 * Reads a piece of a string without a copy of it.
 */
final class RangeReader extends Reader {

	private final String text;

	private final int end;

	private int position;

	RangeReader(String text, int start, int end) {
		this.text = text;
		this.position = start;
		this.end = end;
	}

	@Override
	public int read(char[] buffer, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		if (length == 0) {
			return 0;
		}
		int count = Math.min(length, this.end - this.position);
		if (count <= 0) {
			return -1;
		}
		this.text.getChars(this.position, this.position + count, buffer, offset);
		this.position += count;
		return count;
	}

	@Override
	public void close() {
	}

}
