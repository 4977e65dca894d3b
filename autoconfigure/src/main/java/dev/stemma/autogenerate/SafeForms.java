package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;

/**
 * Adds constraints in two steps: one that holds for rows to come and needs a short lock,
 * and one that looks at the rows that are there and lets others write meanwhile.
 */
final class SafeForms {

	private SafeForms() {
	}

	/**
	 * The same operations, foreign keys and checks of tables with rows in two steps.
	 * @param tables which tables have rows
	 */
	static List<Operation> of(List<Operation> operations, ExistingTables tables) {
		List<Operation> all = new ArrayList<>();
		for (Operation operation : operations) {
			Operation unvalidated = unvalidated(operation, tables);
			all.add((unvalidated != null) ? unvalidated : operation);
			if (unvalidated != null) {
				all.add(validation(operation));
			}
		}
		return all;
	}

	/**
	 * The first of the two steps, or {@code null} where the operation is done in one.
	 */
	static @Nullable Operation unvalidated(Operation operation, ExistingTables tables) {
		if (!(operation instanceof AlterTable alter) || alter.changes().size() != 1
				|| !(alter.changes().get(0) instanceof ConstraintChange.Add add) || !tables.hasPlain(alter.table())) {
			return null;
		}
		Constraint unvalidated = unvalidated(add.constraint());
		return (unvalidated != null) ? new AlterTable(alter.table(), alter.only(),
				List.of(new ConstraintChange.Add(unvalidated, null, add.undo()))) : null;
	}

	private static @Nullable Constraint unvalidated(Constraint constraint) {
		if (constraint instanceof ForeignKey key && !key.notValid() && !key.notEnforced()) {
			return key.unvalidated();
		}
		return (constraint instanceof Check check && !check.notValid() && !check.notEnforced()) ? check.unvalidated()
				: null;
	}

	/**
	 * The second of the two steps.
	 * @param operation one that has a first
	 */
	static Operation validation(Operation operation) {
		AlterTable alter = (AlterTable) operation;
		ConstraintChange.Add add = (ConstraintChange.Add) alter.changes().get(0);
		return new AlterTable(alter.table(), alter.only(), List.of(new ConstraintChange.Validate(add.name())));
	}

}
