package dev.stemma.dialect;

/**
 * A statement as a range of a SQL text: from its first token that is no comment to its
 * last, without the semicolon.
 *
 * @param kind how it has to be treated
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param line the line of its first character, counted from 1
 * @param column the column of its first character, counted from 1 in Unicode code points
 * @param dataStart the offset of the first character of its inline data, or {@code end}
 * @param dataEnd the offset behind the last character of its inline data, the end marker
 * left out, or {@code end}
 */
public record SqlStatement(Kind kind, int start, int end, int line, int column, int dataStart, int dataEnd) {

	public String text(String sql) {
		return sql.substring(this.start, this.end);
	}

	public String data(String sql) {
		return sql.substring(this.dataStart, this.dataEnd);
	}

	/**
	 * How a statement has to be treated.
	 */
	public enum Kind {

		/** Runs in a transaction. */
		TRANSACTIONAL,
		/** Cannot run inside a transaction. */
		NON_TRANSACTIONAL,
		/** Begins, ends or resets what the runner holds in its hands; refused. */
		TRANSACTION_CONTROL,
		/** Has inline data behind it, which goes through the driver's copy interface. */
		COPY,
		/** A command of the database's own client that no server understands; refused. */
		META_COMMAND

	}

}
