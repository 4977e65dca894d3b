package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row fulfils.
 *
 * @param name its name, or {@code null}
 * @param condition the condition
 * @param columns the columns that it is about, for its name; none where that is not said
 * @param noInherit whether it does not hold for tables that inherit
 * @param notValid whether the rows that are there are not looked at
 * @param notEnforced whether it is only said, and never looked at; from PostgreSQL 18 on
 */
public record Check(@Nullable String name, String condition, List<String> columns, boolean noInherit, boolean notValid,
		boolean notEnforced) implements Constraint {

	public Check {
		Require.nameIfSaid("A check", name);
		Require.sql("The condition of " + ((name != null) ? "check " + name : "a check"), condition);
		columns = List.copyOf(columns);
		Require.names("A column of a check", columns);
	}

	public static Check of(String condition) {
		return new Check(null, condition, List.of(), false, false, false);
	}

	@Override
	public Check named(String name) {
		return new Check(Require.name("A check", name), this.condition, this.columns, this.noInherit, this.notValid,
				this.notEnforced);
	}

	/**
	 * Says which columns it is about, for a name that the naming convention gives it.
	 */
	public Check over(String... columns) {
		return new Check(this.name, this.condition, List.of(columns), this.noInherit, this.notValid, this.notEnforced);
	}

	/**
	 * Does not hold for tables that inherit.
	 */
	public Check notInherited() {
		return new Check(this.name, this.condition, this.columns, true, this.notValid, this.notEnforced);
	}

	/**
	 * Does not look at the rows that are there, until it is validated.
	 */
	public Check unvalidated() {
		return new Check(this.name, this.condition, this.columns, this.noInherit, true, this.notEnforced);
	}

	/**
	 * Is only said and never looked at; from PostgreSQL 18 on.
	 */
	public Check unenforced() {
		return new Check(this.name, this.condition, this.columns, this.noInherit, this.notValid, true);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.check(this);
	}

}
