package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.TableFeature;

/**
 * Compares the columns of a table.
 */
final class ColumnComparison {

	private final AlteredTable table;

	private final DiffOptions options;

	/** What the changes of columns see to, and other comparisons need not look at. */
	private final Set<Object> handled = new LinkedHashSet<>();

	private final List<Change> changes = new ArrayList<>();

	private final List<Change> drops = new ArrayList<>();

	ColumnComparison(AlteredTable table, DiffOptions options) {
		this.table = table;
		this.options = options;
		TableSide before = table.before();
		for (Column column : before.table().columns()) {
			if (table.droppedColumns().contains(column.name())) {
				// Those that are computed may be of others that change.
				((column.generated() != null) ? this.changes : this.drops).add(drop(column));
			}
		}
		List<Column> added = table.after()
			.table()
			.columns()
			.stream()
			.filter((column) -> table.addedColumns().contains(column.name()))
			.toList();
		pairs().forEach(this::makePlain);
		added.stream()
			.filter((column) -> column.generated() == null)
			.forEach((column) -> this.changes.add(add(column)));
		retype();
		pairs().forEach(this::compare);
		added.stream()
			.filter((column) -> column.generated() != null)
			.forEach((column) -> this.changes.add(add(column)));
	}

	/**
	 * What differs, without the columns that go.
	 */
	List<Change> changes() {
		return this.changes;
	}

	/**
	 * The columns that go, which nothing else needs by then.
	 */
	List<Change> drops() {
		return this.drops;
	}

	Set<Object> handled() {
		return this.handled;
	}

	private List<Column> pairs() {
		return this.table.before()
			.table()
			.columns()
			.stream()
			.filter((column) -> this.table.after().column(column.name()) != null)
			.toList();
	}

	private Column wanted(Column before) {
		return Objects.requireNonNull(this.table.after().column(before.name()), before.name());
	}

	/** What is computed is not any more, before that of which it is changes. */
	private void makePlain(Column before) {
		Column after = wanted(before);
		if (before.generated() == null || after.generated() != null) {
			return;
		}
		ColumnReplacement replacement = new ColumnReplacement(this.table, before, after);
		if (!before.generated().stored() || AlteredTable.isRetyped(before, after)) {
			this.handled.add(before.name());
			this.changes.add(replacement.change(this.handled));
			return;
		}
		ObjectReference column = this.table.before().column(before);
		Column plain = plain(before);
		this.changes.add(Change
			.of(Change.Kind.ALTER, column, column + " is computed and is to be a plain one",
					List.of(AlterTable.of(column.name(), new ColumnChange.DropExpression(before.name(), false))),
					new ColumnReplacement(this.table.reversed(), plain, before).change(new LinkedHashSet<>()).upgrade())
			.note("%s keeps the values that it has.".formatted(Words.capital(column))));
	}

	private static Column plain(Column column) {
		return new Column(column.name(), column.type(), column.nullable(), column.notNullConstraint(),
				column.defaultExpression(), null, column.identity(), column.collation(), column.comment(),
				column.storage(), column.compression(), column.statistics(), column.constraints());
	}

	private void retype() {
		Set<String> columns = this.table.retypedColumns();
		pairs().stream()
			.filter((before) -> before.generated() != null || wanted(before).generated() != null)
			.forEach((before) -> columns.remove(before.name()));
		this.changes.addAll(new TypeChanges(this.table, columns).changes(this.handled));
	}

	private void compare(Column before) {
		Column after = wanted(before);
		if (this.handled.contains(before.name())) {
			return;
		}
		boolean computed = before.generated() != null && after.generated() != null
				&& AlteredTable.isRetyped(before, after);
		if (computed || (after.generated() != null && !after.generated().equals(before.generated()))) {
			this.changes.add(new ColumnReplacement(this.table, before, after).change(this.handled));
			return;
		}
		Column there = before.constraints(List.of());
		if (AlteredTable.isRetyped(before, after) && !this.table.isInherited(before.name())) {
			there = there.storage(after.storage()).compression(after.compression());
			if (TypeChanges.changesDefault(before, after)) {
				there = there.defaultsTo(TypeChanges.defaultBehind(after));
			}
		}
		if (after.generated() == null) {
			there = plain(there);
		}
		ColumnSettings settings = new ColumnSettings(this.table, this.options);
		boolean counted = (before.identity() != null) != (after.identity() != null);
		if (!counted && !after.nullable()) {
			this.changes.addAll(settings.nulls(there, after, this.handled));
		}
		this.changes.addAll(new ColumnValues(this.table.before(), this.table.after()).compare(there, after));
		if (!counted && after.nullable()) {
			this.changes.addAll(settings.nulls(there, after, this.handled));
		}
		this.changes.addAll(settings.settings(there, after));
	}

