package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Unique;

/**
 * Writes constraints as they stand behind the columns of a table, without their names.
 */
final class ConstraintWriter implements ConstraintVisitor<String> {

	private static final ConstraintWriter INSTANCE = new ConstraintWriter();

	private ConstraintWriter() {
	}

	/**
	 * A constraint as it stands behind the columns of a table.
	 */
	static String of(Constraint constraint) {
		return name(constraint.name()) + constraint.accept(INSTANCE);
	}

	/**
	 * A primary key or a unique constraint that takes an index.
	 */
	static String usingIndex(Constraint constraint, String index) {
		String kind = (constraint instanceof PrimaryKey) ? "PRIMARY KEY" : "UNIQUE";
		Deferrability deferrability = (constraint instanceof PrimaryKey key) ? key.deferrability()
				: ((Unique) constraint).deferrability();
		return name(constraint.name()) + kind + " USING INDEX " + Identifiers.of(index)
				+ Clauses.deferrability(deferrability);
	}

	/**
	 * {@code CONSTRAINT name}, if it has one.
	 */
	static String name(@Nullable String name) {
		return (name != null) ? "CONSTRAINT " + Identifiers.of(name) + " " : "";
	}

	@Override
	public String primaryKey(PrimaryKey key) {
		return "PRIMARY KEY " + columns(key.columns(), key.withoutOverlaps()) + Clauses.include(key.include())
				+ Clauses.deferrability(key.deferrability());
	}

	@Override
	public String unique(Unique unique) {
		return "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
				+ columns(unique.columns(), unique.withoutOverlaps()) + Clauses.include(unique.include())
				+ Clauses.deferrability(unique.deferrability());
	}

	private static String columns(List<String> columns, boolean withoutOverlaps) {
		String list = Identifiers.list(columns);
		return withoutOverlaps ? list.substring(0, list.length() - 1) + " WITHOUT OVERLAPS)" : list;
	}

	@Override
	public String check(Check check) {
		return "CHECK " + Clauses.parenthesised(check.condition()) + (check.noInherit() ? " NO INHERIT" : "")
				+ notEnforced(check.notEnforced()) + notValid(check.notValid());
	}

	@Override
	public String foreignKey(ForeignKey key) {
		return "FOREIGN KEY " + period(key.columns(), key.period()) + " " + references(key) + notValid(key.notValid());
	}

	/**
	 * A foreign key from {@code REFERENCES} on, without {@code NOT VALID}.
	 */
	static String references(ForeignKey key) {
		StringBuilder sql = new StringBuilder("REFERENCES ").append(Identifiers.of(key.referencedTable()));
		if (!key.referencedColumns().isEmpty()) {
			sql.append(' ').append(period(key.referencedColumns(), key.period()));
		}
		if (key.match() == ForeignKey.Match.FULL) {
			sql.append(" MATCH FULL");
		}
		if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
			sql.append(" ON UPDATE ").append(words(key.onUpdate()));
		}
		if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
			sql.append(" ON DELETE ").append(words(key.onDelete()));
		}
		if (!key.onDeleteColumns().isEmpty()) {
			sql.append(' ').append(Identifiers.list(key.onDeleteColumns()));
		}
		return sql.append(Clauses.deferrability(key.deferrability())).append(notEnforced(key.notEnforced())).toString();
	}

	private static String period(List<String> columns, boolean period) {
		if (!period) {
			return Identifiers.list(columns);
		}
		int last = columns.size() - 1;
		String list = columns.subList(0, last).stream().map(Identifiers::of).collect(Collectors.joining(", "));
		return "(" + list + ((last > 0) ? ", " : "") + "PERIOD " + Identifiers.of(columns.get(last)) + ")";
	}

	private static String words(ForeignKey.Action action) {
		return action.name().replace('_', ' ');
	}

	@Override
	public String exclusion(Exclusion exclusion) {
		String elements = exclusion.elements()
			.stream()
			.map((element) -> Clauses.key(element.key()) + " WITH " + element.operator())
			.collect(Collectors.joining(", ", "(", ")"));
		return "EXCLUDE USING " + Identifiers.of(exclusion.method()) + " " + elements
				+ Clauses.include(exclusion.include()) + Clauses.where(exclusion.where())
				+ Clauses.deferrability(exclusion.deferrability());
	}

	@Override
	public String notNull(NotNull notNull) {
		return "NOT NULL " + Identifiers.of(notNull.column()) + (notNull.noInherit() ? " NO INHERIT" : "")
				+ notValid(notNull.notValid());
	}

	private static String notValid(boolean notValid) {
		return notValid ? " NOT VALID" : "";
	}

	static String notEnforced(boolean notEnforced) {
		return notEnforced ? " NOT ENFORCED" : "";
	}

}
