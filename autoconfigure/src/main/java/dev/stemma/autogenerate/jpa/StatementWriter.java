package dev.stemma.autogenerate.jpa;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the statements of a generated script one by one. The provider writes each with
 * its delimiter and flushes then, so that line breaks in a statement do no harm.
 */
final class StatementWriter extends Writer {

	static final String DELIMITER = ";";

	private final StringBuilder text = new StringBuilder();

	private final List<String> statements = new ArrayList<>();

	/**
	 * What has been written, in order, without delimiters; nothing that drops, and no
	 * data.
	 */
	List<String> statements() {
		return List.copyOf(this.statements);
	}

	@Override
	public void write(char[] buffer, int offset, int length) {
		this.text.append(buffer, offset, length);
	}

	@Override
	public void flush() {
		String statement = this.text.toString().strip();
		this.text.setLength(0);
		if (statement.endsWith(DELIMITER)) {
			statement = statement.substring(0, statement.length() - DELIMITER.length()).stripTrailing();
		}
		String lower = statement.toLowerCase(Locale.ROOT);
		if (!statement.isEmpty() && !lower.startsWith("drop ") && !lower.startsWith("insert ")) {
			this.statements.add(statement);
		}
	}

	@Override
	public void close() {
		flush();
	}

}
