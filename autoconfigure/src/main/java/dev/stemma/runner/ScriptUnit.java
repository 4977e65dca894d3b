package dev.stemma.runner;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;

import dev.stemma.script.Statement;

/**
 * A statement of a script.
 *
 * @param statement the statement
 * @param sql its text, made once
 * @param executor runs it
 */
record ScriptUnit(Statement statement, String sql, ScriptExecutor executor) implements Unit {

	ScriptUnit(Statement statement, ScriptExecutor executor) {
		this(statement, statement.sql(), executor);
	}

	@Override
	public int number() {
		return this.statement.number();
	}

	@Override
	public String noun() {
		return "Statement";
	}

	@Override
	public String checksum() {
		return this.statement.checksum();
	}

	@Override
	public String where() {
		return this.statement.where().toString();
	}

	@Override
	public boolean isAtomic() {
		return false;
	}

	@Override
	public @Nullable String run(Connection connection) throws StepFailure {
		this.executor.run(connection, this.statement);
		return null;
	}

}
