package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;
import dev.stemma.schema.TableFeature;

/**
 * Gives columns of a table other types: each by itself, or together where something
 * depends on several of them.
 *
 * @param table the table
 * @param columns the columns; none of them computed
 */
record TypeChanges(AlteredTable table, Set<String> columns) {

	/**
	 * The changes, and the objects that they see to.
	 */
	List<Change> changes(Set<Object> handled) {
		List<Change> changes = new ArrayList<>();
		for (Set<String> group : groups()) {
			TypeDependents dependents = TypeDependents.of(this.table, group);
			handled.addAll(dependents.handled(this.table));
			dependents.generated().forEach((name) -> handled.add(name));
			changes.add(change(group, dependents));
		}
		return changes;
	}

	private List<Set<String>> groups() {
		List<Set<String>> groups = new ArrayList<>();
		for (String column : new TreeSet<>(this.columns)) {
			Set<String> group = new LinkedHashSet<>(Set.of(column));
			TypeDependents own = TypeDependents.of(this.table, group);
			for (Set<String> other : List.copyOf(groups)) {
				if (!own.isApartFrom(TypeDependents.of(this.table, other))) {
					groups.remove(other);
					group.addAll(other);
				}
			}
			groups.add(group);
		}
		return groups;
	}

	private Change change(Set<String> group, TypeDependents dependents) {
		Set<String> defaults = new LinkedHashSet<>();
		List<String> summaries = new ArrayList<>();
		List<String> lost = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		for (String name : group) {
			Column before = column(this.table.before(), name);
			Column after = column(this.table.after(), name);
			String title = this.table.before().column(before).toString();
			if (changesDefault(before, after)) {
				defaults.add(name);
			}
			summaries.add(Words.is(title, Words.type(before), Words.type(after)));
			narrowed(before, after, title, lost, notes);
			if (isZoned(before) != isZoned(after) && isMoment(before) && isMoment(after)) {
				notes.add("The values of %s are converted in the time zone of the session.".formatted(title));
			}
			String using = using(before, after);
			if (using != null) {
				notes.add("The values of %s are converted by %s; this fails where one cannot be.".formatted(title,
						using));
			}
		}
		Change change = Change.of(Change.Kind.ALTER,
				this.table.before().column(column(this.table.before(), group.iterator().next())),
				String.join("; ", summaries), operations(this.table, group, dependents, defaults),
				operations(this.table.reversed(), group, dependents.reversed(this.table), defaults));
		for (String note : notes) {
			change = change.note(note);
		}
		return lost.isEmpty() ? change : change.destroying(String.join(" and ", lost));
	}

	private static void narrowed(Column before, Column after, String title, List<String> lost, List<String> notes) {
		ColumnType type = ColumnType.of(before.type());
		ColumnType newType = ColumnType.of(after.type());
		if (!type.isNarrowedBy(newType)) {
			return;
		}
		String name = Words.type(after.type());
		if (type.isRefusedBy(newType)) {
			notes.add("This fails where a value of %s does not fit %s.".formatted(title, name));
		}
		else {
			lost.add("what values of %s have beyond %s".formatted(title, name));
		}
	}

	private static boolean isMoment(Column column) {
		ColumnType.Family family = ColumnType.of(column.type()).family();
		return family == ColumnType.Family.MOMENT || family == ColumnType.Family.TIME;
	}

	private static boolean isZoned(Column column) {
		return ColumnType.of(column.type()).base().endsWith(" with time zone");
	}

	/**
	 * Whether the default has to be dropped before the type changes, and set behind it:
	 * the server could not convert it, or would keep a cast to the other type in it.
	 */
	static boolean changesDefault(Column before, Column after) {
		String expression = before.defaultExpression();
		ColumnType from = ColumnType.of(before.type());
		ColumnType to = ColumnType.of(after.type());
		if (expression == null || (from.base().equals(to.base()) && from.dimensions() == to.dimensions())) {
			return false;
		}
		boolean plain = !expression.contains("::") || expression.startsWith("nextval(");
		return !plain || !expression.equals(after.defaultExpression());
	}

