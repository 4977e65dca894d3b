package dev.stemma.schema;

/**
 * How a column is computed from others of its row.
 *
 * @param expression the expression
 * @param stored whether it is computed when a row is written; virtual ones, computed when
 * it is read, need PostgreSQL 18
 */
public record Generated(String expression, boolean stored) {

	public Generated {
		Require.sql("The expression of a generated column", expression);
	}

}
