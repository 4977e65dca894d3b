package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.TableChange;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectReference;

/**
 * Compares the constraints of a table.
 */
final class ConstraintComparison {

	private final AlteredTable table;

	private final ForeignKeyNeeds needs;

	private final Set<String> moving;

	private final List<Change> drops = new ArrayList<>();

	private final List<Change> changes = new ArrayList<>();

	private final List<Change> foreignKeys = new ArrayList<>();

	private final List<Problem> remarks = new ArrayList<>();

	/**
	 * Compares.
	 * @param table the table
	 * @param handled the constraints that were there and that other changes see to
	 */
	ConstraintComparison(AlteredTable table, DiffOptions options, Set<Object> handled) {
		this.table = table;
		this.needs = new ForeignKeyNeeds(table.before().parts(), table.after().parts(), options);
		this.moving = table.movingColumns();
		for (Constraint constraint : table.constraints().dropped()) {
			if (!handled.contains(constraint)) {
				drop(constraint, "");
			}
		}
		table.constraints().pairs().stream().filter((pair) -> !handled.contains(pair.before())).forEach(this::compare);
		table.constraints().added().forEach((constraint) -> add(constraint, ""));
	}

	/** Foreign keys go first, for they may need other constraints. */
	private void drop(Constraint constraint, String why) {
		int place = (constraint instanceof ForeignKey) ? 0 : this.drops.size();
		this.drops.add(place, drop(this.table.before(), constraint, why));
	}

	private void add(Constraint constraint, String why) {
		List<Change> all = (constraint instanceof ForeignKey) ? this.foreignKeys : this.changes;
		all.add(add(this.table.after(), constraint, why));
	}

	/**
	 * The constraints that go, or that go and come back.
	 */
	List<Change> drops() {
		return this.drops;
	}

	/**
	 * What differs besides, without foreign keys that come.
	 */
	List<Change> changes() {
		return this.changes;
	}

	/**
	 * The foreign keys that come, or come back.
	 */
	List<Change> foreignKeys() {
		return this.foreignKeys;
	}

	List<Problem> remarks() {
		return this.remarks;
	}

	/**
	 * A constraint that comes.
	 * @param why why, where it has been there before, or an empty text
	 */
	static Change add(TableSide side, Constraint constraint, String why) {
		ObjectReference reference = side.constraint(constraint);
		return Change.of(Change.Kind.ADD, reference, why.isEmpty() ? Words.missing(reference) : reference + why,
				ColumnDefinition.add(side, constraint),
				List.of(AlterTable.of(side.name(), ColumnDefinition.drop(side, constraint))));
	}

	/**
	 * A constraint that goes.
	 * @param why why, where it comes back, or an empty text
	 */
	static Change drop(TableSide side, Constraint constraint, String why) {
		ObjectReference reference = side.constraint(constraint);
		return Change.of(Change.Kind.DROP, reference, why.isEmpty() ? Words.notWanted(reference) : reference + why,
				List.of(AlterTable.of(side.name(), ColumnDefinition.drop(side, constraint))),
				ColumnDefinition.add(side, constraint));
	}

	private void compare(Matching.Pair<Constraint> pair) {
		Constraint there = pair.before();
		Constraint wanted = pair.after();
		ObjectReference reference = this.table.before().constraint(there);
		String why = (there instanceof ForeignKey key && wanted instanceof ForeignKey other)
				? this.needs.inTheWay(this.table, key, other) : null;
		boolean same = AlteredTable.definition(there).equals(AlteredTable.definition(wanted));
		if (why != null) {
			drop(there, " is in the way: " + why);
			add(wanted, " comes back: " + why);
		}
		else if (same) {
			rename(there, wanted, pair.wanted());
		}
		else if (isValidOnly(there, wanted)) {
			this.remarks.add(Problem.of("%s holds for all rows, which it need not".formatted(Words.capital(reference)),
					"There is nothing to do; PostgreSQL keeps it as it is."));
		}
		else if (!alter(there, wanted, reference)) {
			change(there, wanted, reference);
		}
	}

