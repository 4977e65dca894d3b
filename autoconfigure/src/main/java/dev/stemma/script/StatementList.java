package dev.stemma.script;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import dev.stemma.dialect.SqlStatement;

/**
 * The statements of a part. Each is made when it is asked for: a script can have a
 * million.
 */
final class StatementList extends AbstractList<Statement> implements RandomAccess {

	private final SourceText source;

	private final List<SqlStatement> statements;

	StatementList(SourceText source, List<SqlStatement> statements) {
		this.source = source;
		this.statements = statements;
	}

	@Override
	public Statement get(int index) {
		return new Statement(this.source, index + 1, this.statements.get(index));
	}

	@Override
	public int size() {
		return this.statements.size();
	}

}
