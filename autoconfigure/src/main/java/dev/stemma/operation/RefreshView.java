package dev.stemma.operation;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Computes the rows of a materialised view again. There is nothing to take back.
 *
 * @param view the view
 * @param concurrently whether it can be read meanwhile, for which it needs a unique index
 * @param withData whether it has rows afterwards
 */
public record RefreshView(QualifiedName view, boolean concurrently, boolean withData) implements Operation {

	public RefreshView {
		Require.that(!concurrently || withData, "View " + view + " is refreshed concurrently and without data",
				"Leave one of them out.");
	}

	/**
	 * Can be read meanwhile.
	 */
	public RefreshView whileRead() {
		return new RefreshView(this.view, true, this.withData);
	}

	/**
	 * Has no rows afterwards, and can't be read.
	 */
	public RefreshView withNoData() {
		return new RefreshView(this.view, this.concurrently, false);
	}

	@Override
	public Inverse inverse() {
		return Inverse.of();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.refreshView(this);
	}

	@Override
	public String summary() {
		return "refresh materialized view " + this.view;
	}

}
