package dev.stemma.runner;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;
import dev.stemma.problem.StemmaException;

/**
 * What stopped a step, with what is known of the place.
 */
final class StepFailure extends Exception {

	private final @Nullable Location where;

	private final @Nullable String operation;

	private final @Nullable String statement;

	private final int number;

	StepFailure(Throwable cause, @Nullable Location where, @Nullable String statement, int number) {
		this(cause, where, null, statement, number);
	}

	private StepFailure(Throwable cause, @Nullable Location where, @Nullable String operation,
			@Nullable String statement, int number) {
		super(cause.getMessage(), cause);
		this.where = where;
		this.operation = operation;
		this.statement = statement;
		this.number = number;
	}

	/**
	 * The same of an operation of a migration in Java.
	 * @param operation its summary
	 * @param number its number, from 1
	 */
	StepFailure in(String operation, int number) {
		return new StepFailure(cause(), this.where, operation, this.statement, number);
	}

	/**
	 * The same with the place in the migration, and with what came out of it.
	 */
	StepFailure at(Throwable thrown, @Nullable Location where) {
		return new StepFailure(thrown, where, this.operation, this.statement, this.number);
	}

	private Throwable cause() {
		Throwable cause = getCause();
		return (cause != null) ? cause : this;
	}

	@Nullable Location where() {
		return this.where;
	}

	/**
	 * What an operation of a migration in Java does ("drop table members"), or
	 * {@code null} where there is none.
	 */
	@Nullable String operation() {
		return this.operation;
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
		return cause(SQLException.class);
	}

	/**
	 * What is wrong with what the migration asks for, or {@code null} if that is not it.
	 */
	@Nullable StemmaException stemmaException() {
		return cause(StemmaException.class);
	}

	private <T> @Nullable T cause(Class<T> type) {
		for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
