package dev.stemma.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;

/**
 * What foreign keys need of the tables that they refer to.
 *
 * @param before the catalog as it is
 * @param after the catalog as it is wanted
 * @param options how they are compared
 */
record ForeignKeyNeeds(TableParts before, TableParts after, DiffOptions options) {

	/**
	 * Why a foreign key that is there before and after can't stay while other things
	 * change, or {@code null} if it can.
	 */
	@Nullable String inTheWay(AlteredTable table, ForeignKey there, ForeignKey wanted) {
		if (!there.referencedTable().equals(wanted.referencedTable())) {
			return null;
		}
		Table referenced = this.before.table(there.referencedTable());
		Table then = this.after.table(wanted.referencedTable());
		if (referenced == null || then == null) {
			return null;
		}
		if (isRetyped(table.before().table(), table.after().table(), there.columns())
				|| isRetyped(referenced, then, there.referencedColumns())) {
			return "columns of it get another type";
		}
		if (referenced.equals(then)) {
			return null;
		}
		AlteredTable altered = AlteredTable.of(new TableSide(this.before, referenced), new TableSide(this.after, then),
				this.options);
		boolean replaced = altered.constraints()
			.dropped()
			.stream()
			.anyMatch((constraint) -> serves(constraint, there.referencedColumns()))
				|| altered.constraints()
					.pairs()
					.stream()
					.anyMatch((pair) -> serves(pair.before(), there.referencedColumns())
							&& !AlteredTable.definition(pair.before()).equals(AlteredTable.definition(pair.after())));
		return replaced ? "the key of %s that it refers to is built anew".formatted(there.referencedTable()) : null;
	}

	private static boolean serves(Constraint constraint, List<String> columns) {
		return (constraint instanceof PrimaryKey || constraint instanceof Unique)
				&& new HashSet<>(constraint.columns()).equals(new HashSet<>(columns));
	}

	private static boolean isRetyped(Table before, Table after, List<String> columns) {
		for (Column column : before.columns()) {
			if (columns.contains(column.name())) {
				for (Column wanted : after.columns()) {
					if (wanted.name().equals(column.name())
							&& !ColumnType.of(column.type()).comparesWith(ColumnType.of(wanted.type()))) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/**
	 * Whether a foreign key of a table that goes belongs to a ring of such tables, so
	 * that none of them can go first.
	 */
	boolean isInRing(Table table, ForeignKey key) {
		Set<QualifiedName> seen = new HashSet<>();
		Deque<QualifiedName> next = new ArrayDeque<>(List.of(key.referencedTable()));
		while (!next.isEmpty()) {
			QualifiedName name = next.pop();
			Table referring = this.before.table(name);
			if (name.equals(table.name())) {
				return !key.referencedTable().equals(table.name());
			}
			if (referring != null && this.after.table(name) == null && seen.add(name)) {
				referring.allConstraints()
					.stream()
					.filter(ForeignKey.class::isInstance)
					.forEach((constraint) -> next.push(((ForeignKey) constraint).referencedTable()));
			}
		}
		return false;
	}

}