	/**
	 * The default that a column has when its type has changed. That of a sequence is set
	 * later: the sequence may not be there yet.
	 */
	static @Nullable String defaultBehind(Column after) {
		String expression = after.defaultExpression();
		return (expression != null && expression.startsWith("nextval(")) ? null : expression;
	}

	private static List<Operation> operations(AlteredTable table, Set<String> group, TypeDependents dependents,
			Set<String> defaults) {
		List<Operation> all = new ArrayList<>();
		dependents.features().forEach((feature) -> all.addAll(FeatureComparison.drop(feature)));
		for (Matching.Pair<Index> pair : dependents.indexes()) {
			all.add(IndexComparison.removal(table.before().parts(), pair.before()));
		}
		List<ColumnReplacement> replacements = dependents.generated()
			.stream()
			.map((name) -> new ColumnReplacement(table, column(table.before(), name), column(table.after(), name)))
			.toList();
		replacements.forEach((replacement) -> all.add(replacement.removal()));
		all.add(statement(table, group, dependents, defaults));
		for (Matching.Pair<Constraint> pair : dependents.constraints()) {
			all.addAll(ColumnDefinition.marks(table.after(), pair.after()));
		}
		replacements.forEach((replacement) -> all.addAll(replacement.addition()));
		for (Matching.Pair<Index> pair : dependents.indexes()) {
			all.addAll(IndexComparison.creation(table.after().parts(), pair.after()));
		}
		for (TableFeature feature : dependents.features()) {
			TableFeature wanted = TypeDependents.same(table.after(), feature);
			all.addAll(FeatureComparison.create((wanted != null) ? wanted : feature));
		}
		return all;
	}

	private static AlterTable statement(AlteredTable table, Set<String> group, TypeDependents dependents,
			Set<String> defaults) {
		List<TableChange> changes = new ArrayList<>();
		for (Matching.Pair<Constraint> pair : dependents.constraints()) {
			changes.add(ColumnDefinition.drop(table.before(), pair.before()));
		}
		for (String name : group) {
			changes.addAll(changes(column(table.before(), name), column(table.after(), name), defaults.contains(name)));
		}
		for (Matching.Pair<Constraint> pair : dependents.constraints()) {
			changes.add(ConstraintChange.Add.of(pair.after()));
		}
		return new AlterTable(table.before().name(), false, changes);
	}

	private static List<TableChange> changes(Column from, Column to, boolean withDefault) {
		List<TableChange> changes = new ArrayList<>();
		String name = from.name();
		Column there = from.constraints(List.of());
		if (withDefault && from.defaultExpression() != null) {
			changes.add(new ColumnChange.SetDefault(name, null, there));
			there = there.defaultsTo((String) null);
		}
		changes.add(new ColumnChange.SetType(name, to.type(), to.collation(), using(from, to), using(to, from), there));
		String expression = withDefault ? defaultBehind(to) : null;
		if (expression != null) {
			changes.add(new ColumnChange.SetDefault(name, expression, there.type(to.type())));
		}
		// Another type begins with its own.
		if (to.storage() != null) {
			changes.add(new ColumnSetting.SetStorage(name, to.storage(), there.storage(null)));
		}
		if (to.compression() != null) {
			changes.add(new ColumnSetting.SetCompression(name, to.compression(), there.compression(null)));
		}
		return changes;
	}

	/** How values are converted that the server does not convert by itself. */
	private static @Nullable String using(Column from, Column to) {
		ColumnType before = ColumnType.of(from.type());
		ColumnType after = ColumnType.of(to.type());
		if (!before.needsCastTo(after)) {
			return null;
		}
		String bridge = before.bridgeTo(after);
		return SqlWords.quoted(from.name()) + ((bridge != null) ? "::" + bridge : "") + "::" + to.type();
	}

	private static Column column(TableSide side, String name) {
		return Objects.requireNonNull(side.column(name), name);
	}

}
