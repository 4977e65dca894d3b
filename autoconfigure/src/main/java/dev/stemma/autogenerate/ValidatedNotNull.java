package dev.stemma.autogenerate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.diff.Change;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;

/**
 * Refuses nulls in a column with rows without a lock while the rows are looked at: a
 * check that is validated tells PostgreSQL that there are none. The check goes then.
 */
final class ValidatedNotNull {

	/** Another name than that of the constraint that PostgreSQL makes itself. */
	private static final NamingConvention NAMES = new NamingConvention("%(table)s_pkey", "%(table)s_key",
			"%(table)s_fkey", "%(table)s_%(columns)s_nulls_check", "%(table)s_excl", "%(table)s_not_null",
			"%(table)s_idx");

	private final Set<TableColumn> neededAtOnce;

	private final ExistingTables tables;

	/**
	 * Looks through operations.
	 * @param upgrade all that is done
	 */
	ValidatedNotNull(List<Operation> upgrade, ExistingTables tables) {
		this.tables = tables;
		this.neededAtOnce = upgrade.stream()
			.filter(AlterTable.class::isInstance)
			.map(AlterTable.class::cast)
			.flatMap((alter) -> alter.changes()
				.stream()
				.flatMap((change) -> needed(change).stream())
				.map((column) -> new TableColumn(alter.table(), column)))
			.collect(Collectors.toSet());
	}

	/** Primary keys and identities want columns that take no nulls. */
	private static List<String> needed(TableChange change) {
		if (change instanceof IdentityChange.Add add) {
			return List.of(add.name());
		}
		return (change instanceof ConstraintChange.Add add && add.constraint() instanceof PrimaryKey key)
				? key.columns() : List.of();
	}

	/**
	 * The two parts of a change, or {@code null} if it is another one.
	 */
	@Nullable List<PlannedChange> parts(Change change) {
		if (change.upgrade().size() != 1 || !(change.upgrade().get(0) instanceof AlterTable alter)
				|| alter.changes().size() != 1 || !(alter.changes().get(0) instanceof ColumnChange.SetNullable set)
				|| set.nullable() || !this.tables.has(alter.table())
				|| this.neededAtOnce.contains(new TableColumn(alter.table(), set.name()))) {
			return null;
		}
		Constraint check = NAMES.named(alter.table(),
				Check.of("\"" + set.name().replace("\"", "\"\"") + "\" IS NOT NULL").over(set.name()).unvalidated());
		String name = String.valueOf(check.name());
		Operation add = on(alter, ConstraintChange.Add.of(check));
		Operation drop = on(alter, new ConstraintChange.Drop(name, false, false, List.of(add)));
		return List.of(new PlannedChange(change, List.of(add), List.of(drop), false, true),
				new PlannedChange(change, List.of(on(alter, new ConstraintChange.Validate(name)), alter, drop),
						Stream.concat(Stream.of(add), change.downgrade().stream()).toList(), true, false));
	}

	private static Operation on(AlterTable alter, TableChange change) {
		return new AlterTable(alter.table(), alter.only(), List.of(change));
	}

	private record TableColumn(QualifiedName table, String column) {

	}

}