	/**
	 * Columns that one side does not say of itself, and has from the table that it is a
	 * partition of or inherits from.
	 */
	List<Change> inherited() {
		List<Change> all = new ArrayList<>();
		for (Column before : this.table.before().table().columns()) {
			Column after = (this.table.after().column(before.name()) != null) ? null
					: bare(this.table.after().inherited(before.name()), before);
			all.addAll((after != null) ? compare(before, after) : List.of());
		}
		for (Column after : this.table.after().table().columns()) {
			Column before = (this.table.before().column(after.name()) != null) ? null
					: bare(this.table.before().inherited(after.name()), after);
			all.addAll((before != null) ? compare(before, after) : List.of());
		}
		return all;
	}

	private List<Change> compare(Column before, Column after) {
		ColumnSettings settings = new ColumnSettings(this.table, this.options);
		List<Change> all = new ArrayList<>(settings.inheritedDefault(before, after));
		if (before.nullable() != after.nullable()) {
			all.addAll(settings.nulls(before, after, this.handled));
		}
		all.addAll(settings.settings(before, after));
		return all;
	}

	/** What a column has from another table; how it counts it keeps for itself. */
	private static @Nullable Column bare(@Nullable Column parent, Column own) {
		if (parent == null) {
			return null;
		}
		boolean computed = own.generated() != null || own.identity() != null;
		Column column = Column.of(own.name(), own.type())
			.collate(own.collation())
			.defaultsTo(computed ? null : parent.defaultExpression())
			.storage(parent.storage())
			.compression(parent.compression());
		return (parent.nullable() && own.identity() == null) ? column : column.notNull();
	}

	private Change add(Column column) {
		TableSide side = this.table.after();
		ObjectReference reference = side.column(column);
		ColumnDefinition definition = new ColumnDefinition(side, this.table.before().parts());
		this.handled.addAll(definition.options(column.name()));
		List<Operation> upgrade = definition.add(column);
		List<Operation> downgrade = new ArrayList<>(kept(side, this.table.before(), column));
		downgrade.add(definition.drop(column, List.of(), List.of()));
		Change change = Change.of(Change.Kind.ADD, reference, Words.missing(reference), upgrade, downgrade);
		boolean empty = !column.nullable() && column.defaultExpression() == null && column.identity() == null
				&& column.generated() == null;
		return empty ? change.note("%s refuses nulls and has no default; this fails if the table has rows."
			.formatted(Words.capital(reference))) : change;
	}

	private Change drop(Column column) {
		TableSide side = this.table.before();
		ObjectReference reference = side.column(column);
		List<Constraint> constraints = this.table.constraints()
			.dropped()
			.stream()
			.filter((constraint) -> goesWith(constraint, column.name()))
			.toList();
		List<Index> indexes = this.table.indexes()
			.dropped()
			.stream()
			.filter((index) -> side.columnsOf(index).equals(Set.of(column.name()))
					&& !this.table.after().parts().contains(index.reference()))
			.toList();
		this.handled.addAll(constraints);
		this.handled.addAll(indexes);
		List<TableFeature> features = features(column.name());
		ColumnDefinition definition = new ColumnDefinition(side, this.table.after().parts());
		List<Operation> upgrade = new ArrayList<>();
		features.forEach((feature) -> upgrade.addAll(FeatureComparison.drop(feature)));
		upgrade.addAll(kept(side, this.table.after(), column));
		upgrade.add(definition.drop(column, constraints, indexes));
		List<Operation> downgrade = new ArrayList<>(definition.restoration(column, constraints, indexes));
		features.forEach((feature) -> downgrade.addAll(FeatureComparison.create(feature)));
		this.handled.addAll(features);
		this.handled.addAll(definition.options(column.name()));
		return Change.of(Change.Kind.DROP, reference, Words.notWanted(reference), upgrade, downgrade)
			.destroying(reference + " with its data");
	}

	/** Sequences of a column that goes, which stay without it. */
	private static List<Operation> kept(TableSide side, TableSide other, Column column) {
		List<Operation> all = new ArrayList<>();
		for (Sequence sequence : side.sequences(column.name())) {
			if (other.parts().contains(sequence.reference())) {
				all.add(OwnedSequences.release(sequence));
			}
		}
		return all;
	}

	/** Whether nothing needs to be said of a constraint when a column is dropped. */
	private boolean goesWith(Constraint constraint, String column) {
		List<Constraint> wanted = this.table.after().table().allConstraints();
		boolean taken = wanted.stream()
			.anyMatch((other) -> Objects.equals(other.name(), constraint.name())
					|| (other instanceof PrimaryKey && constraint instanceof PrimaryKey));
		return !taken && !(constraint instanceof ForeignKey)
				&& this.table.before().columnsOf(constraint).equals(Set.of(column));
	}

	/** Features that are about a column and others, and go with any of them. */
	private List<TableFeature> features(String column) {
		return this.table.before().features().stream().filter((feature) -> switch (feature.kind()) {
			case STATISTICS, POLICY, RULE ->
				!this.handled.contains(feature) && this.table.before().columnsOf(feature).contains(column);
			default -> false;
		}).toList();
	}

}
