package dev.stemma.dialect.postgresql;

import java.io.Reader;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.BulkLoad;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.Row;

/**
 * Rows in the text form of {@code COPY}, written while they are read.
 */
final class CopyData extends Reader {

	private final List<Row> rows;

	private int next;

	private String line = "";

	private int position;

	private CopyData(List<Row> rows) {
		this.rows = rows;
	}

	/**
	 * The rows of an operation. What they hold in columns that count by themselves is
	 * taken as it is.
	 */
	static BulkLoad of(BulkInsert insert) {
		String statement = "COPY %s %s FROM STDIN".formatted(Identifiers.of(insert.table()),
				Identifiers.list(insert.columns()));
		return new BulkLoad(statement, () -> new CopyData(insert.rows()));
	}

	@Override
	public int read(char[] buffer, int offset, int length) {
		if (length > 0 && this.position == this.line.length()) {
			if (this.next == this.rows.size()) {
				return -1;
			}
			this.line = line(this.rows.get(this.next++));
			this.position = 0;
		}
		int count = Math.min(length, this.line.length() - this.position);
		this.line.getChars(this.position, this.position + count, buffer, offset);
		this.position += count;
		return count;
	}

	private static String line(Row row) {
		StringBuilder line = new StringBuilder();
		for (Object value : row.values()) {
			append(line, value);
			line.append('\t');
		}
		line.setCharAt(line.length() - 1, '\n');
		return line.toString();
	}

	private static void append(StringBuilder line, @Nullable Object value) {
		if (value == null) {
			line.append("\\N");
			return;
		}
		String text = SqlValue.of(value).text();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\\' -> line.append("\\\\");
				case '\t' -> line.append("\\t");
				case '\n' -> line.append("\\n");
				case '\r' -> line.append("\\r");
				default -> line.append(c);
			}
		}
	}

	@Override
	public void close() {
		// Nothing is open.
	}

}
