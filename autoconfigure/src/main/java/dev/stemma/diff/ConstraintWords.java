package dev.stemma.diff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
 * Says what a constraint is like, behind its name.
 */
final class ConstraintWords implements ConstraintVisitor<String> {

	private static final ConstraintWords INSTANCE = new ConstraintWords();

	private ConstraintWords() {
	}

	static String of(Constraint constraint) {
		return constraint.accept(INSTANCE);
	}

	@Override
	public String primaryKey(PrimaryKey key) {
		return "a primary key " + Words.on(key.columns()) + including(key.include())
				+ (key.withoutOverlaps() ? " without overlaps" : "") + when(key.deferrability());
	}

	@Override
	public String unique(Unique unique) {
		return "unique " + Words.on(unique.columns()) + including(unique.include())
				+ (unique.nullsNotDistinct() ? " with equal nulls" : "")
				+ (unique.withoutOverlaps() ? " without overlaps" : "") + when(unique.deferrability());
	}

	@Override
	public String check(Check check) {
		return "a check of " + check.condition() + (check.noInherit() ? " that is not inherited" : "")
				+ state(check.notValid(), check.notEnforced());
	}

	@Override
	public String foreignKey(ForeignKey key) {
		String columns = key.referencedColumns().isEmpty() ? ""
				: " (" + String.join(", ", key.referencedColumns()) + ")";
		return "a foreign key " + Words.on(key.columns()) + " to " + key.referencedTable() + columns
				+ action(" on update ", key.onUpdate()) + action(" on delete ", key.onDelete())
				+ (key.onDeleteColumns().isEmpty() ? "" : " of " + String.join(", ", key.onDeleteColumns()))
				+ ((key.match() == ForeignKey.Match.FULL) ? " matching in full" : "")
				+ (key.period() ? " covering its period" : "") + when(key.deferrability())
				+ state(key.notValid(), key.notEnforced());
	}

	@Override
	public String exclusion(Exclusion exclusion) {
		return "an exclusion by " + exclusion.method()
				+ exclusion.elements()
					.stream()
					.map((element) -> element.key() + " with " + element.operator())
					.collect(Collectors.joining(", ", " of ", ""))
				+ including(exclusion.include()) + ((exclusion.where() != null) ? " where " + exclusion.where() : "")
				+ when(exclusion.deferrability());
	}

	@Override
	public String notNull(NotNull notNull) {
		return "no nulls in " + notNull.column() + (notNull.noInherit() ? " that is not inherited" : "")
				+ state(notNull.notValid(), false);
	}

	private static String including(List<String> columns) {
		return columns.isEmpty() ? "" : " including " + String.join(", ", columns);
	}

	private static String action(String words, ForeignKey.Action action) {
		return (action != ForeignKey.Action.NO_ACTION)
				? words + action.name().toLowerCase(Locale.ROOT).replace('_', ' ') : "";
	}

	private static String when(Deferrability deferrability) {
		return switch (deferrability) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> ", deferrable";
			case INITIALLY_DEFERRED -> ", deferred";
		};
	}

	private static String state(boolean notValid, boolean notEnforced) {
		return notEnforced ? ", not enforced" : (notValid ? ", not valid" : "");
	}

}
