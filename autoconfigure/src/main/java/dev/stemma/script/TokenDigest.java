package dev.stemma.script;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * SHA-256 over the tokens of SQL. The rules, which may never change, for what they made
 * stands in databases:
 * <ul>
 * <li>Line ends are line feeds and there is no byte order mark; {@link ScriptText} sees
 * to that.
 * <li>The text is cut into tokens with placeholders of the form <code>${name}</code>,
 * whatever form is configured, so that the configuration plays no part.
 * <li>White space, comments and commands for the database's own client are left out.
 * <li>Each token is taken as it is written, the case of words included, in UTF-8. Data
 * behind a {@code COPY} is a token.
 * <li>Between two tokens stands one NUL byte, which occurs in none. Only a placeholder
 * and what touches it are not separated, for they become one token (<code>${a}b</code>),
 * unless what touches it is an operator or punctuation.
 * </ul>
 */
final class TokenDigest {

	private final MessageDigest digest = sha256();

	private final byte[] buffer = new byte[8192];

	private int buffered;

	private @Nullable SqlToken previous;

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * The digest of one statement and of the data behind it.
	 */
	static String ofStatement(SqlSyntax syntax, String sql, String text, int dataStart, int dataEnd) {
		TokenDigest digest = new TokenDigest();
		Iterator<SqlToken> tokens = syntax.tokens(sql, PlaceholderSyntax.DEFAULT);
		while (tokens.hasNext()) {
			digest.add(tokens.next(), sql);
		}
		if (dataEnd > dataStart) {
			digest.put(0);
			digest.put(text, dataStart, dataEnd);
		}
		return digest.hex();
	}

	/**
	 * The digest of a whole text as it stands; line ends at its end do not count.
	 */
	static String ofText(String text) {
		int end = text.length();
		while (end > 0 && text.charAt(end - 1) == '\n') {
			end--;
		}
		TokenDigest digest = new TokenDigest();
		digest.put(text, 0, end);
		return digest.hex();
	}

	void add(SqlToken token, String text) {
		if (!token.isSignificant() || token.kind() == SqlToken.Kind.META_COMMAND) {
			return;
		}
		if (this.previous != null && !joined(this.previous, token)) {
			put(0);
		}
		put(text, token.start(), token.end());
		this.previous = token;
	}

	private static boolean joined(SqlToken left, SqlToken right) {
		boolean placeholder = left.kind() == SqlToken.Kind.PLACEHOLDER || right.kind() == SqlToken.Kind.PLACEHOLDER;
		return placeholder && left.end() == right.start() && isOperand(left) && isOperand(right);
	}

	private static boolean isOperand(SqlToken token) {
		return switch (token.kind()) {
			case OPERATOR, SEMICOLON, INNER_SEMICOLON, COPY_DATA -> false;
			default -> true;
		};
	}

	private void put(String text, int start, int end) {
		int position = start;
		while (position < end) {
			int c = text.codePointAt(position);
			position += Character.charCount(c);
			if (c < 0x80) {
				put(c);
			}
			else if (c < 0x800) {
				put(0xC0 | (c >> 6));
				put(0x80 | (c & 0x3F));
			}
			else if (c < 0x10000) {
				put(0xE0 | (c >> 12));
				put(0x80 | ((c >> 6) & 0x3F));
				put(0x80 | (c & 0x3F));
			}
			else {
				put(0xF0 | (c >> 18));
				put(0x80 | ((c >> 12) & 0x3F));
				put(0x80 | ((c >> 6) & 0x3F));
				put(0x80 | (c & 0x3F));
			}
		}
	}

	private void put(int b) {
		if (this.buffered == this.buffer.length) {
			flush();
		}
		this.buffer[this.buffered++] = (byte) b;
	}

	private void flush() {
		this.digest.update(this.buffer, 0, this.buffered);
		this.buffered = 0;
	}

	/**
	 * The digest in lower case hexadecimal digits; nothing can be added afterwards.
	 */
	String hex() {
		flush();
		return HexFormat.of().formatHex(this.digest.digest());
	}

}
