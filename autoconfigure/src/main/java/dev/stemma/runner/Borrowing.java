package dev.stemma.runner;

import java.sql.SQLException;

/**
 * Something that is done with a connection that somebody else opens and closes.
 *
 * @param <T> what it returns
 */
public interface Borrowing<T> {

	/**
	 * Does it. A transaction that it leaves open is rolled back.
	 */
	T with(Borrowed borrowed) throws SQLException;

}
