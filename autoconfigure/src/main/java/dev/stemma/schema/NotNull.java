package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint that a column takes no nulls, as PostgreSQL has it from version 18 on; in
 * front of that {@link Column#notNull()} says it.
 *
 * @param name its name, or {@code null}
 * @param column the column
 * @param noInherit whether it does not hold for tables that inherit
 * @param notValid whether the rows that are there are not looked at
 */
public record NotNull(@Nullable String name, String column, boolean noInherit, boolean notValid) implements Constraint {

	public NotNull {
		Require.nameIfSaid("A constraint", name);
		Require.name("A column", column);
	}

	public static NotNull of(String column) {
		return new NotNull(null, column, false, false);
	}

	@Override
	public List<String> columns() {
		return List.of(this.column);
	}

	@Override
	public NotNull named(String name) {
		return new NotNull(Require.name("A constraint", name), this.column, this.noInherit, this.notValid);
	}

	/**
	 * Does not hold for tables that inherit.
	 */
	public NotNull notInherited() {
		return new NotNull(this.name, this.column, true, this.notValid);
	}

	/**
	 * Does not look at the rows that are there, until it is validated.
	 */
	public NotNull unvalidated() {
		return new NotNull(this.name, this.column, this.noInherit, true);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.notNull(this);
	}

}
