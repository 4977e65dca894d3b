package dev.stemma.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The statements of a batched update on a database whose key has been looked at. A
 * position is the values of the key's columns as texts, in a form that no setting of a
 * session changes; {@code null} stands before the first row.
 */
public interface BatchedUpdate {

	/**
	 * How many rows the table has as far as the server has counted them, or {@code null}
	 * if it has not.
	 */
	@Nullable Long estimatedRows();

	/**
	 * Selects the position of the last row of the next range: one row with one text
	 * array, or no row where no rows follow.
	 * @param after the position behind which the range begins
	 */
	String next(@Nullable List<String> after);

	/**
	 * Updates the rows of a range.
	 * @param after the position behind which the range begins
	 * @param last the position of its last row
	 */
	String update(@Nullable List<String> after, List<String> last);

}
