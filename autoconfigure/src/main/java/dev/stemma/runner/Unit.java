package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a step without a transaction that is journalled by itself: a statement of a
 * script, or an operation of a migration in Java.
 */
interface Unit {

	/**
	 * Its place in the step, from 1.
	 */
	int number();

	/**
	 * What it is called in messages: {@code Statement}, {@code Operation}.
	 */
	String noun();

	/**
	 * Its SQL.
	 */
	String sql();

	/**
	 * What changes whenever it does.
	 */
	String checksum();

	/**
	 * Where it stands.
	 */
	String where();

	/**
	 * Whether it is done in one transaction with the journal's word that it is done, so
	 * that it never is half done.
	 */
	boolean isAtomic();

	/**
	 * Does it.
	 * @return what is to be noted beside the journal's word that it is done, or
	 * {@code null}
	 */
	@Nullable String run(Connection connection) throws SQLException, StepFailure;

}
