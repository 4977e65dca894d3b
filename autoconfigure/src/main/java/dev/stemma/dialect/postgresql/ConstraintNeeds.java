package dev.stemma.dialect.postgresql;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Unique;

/**
 * What of a table's constraint older servers lack.
 */
final class ConstraintNeeds implements ConstraintVisitor<Needs> {

	private static final String NOT_ENFORCED = "NOT ENFORCED";

	private static final String WITHOUT_OVERLAPS = "WITHOUT OVERLAPS";

	private final Needs needs;

	private final QualifiedName table;

	private final boolean withColumn;

	/**
	 * Looks at constraints of a table.
	 * @param withColumn whether they are written with a column
	 */
	ConstraintNeeds(Needs needs, QualifiedName table, boolean withColumn) {
		this.needs = needs;
		this.table = table;
		this.withColumn = withColumn;
	}

	private String what(String kind, Constraint constraint) {
		String name = (constraint.name() != null) ? " " + constraint.name()
				: " on " + String.join(", ", constraint.columns());
		return "The %s%s of %s".formatted(kind, name, this.table);
	}

	@Override
	public Needs primaryKey(PrimaryKey key) {
		this.needs.add(key.withoutOverlaps(), 18, what("primary key", key), WITHOUT_OVERLAPS);
		return this.needs;
	}

	@Override
	public Needs unique(Unique unique) {
		String what = what("unique constraint", unique);
		this.needs.add(unique.nullsNotDistinct(), 15, what, "NULLS NOT DISTINCT");
		this.needs.add(unique.withoutOverlaps(), 18, what, WITHOUT_OVERLAPS);
		return this.needs;
	}

	@Override
	public Needs check(Check check) {
		this.needs.add(check.notEnforced(), 18, what("check", check), NOT_ENFORCED);
		return this.needs;
	}

	@Override
	public Needs foreignKey(ForeignKey key) {
		String what = what("foreign key", key);
		this.needs.add(!key.onDeleteColumns().isEmpty(), 15, what, "columns behind ON DELETE SET NULL or SET DEFAULT");
		this.needs.add(key.period(), 18, what, "PERIOD");
		this.needs.add(key.notEnforced(), 18, what, NOT_ENFORCED);
		return this.needs;
	}

	@Override
	public Needs exclusion(Exclusion exclusion) {
		return this.needs;
	}

	@Override
	public Needs notNull(NotNull notNull) {
		String what = what("constraint", notNull);
		if (notNull.notValid()) {
			this.needs.add(true, 18, what, "NOT NULL that is NOT VALID");
		}
		else if (notNull.noInherit()) {
			this.needs.add(true, 18, what, "NOT NULL with NO INHERIT");
		}
		else {
			this.needs.add(!this.withColumn, 18, what, "NOT NULL as a constraint of the table");
		}
		return this.needs;
	}

}
