package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name its name, or {@code null}
 * @param columns its columns
 * @param include columns that its index carries besides
 * @param withoutOverlaps whether the last column is a range of which none may overlap
 * another; from PostgreSQL 18 on
 * @param deferrability when it is looked at
 */
public record PrimaryKey(@Nullable String name, List<String> columns, List<String> include, boolean withoutOverlaps,
		Deferrability deferrability) implements Constraint {

	public PrimaryKey {
		columns = List.copyOf(columns);
		include = List.copyOf(include);
		Require.nameIfSaid("A primary key", name);
		String title = Require.titled("A primary key", name);
		Require.some(title + " has no columns", columns);
		Require.names("A column of a primary key", columns);
		Require.names("A column that a primary key includes", include);
		Require.that(!withoutOverlaps || columns.size() > 1,
				title + " is without overlaps and has one column, " + columns.get(0),
				"PostgreSQL wants another one before the range.");
	}

	public static PrimaryKey of(String... columns) {
		return new PrimaryKey(null, List.of(columns), List.of(), false, Deferrability.NOT_DEFERRABLE);
	}

	@Override
	public PrimaryKey named(String name) {
		return new PrimaryKey(Require.name("A primary key", name), this.columns, this.include, this.withoutOverlaps,
				this.deferrability);
	}

	/**
	 * Its index carries these columns as well.
	 */
	public PrimaryKey include(String... columns) {
		return new PrimaryKey(this.name, this.columns, List.of(columns), this.withoutOverlaps, this.deferrability);
	}

	/**
	 * The last column is a range of which none may overlap another; from PostgreSQL 18
	 * on.
	 */
	public PrimaryKey noOverlaps() {
		return new PrimaryKey(this.name, this.columns, this.include, true, this.deferrability);
	}

	public PrimaryKey deferrable(Deferrability deferrability) {
		return new PrimaryKey(this.name, this.columns, this.include, this.withoutOverlaps, deferrability);
	}

	@Override
	public List<String> includedColumns() {
		return this.include;
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.primaryKey(this);
	}

}
