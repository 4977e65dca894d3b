package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.ObjectReference;

/**
 * Compares whether a column takes nulls, how the server keeps it, and its comment.
 *
 * @param table the table
 * @param options how it is compared
 */
record ColumnSettings(AlteredTable table, DiffOptions options) {

	private static final int LONGEST_NAME = 63;

	/**
	 * Whether it takes nulls.
	 * @param handled gets the constraint that it sees to
	 */
	List<Change> nulls(Column before, Column after, Set<Object> handled) {
		ObjectReference column = this.table.before().column(before);
		if (before.nullable() == after.nullable()) {
			return before.nullable() ? List.of() : renamed(before, after);
		}
		if (after.nullable()) {
			return List.of(alter(column, column + " takes no nulls and is to take them",
					new ColumnChange.SetNullable(before.name(), true, null, before)));
		}
		NotNull unvalidated = unvalidated(before.name());
		if (unvalidated != null) {
			handled.add(unvalidated);
			return List.of(validated(column, unvalidated, after));
		}
		return List.of(alter(column, column + " takes nulls and is to take none",
				new ColumnChange.SetNullable(before.name(), false, after.notNullConstraint(), before))
			.note("%s refuses nulls from here on; this fails while there are some.".formatted(Words.capital(column))));
	}

	private @Nullable NotNull unvalidated(String column) {
		for (Constraint constraint : this.table.constraints().dropped()) {
			if (constraint instanceof NotNull notNull && notNull.column().equals(column) && notNull.notValid()
					&& !notNull.noInherit()) {
				return notNull;
			}
		}
		return null;
	}

	private Change validated(ObjectReference column, NotNull existing, Column after) {
		TableSide side = this.table.before();
		String name = String.valueOf(existing.name());
		List<Operation> upgrade = new ArrayList<>();
		List<Operation> downgrade = new ArrayList<>();
		upgrade.add(AlterTable.of(side.name(), new ConstraintChange.Validate(name)));
		String wanted = (after.notNullConstraint() != null) ? after.notNullConstraint() : name;
		if (!wanted.equals(name)) {
			RenameObject rename = new RenameObject(side.constraint(existing), wanted);
			upgrade.add(rename);
			downgrade.addAll(Changes.inverse(List.of(rename)));
		}
		downgrade.add(AlterTable.of(side.name(), ColumnDefinition.drop(side, existing)));
		downgrade.addAll(ColumnDefinition.add(side, existing));
		return Change
			.of(Change.Kind.ALTER, column, column + " may have nulls from before and is to have none", upgrade,
					downgrade)
			.note("%s refuses nulls in all rows from here on; this fails while there are some."
				.formatted(Words.capital(column)));
	}

	/** Another name of the constraint that refuses nulls, if somebody has chosen it. */
	private List<Change> renamed(Column before, Column after) {
		String usual = this.table.before().name().name() + "_" + before.name() + "_not_null";
		String there = (before.notNullConstraint() != null) ? before.notNullConstraint() : usual;
		String wanted = (after.notNullConstraint() != null) ? after.notNullConstraint() : usual;
		ObjectReference reference = ObjectReference.constraint(this.table.after().name(), wanted);
		if (there.equals(wanted) || wanted.length() > LONGEST_NAME
				|| this.options.implicitNames().isImplicit(reference)) {
			return List.of();
		}
		ObjectReference existing = ObjectReference.constraint(this.table.before().name(), there);
		return List.of(Changes.of(Change.Kind.RENAME, existing, Words.renamed(existing, wanted),
				new RenameObject(existing, wanted)));
	}

	/**
	 * How the server keeps it, and its comment.
	 */
	List<Change> settings(Column before, Column after) {
		List<Change> changes = new ArrayList<>();
		ObjectReference column = this.table.before().column(before);
		if (before.storage() != after.storage()) {
			changes.add(alter(column,
					column + " is stored otherwise than " + ((after.storage() != null) ? after.storage() : "usual"),
					new ColumnSetting.SetStorage(before.name(), after.storage(), before)));
		}
		if (!Objects.equals(before.compression(), after.compression())) {
			changes.add(alter(column,
					column + " is compressed otherwise than by "
							+ ((after.compression() != null) ? after.compression() : "default"),
					new ColumnSetting.SetCompression(before.name(), after.compression(), before)));
		}
		if (!Objects.equals(before.statistics(), after.statistics())) {
			changes.add(alter(column,
					column + " has another statistics target than "
							+ ((after.statistics() != null) ? after.statistics() : "usual"),
					new ColumnSetting.SetStatistics(before.name(), after.statistics(), before)));
		}
		if (!Objects.equals(before.comment(), after.comment())) {
			changes.add(Changes.of(Change.Kind.ALTER, column, Words.comment(column, before.comment(), after.comment()),
					new SetComment(column, after.comment(), new Known<>(before.comment()))));
		}
		return changes;
	}

	/**
	 * The default of a column that the table has from another.
	 */
	List<Change> inheritedDefault(Column before, Column after) {
		if (Objects.equals(before.defaultExpression(), after.defaultExpression())) {
			return List.of();
		}
		ObjectReference column = this.table.before().column(before);
		return List.of(alter(column,
				column + " has another default than "
						+ ((after.defaultExpression() != null) ? after.defaultExpression() : "none"),
				new ColumnChange.SetDefault(before.name(), after.defaultExpression(), before)));
	}

	private Change alter(ObjectReference column, String summary, TableChange change) {
		return Changes.of(Change.Kind.ALTER, column, summary, AlterTable.of(column.name(), change));
	}

}
