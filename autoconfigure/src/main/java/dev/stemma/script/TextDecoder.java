package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Decodes strict UTF-8 in small pieces that are joined once, so that a large script costs
 * its own size twice at most and never as an array of characters.
 */
final class TextDecoder {

	private static final int PIECE = 1 << 15;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

	private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);

	private final CharBuffer chars = CharBuffer.allocate(PIECE);

	private final StringBuilder piece = new StringBuilder(PIECE);

	private final List<String> pieces = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private final String source;

	private long offset;

	private boolean first = true;

	private boolean carriageReturn;

	private int line = 1;

	private int column = 1;

	private boolean malformed;

	private boolean nul;

	TextDecoder(String source) {
		this.source = source;
	}

	ScriptText decode(InputStream in) throws IOException {
		boolean end = false;
		while (!end) {
			int count = in.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
			end = count < 0;
			this.bytes.position(this.bytes.position() + Math.max(count, 0));
			decode(end);
		}
		if (this.carriageReturn) {
			this.piece.append('\r');
		}
		this.pieces.add(this.piece.toString());
		return new ScriptText(String.join("", this.pieces), this.problems);
	}

	private void decode(boolean end) {
		this.bytes.flip();
		CoderResult result;
		do {
			result = this.decoder.decode(this.bytes, this.chars, end);
			this.chars.flip();
			while (this.chars.hasRemaining()) {
				add(this.chars.get());
			}
			this.chars.clear();
			if (result.isError()) {
				reportMalformed();
				this.bytes.position(this.bytes.position() + result.length());
				add('\uFFFD');
			}
			flush();
		}
		while (!result.isUnderflow());
		this.offset += this.bytes.position();
		this.bytes.compact();
	}

	private void add(char c) {
		boolean mark = this.first && c == BYTE_ORDER_MARK;
		this.first = false;
		if (mark) {
			return;
		}
		if (this.carriageReturn && c != '\n') {
			this.piece.append('\r');
		}
		this.carriageReturn = c == '\r';
		if (this.carriageReturn) {
			return;
		}
		if (c == '\0') {
			reportNul();
		}
		this.piece.append(c);
		if (c == '\n') {
			this.line++;
			this.column = 1;
		}
		else if (!Character.isLowSurrogate(c)) {
			this.column++;
		}
	}

	private void flush() {
		this.pieces.add(this.piece.toString());
		this.piece.setLength(0);
	}

	private void reportMalformed() {
		if (!this.malformed) {
			this.malformed = true;
			int position = this.bytes.position();
			this.problems.add(new Problem(
					"The script is not UTF-8: byte 0x%02X at offset %d.".formatted(this.bytes.get(position),
							this.offset + position),
					new Location(this.source, this.line, this.column), "Save it as UTF-8."));
		}
	}

	private void reportNul() {
		if (!this.nul) {
			this.nul = true;
			this.problems.add(new Problem("The script contains a NUL character, which no SQL can.",
					new Location(this.source, this.line, this.column), "Remove it."));
		}
	}

}
