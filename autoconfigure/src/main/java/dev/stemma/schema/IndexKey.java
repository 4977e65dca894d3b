package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an index, or a partition key, is sorted by: a column or an expression.
 *
 * @param column the column, or {@code null}
 * @param expression the expression, or {@code null}
 * @param collation its collation, or {@code null} for its own
 * @param operatorClass its operator class as SQL writes it, with parameters if it has
 * any, or {@code null} for the type's
 * @param descending whether the greatest come first
 * @param nullsFirst whether nulls come first, or {@code null} for where they come by
 * themselves: last, and first when descending
 */
public record IndexKey(@Nullable String column, @Nullable String expression, @Nullable QualifiedName collation,
		@Nullable String operatorClass, boolean descending, @Nullable Boolean nullsFirst) {

	public IndexKey {
		Require.that((column != null) != (expression != null), "An index key is either a column or an expression",
				"Say one of them.");
		if (column != null) {
			Require.name("A column of an index", column);
		}
		if (expression != null) {
			Require.sql("An expression of an index", expression);
		}
		if (operatorClass != null) {
			Require.sql("The operator class of an index", operatorClass);
		}
	}

	public static IndexKey column(String column) {
		return new IndexKey(column, null, null, null, false, null);
	}

	public static IndexKey expression(String expression) {
		return new IndexKey(null, expression, null, null, false, null);
	}

	public IndexKey collate(String collation) {
		return collate(QualifiedName.of(collation));
	}

	public IndexKey collate(QualifiedName collation) {
		return new IndexKey(this.column, this.expression, collation, this.operatorClass, this.descending,
				this.nullsFirst);
	}

	/**
	 * Compares by an operator class, as {@code text_pattern_ops}.
	 */
	public IndexKey operatorClass(String operatorClass) {
		return new IndexKey(this.column, this.expression, this.collation, operatorClass, this.descending,
				this.nullsFirst);
	}

	/**
	 * The greatest come first.
	 */
	public IndexKey desc() {
		return new IndexKey(this.column, this.expression, this.collation, this.operatorClass, true, this.nullsFirst);
	}

	/**
	 * Nulls come first.
	 */
	public IndexKey withNullsFirst() {
		return new IndexKey(this.column, this.expression, this.collation, this.operatorClass, this.descending, true);
	}

	/**
	 * Nulls come last.
	 */
	public IndexKey withNullsLast() {
		return new IndexKey(this.column, this.expression, this.collation, this.operatorClass, this.descending, false);
	}

	/**
	 * The column or the expression.
	 */
	@Override
	public String toString() {
		return (this.column != null) ? this.column : "(" + this.expression + ")";
	}

}
