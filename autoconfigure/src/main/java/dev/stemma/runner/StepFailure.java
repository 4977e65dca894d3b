package dev.stemma.runner;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;

/**
 * What stopped a step, with what is known of the place.
 */
final class StepFailure extends Exception {

	private final @Nullable Location where;

	private final @Nullable String statement;

	private final int number;

	StepFailure(Throwable cause, @Nullable Location where, @Nullable String statement, int number) {
		super(cause.getMessage(), cause);
		this.where = where;
		this.statement = statement;
		this.number = number;
	}

	@Nullable Location where() {
		return this.where;
	}

	@Nullable String statement() {
		return this.statement;
	}

	/**
	 * The number of the statement, from 1; 0 where it is not known.
	 */
	int number() {
		return this.number;
	}

	/**
	 * The database's part in it, or {@code null} if it had none.
	 */
	@Nullable SQLException sqlException() {
		for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return sql;
			}
		}
		return null;
	}

}
