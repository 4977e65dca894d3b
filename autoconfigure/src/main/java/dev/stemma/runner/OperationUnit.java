package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A part of an operation of a migration in Java.
 */
final class OperationUnit implements Unit {

	private static final String ROWS = "rows ";

	private final int number;

	private final KnownOperation operation;

	private final OperationSql.Part part;

	private final ScriptExecutor executor;

	private final String where;

	private final String checksum;

	private int rows;

	OperationUnit(int number, KnownOperation operation, OperationSql.Part part, ScriptExecutor executor, String where) {
		this.number = number;
		this.operation = operation;
		this.part = part;
		this.executor = executor;
		this.where = where;
		this.checksum = part.checksum();
	}

	@Override
	public int number() {
		return this.number;
	}

	@Override
	public String noun() {
		return "Operation";
	}

	/**
	 * What it does, for messages.
	 */
	String summary() {
		return this.operation.operation().summary();
	}

	@Override
	public String sql() {
		return this.part.sql();
	}

	@Override
	public String checksum() {
		return this.checksum;
	}

	@Override
	public String where() {
		return this.where;
	}

	@Override
	public boolean isAtomic() {
		return this.part.atomic();
	}

	@Override
	public String run(Connection connection) throws StepFailure {
		try {
			this.operation.look(connection);
		}
		catch (SQLException ex) {
			throw new StepFailure(ex, null, null, this.number).in(summary(), this.number);
		}
		this.rows = this.part.run(connection, this.executor, this.operation.operation(), this.number);
		return noteOf(this.rows);
	}

	/**
	 * The number of rows that it changed when it was run.
	 */
	int rows() {
		return this.rows;
	}

	static String noteOf(long rows) {
		return ROWS + rows;
	}

	/**
	 * The number of rows that a note tells, 0 if it tells none.
	 */
	static int rowsOf(JournalEntry entry) {
		String detail = entry.detail();
		long rows = (detail != null && detail.startsWith(ROWS)) ? Long.parseLong(detail.substring(ROWS.length())) : 0;
		return (int) Math.min(Integer.MAX_VALUE, rows);
	}

}
