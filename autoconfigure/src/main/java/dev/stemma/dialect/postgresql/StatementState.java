package dev.stemma.dialect.postgresql;

import dev.stemma.dialect.SqlToken;

/**
 * What the tokens of a statement so far mean for the next one: how deep it is nested,
 * counted as psql counts, and whether data will follow.
 */
final class StatementState {

	private final String sql;

	private Head head = Head.START;

	private int parentheses;

	private int blocks;

	private boolean ended;

	StatementState(String sql) {
		this.sql = sql;
	}

	boolean isTopLevel() {
		return this.parentheses == 0 && this.blocks == 0;
	}

	/**
	 * Whether it is a {@code COPY … FROM STDIN}; still known right behind its semicolon.
	 */
	boolean isCopyFromClient() {
		return this.head == Head.COPY_FROM_CLIENT;
	}

	void add(SqlToken.Kind kind, int start, int end) {
		if (this.ended) {
			this.head = Head.START;
			this.ended = false;
		}
		switch (kind) {
			case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {
				// Says nothing.
			}
			case WORD -> addWord(start, end);
			case OPERATOR -> addOperator(start);
			case SEMICOLON -> end();
			default -> addOther();
		}
	}

	private void end() {
		this.ended = true;
	}

	private void addOperator(int start) {
		char c = this.sql.charAt(start);
		if (c == '(') {
			this.parentheses++;
		}
		else if (c == ')' && this.parentheses > 0) {
			this.parentheses--;
		}
		addOther();
	}

	private void addOther() {
		if (this.head == Head.COPY_FROM) {
			this.head = Head.OTHER;
		}
	}

	private void addWord(int start, int end) {
		if (this.head == Head.ROUTINE) {
			countBlocks(start, end);
		}
		else if (this.head != Head.OTHER && this.head != Head.COPY_FROM_CLIENT) {
			this.head = next(start, end);
		}
	}

	private Head next(int start, int end) {
		return switch (this.head) {
			case START -> first(start, end);
			case CREATE -> is(start, end, "OR") ? Head.CREATE_OR : routine(start, end);
			case CREATE_OR -> is(start, end, "REPLACE") ? Head.CREATE_OR_REPLACE : Head.OTHER;
			case CREATE_OR_REPLACE -> routine(start, end);
			// In parentheses stands a query, whose FROM says nothing.
			case COPY -> (this.parentheses == 0 && is(start, end, "FROM")) ? Head.COPY_FROM : Head.COPY;
			// The server takes both words for the client, whatever the direction.
			case COPY_FROM ->
				(is(start, end, "STDIN") || is(start, end, "STDOUT")) ? Head.COPY_FROM_CLIENT : Head.OTHER;
			case COPY_FROM_CLIENT, ROUTINE, OTHER -> this.head;
		};
	}

	private Head first(int start, int end) {
		if (is(start, end, "CREATE")) {
			return Head.CREATE;
		}
		return is(start, end, "COPY") ? Head.COPY : Head.OTHER;
	}

	private Head routine(int start, int end) {
		return (is(start, end, "FUNCTION") || is(start, end, "PROCEDURE")) ? Head.ROUTINE : Head.OTHER;
	}

	private void countBlocks(int start, int end) {
		if (this.parentheses > 0) {
			return;
		}
		if (is(start, end, "BEGIN")) {
			this.blocks++;
		}
		else if (this.blocks > 0 && is(start, end, "CASE")) {
			this.blocks++;
		}
		else if (this.blocks > 0 && is(start, end, "END")) {
			this.blocks--;
		}
	}

	private boolean is(int start, int end, String word) {
		return Words.match(this.sql, start, end, word);
	}

	/**
	 * How far the first words have been recognised.
	 */
	private enum Head {

		START, CREATE, CREATE_OR, CREATE_OR_REPLACE, ROUTINE, COPY, COPY_FROM, COPY_FROM_CLIENT, OTHER

	}

}
