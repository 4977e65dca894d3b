package dev.stemma.dialect.postgresql;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Unique;

/**
 * Writes constraints as they stand in the definition of a column, without their names;
 * nothing for those that PostgreSQL takes behind the columns alone.
 */
final class ColumnConstraints implements ConstraintVisitor<String> {

	private static final ColumnConstraints INSTANCE = new ColumnConstraints();

	private ColumnConstraints() {
	}

	/**
	 * A constraint as it stands in the definition of its column, or an empty text if it
	 * can't stand there.
	 */
	static String of(Constraint constraint) {
		String definition = constraint.accept(INSTANCE);
		return definition.isEmpty() ? "" : ConstraintWriter.name(constraint.name()) + definition;
	}

	/**
	 * Whether the rows that are there are not looked at. A table that is created has
	 * none, and PostgreSQL would take such a constraint for a valid one.
	 */
	static boolean isUnvalidated(Constraint constraint) {
		return (constraint instanceof Check check && check.notValid())
				|| (constraint instanceof ForeignKey key && key.notValid())
				|| (constraint instanceof NotNull notNull && notNull.notValid());
	}

	@Override
	public String primaryKey(PrimaryKey key) {
		return (key.include().isEmpty() && !key.withoutOverlaps())
				? "PRIMARY KEY" + Clauses.deferrability(key.deferrability()) : "";
	}

	@Override
	public String unique(Unique unique) {
		return (unique.include().isEmpty() && !unique.withoutOverlaps())
				? "UNIQUE" + (unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
						+ Clauses.deferrability(unique.deferrability())
				: "";
	}

	@Override
	public String check(Check check) {
		return check.notValid() ? "" : "CHECK " + Clauses.parenthesised(check.condition())
				+ (check.noInherit() ? " NO INHERIT" : "") + ConstraintWriter.notEnforced(check.notEnforced());
	}

	@Override
	public String foreignKey(ForeignKey key) {
		return (key.notValid() || key.period()) ? "" : ConstraintWriter.references(key);
	}

	@Override
	public String exclusion(Exclusion exclusion) {
		return "";
	}

	@Override
	public String notNull(NotNull notNull) {
		return notNull.notValid() ? "" : "NOT NULL" + (notNull.noInherit() ? " NO INHERIT" : "");
	}

}
