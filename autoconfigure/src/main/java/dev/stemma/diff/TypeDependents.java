package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Index;
import dev.stemma.schema.TableFeature;

/**
 * What a table has, before and after, that depends on the types of some columns. The
 * server writes its expressions anew with every change of a type, and not as it writes
 * them at first; so it goes before the change and comes back behind it.
 *
 * @param constraints checks and exclusion constraints
 * @param indexes indexes on expressions, or with conditions
 * @param generated the names of columns that are computed of them
 * @param features policies and rules, as they are before
 */
record TypeDependents(List<Matching.Pair<Constraint>> constraints, List<Matching.Pair<Index>> indexes,
		List<String> generated, List<TableFeature> features) {

	static TypeDependents of(AlteredTable table, Set<String> columns) {
		List<String> generated = new ArrayList<>();
		for (Column column : table.before().table().columns()) {
			Column wanted = table.after().column(column.name());
			if (wanted != null && column.generated() != null && wanted.generated() != null
					&& (names(table.before(), column, columns) || names(table.after(), wanted, columns))) {
				generated.add(column.name());
			}
		}
		Set<String> lost = new LinkedHashSet<>(generated);
		List<Matching.Pair<Constraint>> constraints = table.constraintsOn(columns)
			.stream()
			.filter((pair) -> computes(pair.before()) || computes(pair.after()))
			.filter((pair) -> !AlteredTable.meet(table.before().columnsOf(pair.before()), lost))
			.toList();
		List<Matching.Pair<Index>> indexes = table.indexesOn(columns)
			.stream()
			.filter((pair) -> computes(pair.before()) || computes(pair.after()))
			.filter((pair) -> !AlteredTable.meet(table.before().columnsOf(pair.before()), lost))
			.toList();
		return new TypeDependents(constraints, indexes, generated, features(table, columns));
	}

	private static boolean names(TableSide side, Column column, Set<String> columns) {
		return column.generated() != null && AlteredTable.meet(side.named(column.generated().expression()), columns);
	}

	private static boolean computes(Constraint constraint) {
		return constraint instanceof Check || constraint instanceof Exclusion;
	}

	private static boolean computes(Index index) {
		return index.where() != null || index.keys().stream().anyMatch((key) -> key.expression() != null);
	}

	private static List<TableFeature> features(AlteredTable table, Set<String> columns) {
		return table.before()
			.features()
			.stream()
			.filter((feature) -> feature.kind() == TableFeature.Kind.POLICY || feature.kind() == TableFeature.Kind.RULE)
			.filter((feature) -> AlteredTable.meet(table.before().columnsOf(feature), columns))
			.filter((feature) -> same(table.after(), feature) != null)
			.toList();
	}

	/**
	 * The feature of the same name on the other side, or {@code null}.
	 */
	static @Nullable TableFeature same(TableSide side, TableFeature feature) {
		return side.features()
			.stream()
			.filter((other) -> other.kind() == feature.kind() && other.name().equals(feature.name()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * What other comparisons need not look at any more: constraints, indexes and features
	 * as they are before, features as they are after.
	 */
	Set<Object> handled(AlteredTable table) {
		Set<Object> all = new LinkedHashSet<>();
		this.constraints.forEach((pair) -> all.add(pair.before()));
		this.indexes.forEach((pair) -> all.add(pair.before()));
		Set<String> lost = new LinkedHashSet<>(this.generated);
		table.constraintsOn(lost).forEach((pair) -> all.add(pair.before()));
		table.indexesOn(lost).forEach((pair) -> all.add(pair.before()));
		for (TableFeature feature : this.features) {
			all.add(feature);
			TableFeature same = same(table.after(), feature);
			if (same != null) {
				all.add(same);
			}
		}
		return all;
	}

	/**
	 * Whether nothing depends on these columns and on others.
	 * @param other what depends on the others
	 */
	boolean isApartFrom(TypeDependents other) {
		return Collections.disjoint(this.constraints, other.constraints)
				&& Collections.disjoint(this.indexes, other.indexes)
				&& Collections.disjoint(this.generated, other.generated)
				&& Collections.disjoint(this.features, other.features);
	}

	/**
	 * The same on the way back.
	 */
	TypeDependents reversed(AlteredTable table) {
		List<TableFeature> back = new ArrayList<>();
		for (TableFeature feature : this.features) {
			TableFeature same = same(table.after(), feature);
			if (same != null) {
				back.add(same);
			}
		}
		return new TypeDependents(
				this.constraints.stream()
					.map((pair) -> new Matching.Pair<>(pair.after(), pair.before(), pair.before()))
					.toList(),
				this.indexes.stream()
					.map((pair) -> new Matching.Pair<>(pair.after(), pair.before(), pair.before()))
					.toList(),
				this.generated, back);
	}

}
