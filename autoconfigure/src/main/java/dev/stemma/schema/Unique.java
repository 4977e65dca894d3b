package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint that no two rows have the same values.
 *
 * @param name its name, or {@code null}
 * @param columns its columns
 * @param include columns that its index carries besides
 * @param nullsNotDistinct whether null equals null; from PostgreSQL 15 on
 * @param withoutOverlaps whether the last column is a range of which none may overlap
 * another; from PostgreSQL 18 on
 * @param deferrability when it is looked at
 */
public record Unique(@Nullable String name, List<String> columns, List<String> include, boolean nullsNotDistinct,
		boolean withoutOverlaps, Deferrability deferrability) implements Constraint {

	public Unique {
		columns = List.copyOf(columns);
		include = List.copyOf(include);
		Require.nameIfSaid("A unique constraint", name);
		String title = Require.titled("A unique constraint", name);
		Require.some(title + " has no columns", columns);
		Require.names("A column of a unique constraint", columns);
		Require.names("A column that a unique constraint includes", include);
		Require.that(!withoutOverlaps || columns.size() > 1,
				title + " is without overlaps and has one column, " + columns.get(0),
				"PostgreSQL wants another one before the range.");
	}

	public static Unique of(String... columns) {
		return new Unique(null, List.of(columns), List.of(), false, false, Deferrability.NOT_DEFERRABLE);
	}

	@Override
	public Unique named(String name) {
		return new Unique(Require.name("A unique constraint", name), this.columns, this.include, this.nullsNotDistinct,
				this.withoutOverlaps, this.deferrability);
	}

	/**
	 * Its index carries these columns as well.
	 */
	public Unique include(String... columns) {
		return new Unique(this.name, this.columns, List.of(columns), this.nullsNotDistinct, this.withoutOverlaps,
				this.deferrability);
	}

	/**
	 * Null equals null; from PostgreSQL 15 on.
	 */
	public Unique nullsEqual() {
		return new Unique(this.name, this.columns, this.include, true, this.withoutOverlaps, this.deferrability);
	}

	/**
	 * The last column is a range of which none may overlap another; from PostgreSQL 18
	 * on.
	 */
	public Unique noOverlaps() {
		return new Unique(this.name, this.columns, this.include, this.nullsNotDistinct, true, this.deferrability);
	}

	public Unique deferrable(Deferrability deferrability) {
		return new Unique(this.name, this.columns, this.include, this.nullsNotDistinct, this.withoutOverlaps,
				deferrability);
	}

	@Override
	public List<String> includedColumns() {
		return this.include;
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.unique(this);
	}

}
