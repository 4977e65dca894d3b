package dev.stemma.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Remembers whether something could not be written, which writers keep to themselves.
 */
final class WatchedStream extends FilterOutputStream {

	private boolean lost;

	WatchedStream(OutputStream out) {
		super(out);
	}

	/**
	 * Whether something is lost that somebody waited for.
	 */
	boolean hasLost() {
		return this.lost;
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			throw remember(ex);
		}
	}

	@Override
	public void flush() throws IOException {
		try {
			this.out.flush();
		}
		catch (IOException ex) {
			throw remember(ex);
		}
	}

	/**
	 * A pipe whose reader has gone is told by the words of the system alone.
	 */
	private IOException remember(IOException ex) {
		this.lost |= !String.valueOf(ex.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
		return ex;
	}

}
