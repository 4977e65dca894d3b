package dev.stemma.dialect.postgresql;

import java.util.Iterator;
import java.util.NoSuchElementException;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * Cuts a range of a SQL text into tokens, in one pass.
 */
final class PostgresLexer implements Iterator<SqlToken> {

	private final String sql;

	private final int limit;

	private final Scanner scanner;

	private final TextPosition position;

	private final StatementState statement;

	private SqlToken.Kind kind = SqlToken.Kind.WHITESPACE;

	private int end;

	private boolean terminated;

	private int pendingCopies;

	private boolean atLineStart;

	PostgresLexer(String sql, int from, int to, PlaceholderSyntax placeholders) {
		this.sql = sql;
		this.limit = to;
		this.scanner = new Scanner(sql, to, placeholders);
		this.position = new TextPosition(sql);
		this.position.moveTo(from);
		this.statement = new StatementState(sql);
	}

	@Override
	public boolean hasNext() {
		return this.position.offset() < this.limit;
	}

	@Override
	public SqlToken next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		int start = this.position.offset();
		if (this.pendingCopies > 0 && this.atLineStart) {
			found(SqlToken.Kind.COPY_DATA, this.scanner.copyData(start));
			this.pendingCopies--;
		}
		else {
			read(start);
		}
		boolean topLevel = this.statement.isTopLevel();
		this.statement.add(this.kind, start, this.end);
		topLevel |= this.statement.isTopLevel();
		if (this.kind == SqlToken.Kind.SEMICOLON && this.statement.isCopyFromClient()) {
			this.pendingCopies++;
		}
		SqlToken token = new SqlToken(this.kind, start, this.end, this.position.line(), this.position.column(),
				topLevel, this.terminated);
		this.position.moveTo(this.end);
		// Behind one block of data, the next one begins only on the line after its
		// marker.
		this.atLineStart = this.kind == SqlToken.Kind.WHITESPACE && this.sql.charAt(this.end - 1) == '\n';
		return token;
	}

	/**
	 * Whether the statement of the last token, which may be its semicolon, takes data
	 * from the client.
	 */
	boolean isCopyFromClient() {
		return this.statement.isCopyFromClient();
	}

	private void read(int start) {
		char c = this.sql.charAt(start);
		int placeholder = this.scanner.placeholder(start);
		if (placeholder >= 0) {
			found(SqlToken.Kind.PLACEHOLDER, placeholder);
		}
		else if (Characters.isSpace(c)) {
			found(SqlToken.Kind.WHITESPACE,
					(this.pendingCopies > 0) ? this.scanner.whitespaceOfLine(start) : this.scanner.whitespace(start));
		}
		else if (Characters.isWordStart(c)) {
			readWord(start, c);
		}
		else if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(this.scanner.at(start + 1)))) {
			found(SqlToken.Kind.NUMBER, this.scanner.number(start));
		}
		else if (this.scanner.isAt(start, '-', '-')) {
			found(SqlToken.Kind.LINE_COMMENT, this.scanner.restOfLine(start));
		}
		else if (this.scanner.isAt(start, '/', '*')) {
			found(SqlToken.Kind.BLOCK_COMMENT, this.scanner.blockComment(start));
		}
		else {
			readPunctuation(start, c);
		}
	}

	private void readPunctuation(int start, char c) {
		switch (c) {
			case '\'' -> found(SqlToken.Kind.STRING, this.scanner.string(start, Scanner.StringForm.PLAIN));
			case '"' -> found(SqlToken.Kind.QUOTED_IDENTIFIER, this.scanner.quotedIdentifier(start));
			case '$' -> readDollar(start);
			case '\\' -> found(SqlToken.Kind.META_COMMAND, this.scanner.restOfLine(start));
			case ';' ->
				found(this.statement.isTopLevel() ? SqlToken.Kind.SEMICOLON : SqlToken.Kind.INNER_SEMICOLON, start + 1);
			default -> found(SqlToken.Kind.OPERATOR, this.scanner.operator(start));
		}
	}

	private void readWord(int start, char c) {
		char next = this.scanner.at(start + 1);
		if (next == '\'' && "eE".indexOf(c) >= 0) {
			found(SqlToken.Kind.STRING, this.scanner.string(start + 1, Scanner.StringForm.ESCAPES));
		}
		else if (next == '\'' && "bBxX".indexOf(c) >= 0) {
			found(SqlToken.Kind.STRING, this.scanner.string(start + 1, Scanner.StringForm.BITS));
		}
		else if (next == '\'' && "nN".indexOf(c) >= 0) {
			found(SqlToken.Kind.STRING, this.scanner.string(start + 1, Scanner.StringForm.PLAIN));
		}
		else if ("uU".indexOf(c) >= 0 && this.scanner.isAt(start + 1, '&', '\'')) {
			found(SqlToken.Kind.STRING, this.scanner.string(start + 2, Scanner.StringForm.PLAIN));
		}
		else if ("uU".indexOf(c) >= 0 && this.scanner.isAt(start + 1, '&', '"')) {
			found(SqlToken.Kind.QUOTED_IDENTIFIER, this.scanner.quotedIdentifier(start + 2));
		}
		else {
			found(SqlToken.Kind.WORD, this.scanner.word(start));
		}
	}

	private void readDollar(int start) {
		int delimiter = this.scanner.dollarDelimiter(start);
		if (delimiter >= 0) {
			found(SqlToken.Kind.DOLLAR_STRING, this.scanner.dollarString(start, delimiter));
		}
		else if (Characters.isDigit(this.scanner.at(start + 1))) {
			found(SqlToken.Kind.PARAMETER, this.scanner.parameter(start));
		}
		else {
			found(SqlToken.Kind.OPERATOR, start + 1);
		}
	}

	private void found(SqlToken.Kind kind, int end) {
		this.kind = kind;
		this.terminated = end != Scanner.UNTERMINATED;
		this.end = this.terminated ? end : this.limit;
	}

}
