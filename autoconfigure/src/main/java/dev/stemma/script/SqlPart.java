package dev.stemma.script;

import java.util.List;

/**
 * The upgrade or the downgrade of a SQL script.
 */
public final class SqlPart {

	private final boolean transactional;

	private final List<Statement> statements;

	SqlPart(boolean transactional, List<Statement> statements) {
		this.transactional = transactional;
		this.statements = statements;
	}

	/**
	 * Whether it runs in one transaction. If not, each of its statements is committed by
	 * itself.
	 */
	public boolean transactional() {
		return this.transactional;
	}

	/**
	 * Its statements in order; none for a part that is empty on purpose.
	 */
	public List<Statement> statements() {
		return this.statements;
	}

}
