package dev.stemma.dialect.postgresql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlToken;

/**
 * Gathers tokens into statements. Of a statement it keeps no more than its beginning,
 * which tells its kind.
 */
final class StatementSplitter {

	/** Enough for every phrase that decides about a statement's kind. */
	private static final int LEADING_TOKENS = 48;

	/**
	 * The lines with which pg_dump fences its output. Only in the form that pg_dump
	 * writes, for psql would read other commands behind {@code \\} on the same line.
	 */
	private static final Pattern DUMP_FENCE = Pattern.compile("\\\\(un)?restrict\\s+[A-Za-z0-9]+\\s*");

	private final String sql;

	private final PostgresLexer lexer;

	private final List<SqlStatement> statements = new ArrayList<>();

	/** The indexes of the statements whose data has not come yet. */
	private final Deque<Integer> copies = new ArrayDeque<>();

	private final List<SqlToken> leading = new ArrayList<>();

	private int end;

	StatementSplitter(String sql, PostgresLexer lexer) {
		this.sql = sql;
		this.lexer = lexer;
	}

	List<SqlStatement> split() {
		while (this.lexer.hasNext()) {
			SqlToken token = this.lexer.next();
			switch (token.kind()) {
				case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {
					// Belongs to a statement only if more of it follows.
				}
				case SEMICOLON -> finish();
				case META_COMMAND -> addMetaCommand(token);
				case COPY_DATA -> addData(token);
				default -> extend(token);
			}
		}
		finish();
		return this.statements;
	}

	private void extend(SqlToken token) {
		if (this.leading.size() < LEADING_TOKENS) {
			this.leading.add(token);
		}
		this.end = token.end();
	}

	private void finish() {
		if (this.leading.isEmpty()) {
			return;
		}
		SqlStatement.Kind kind;
		if (this.lexer.isCopyFromClient()) {
			kind = SqlStatement.Kind.COPY;
			this.copies.add(this.statements.size());
		}
		else {
			kind = StatementKinds.of(new TokenReader(this.sql, this.leading));
		}
		add(kind, this.leading.get(0), this.end);
		this.leading.clear();
	}

	private void addMetaCommand(SqlToken token) {
		boolean betweenStatements = this.leading.isEmpty();
		finish();
		if (!betweenStatements || !DUMP_FENCE.matcher(token.text(this.sql)).matches()) {
			add(SqlStatement.Kind.META_COMMAND, token, token.end());
		}
	}

	private void addData(SqlToken token) {
		finish();
		@Nullable Integer index = this.copies.poll();
		if (index != null) {
			SqlStatement copy = this.statements.get(index);
			int dataEnd = token.terminated() ? token.end() - Scanner.END_OF_DATA.length() : token.end();
			this.statements.set(index, new SqlStatement(copy.kind(), copy.start(), copy.end(), copy.line(),
					copy.column(), token.start(), dataEnd));
		}
	}

	private void add(SqlStatement.Kind kind, SqlToken first, int end) {
		this.statements.add(new SqlStatement(kind, first.start(), end, first.line(), first.column(), end, end));
	}

}
