package dev.stemma.runner;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.operation.Operations;

/**
 * Operations that run at once on a connection.
 */
final class MigrationOperations implements Operations {

	private final SqlSyntax syntax;

	private final JdbcTemplate template;

	private @Nullable String lastStatement;

	MigrationOperations(Connection connection, SqlSyntax syntax) {
		this.syntax = syntax;
		this.template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	@Override
	public void execute(String sql) {
		for (SqlStatement statement : this.syntax.statements(sql, 0, sql.length(), PlaceholderSyntax.NONE)) {
			String text = statement.text(sql);
			refuse(statement, text);
			this.lastStatement = text;
			this.template.execute(text);
		}
		this.lastStatement = null;
	}

	@Override
	public int execute(String sql, Object... parameters) {
		for (SqlStatement statement : this.syntax.statements(sql, 0, sql.length(), PlaceholderSyntax.NONE)) {
			refuse(statement, statement.text(sql));
		}
		this.lastStatement = sql;
		int rows = this.template.update(sql, parameters);
		this.lastStatement = null;
		return rows;
	}

	private static void refuse(SqlStatement statement, String text) {
		switch (statement.kind()) {
			case TRANSACTION_CONTROL ->
				throw new IllegalArgumentException("A migration may not begin, end or reset its transaction: " + text);
			case META_COMMAND -> throw new IllegalArgumentException("A command of psql is no SQL: " + text);
			case COPY -> throw new IllegalArgumentException(
					"COPY FROM STDIN has no data to read here; write it in a SQL script: " + text);
			case TRANSACTIONAL, NON_TRANSACTIONAL -> {
			}
		}
	}

	@Override
	public JdbcClient jdbc() {
		return JdbcClient.create(this.template);
	}

	/**
	 * The statement that did not come to its end, or {@code null}.
	 */
	@Nullable String lastStatement() {
		return this.lastStatement;
	}

}