	private void rename(Constraint there, Constraint named, Constraint wanted) {
		ObjectReference reference = this.table.before().constraint(there);
		String name = String.valueOf(named.name());
		if (!name.equals(there.name())) {
			this.changes.add(Changes.of(Change.Kind.RENAME, reference, Words.renamed(reference, name),
					new RenameObject(reference, name)));
		}
		this.changes.addAll(this.table.after()
			.parts()
			.comment(this.table.after().constraint(named), this.table.before().parts(), reference,
					this.table.after().constraint(wanted)));
	}

	private void change(Constraint there, Constraint wanted, ObjectReference reference) {
		TableSide before = this.table.before();
		TableSide after = this.table.after();
		if (AlteredTable.meet(before.columnsOf(there), this.moving)
				|| AlteredTable.meet(after.columnsOf(wanted), this.moving)) {
			String summary = " is to be " + ConstraintWords.of(wanted);
			drop(there, summary);
			add(wanted, summary);
			return;
		}
		this.changes.add(Change.of(Change.Kind.ALTER, reference,
				Words.is(reference, ConstraintWords.of(there), ConstraintWords.of(wanted)),
				replace(before, there, after, wanted), replace(after, wanted, before, there)));
	}

	private static List<Operation> replace(TableSide from, Constraint there, TableSide to, Constraint wanted) {
		List<Operation> all = new ArrayList<>();
		all.add(AlterTable.of(from.name(), ColumnDefinition.drop(from, there), ConstraintChange.Add.of(wanted)));
		all.addAll(ColumnDefinition.marks(to, wanted));
		return all;
	}

	/** Whether rows have been looked at, and need not have been. */
	private static boolean isValidOnly(Constraint there, Constraint wanted) {
		return !there.equals(wanted) && isUnvalidated(wanted)
				&& AlteredTable.definition(there).equals(validated(AlteredTable.definition(wanted)));
	}

	private static boolean isUnvalidated(Constraint constraint) {
		return (constraint instanceof Check check && check.notValid() && !check.notEnforced())
				|| (constraint instanceof ForeignKey key && key.notValid() && !key.notEnforced());
	}

	private static Constraint validated(Constraint constraint) {
		if (constraint instanceof Check check) {
			return new Check(check.name(), check.condition(), check.columns(), check.noInherit(), false,
					check.notEnforced());
		}
		return (constraint instanceof ForeignKey key) ? key(key, false, key.deferrability()) : constraint;
	}

	private static ForeignKey key(ForeignKey key, boolean notValid, Deferrability deferrability) {
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), key.referencedColumns(), key.match(),
				key.onUpdate(), key.onDelete(), key.onDeleteColumns(), key.period(), deferrability, notValid,
				key.notEnforced());
	}

	/** Changes a constraint without building it again, if that is possible. */
	private boolean alter(Constraint there, Constraint wanted, ObjectReference reference) {
		boolean validate = isUnvalidated(there) && !isUnvalidated(wanted);
		List<TableChange> changes = new ArrayList<>();
		Constraint reached = AlteredTable.definition(validate ? validated(there) : there);
		if (there instanceof ForeignKey key && wanted instanceof ForeignKey other
				&& key.deferrability() != other.deferrability()) {
			changes.add(new ConstraintChange.Alter(String.valueOf(key.name()), other.deferrability(), key));
			reached = key((ForeignKey) reached, ((ForeignKey) reached).notValid(), other.deferrability());
		}
		if (!reached.equals(AlteredTable.definition(wanted))) {
			return false;
		}
		if (validate) {
			changes.add(new ConstraintChange.Validate(String.valueOf(there.name())));
		}
		List<Operation> upgrade = new ArrayList<>();
		changes.forEach((change) -> upgrade.add(AlterTable.of(reference.name(), change)));
		List<Operation> downgrade = validate
				? replace(this.table.after(), wanted, this.table.before(), there.named(String.valueOf(wanted.name())))
				: Changes.inverse(upgrade);
		this.changes.add(Change.of(Change.Kind.ALTER, reference,
				Words.is(reference, ConstraintWords.of(there), ConstraintWords.of(wanted)), upgrade, downgrade));
		rename(there, wanted, wanted);
		return true;
	}

}
