package dev.stemma.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * The lowest line of a terminal, which is drawn again in place while something is at
 * work. Whatever else is written appears above it, whoever writes it.
 */
final class LiveLine {

	private static final String ERASE = "\r\u001b[K";

	private final OutputStream stream;

	private final Charset charset;

	private boolean shown;

	private boolean elsewhere;

	/**
	 * Creates it.
	 * @param stream leads to the terminal
	 * @param charset what that takes
	 */
	LiveLine(OutputStream stream, Charset charset) {
		this.stream = stream;
		this.charset = charset;
	}

	/**
	 * Shows a text in the place of the last one. As long as somebody has not ended a line
	 * of theirs, nothing is shown.
	 * @param text must fit the terminal's width
	 */
	synchronized void show(String text) {
		if (!this.elsewhere) {
			write(ERASE + text);
			this.shown = true;
		}
	}

	/**
	 * Takes it away. The next text that is shown appears again.
	 */
	synchronized void erase() {
		if (this.shown) {
			write(ERASE);
			this.shown = false;
		}
	}

	/**
	 * A line that was begun has been ended by somebody at the keyboard.
	 */
	synchronized void lineEnded() {
		this.elsewhere = false;
	}

	private void write(String text) {
		try {
			this.stream.write(text.getBytes(this.charset));
			this.stream.flush();
		}
		catch (IOException ex) {
			// The terminal is gone; what is at work must not fail for that
			this.elsewhere = true;
		}
	}

	/**
	 * The same stream for others: what is written to it appears above the line.
	 */
	OutputStream above(OutputStream other) {
		return new Above(other);
	}

	/**
	 * A stream that takes the line away first.
	 */
	private final class Above extends OutputStream {

		private final OutputStream other;

		Above(OutputStream other) {
			this.other = other;
		}

		@Override
		public void write(int octet) throws IOException {
			write(new byte[] { (byte) octet }, 0, 1);
		}

		@Override
		public void write(byte[] octets, int offset, int length) throws IOException {
			synchronized (LiveLine.this) {
				if (length > 0) {
					erase();
					LiveLine.this.elsewhere = octets[offset + length - 1] != '\n';
					this.other.write(octets, offset, length);
				}
			}
		}

		@Override
		public void flush() throws IOException {
			this.other.flush();
		}

	}

}
