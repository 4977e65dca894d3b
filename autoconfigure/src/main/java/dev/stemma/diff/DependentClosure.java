package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * Finds what has to go before a column gets another type or goes, or before an object
 * goes, for the server refuses it otherwise.
 *
 * @param belongings the objects
 * @param needs what they need
 */
record DependentClosure(Belongings belongings, Needs needs) {

	/**
	 * What depends on an object or column by itself and stands in the way.
	 */
	List<ObjectReference> direct(ObjectReference disturbed) {
		return this.needs.dependentsOf(disturbed)
			.stream()
			.filter((dependent) -> standsInTheWay(dependent, disturbed))
			.toList();
	}

	/**
	 * All that depends on objects and columns and stands in the way, in the order in
	 * which it can be dropped.
	 */
	List<ObjectReference> of(Collection<ObjectReference> disturbed) {
		Set<ObjectReference> found = new LinkedHashSet<>();
		List<ObjectReference> open = new ArrayList<>(disturbed);
		while (!open.isEmpty()) {
			ObjectReference next = open.remove(0);
			for (ObjectReference dependent : direct(next)) {
				if (found.add(dependent)) {
					open.add(dependent);
				}
			}
		}
		List<ObjectReference> ordered = new ArrayList<>();
		Set<ObjectReference> seen = new HashSet<>();
		found.forEach((each) -> visit(each, found, seen, ordered));
		return ordered;
	}

	private void visit(ObjectReference object, Set<ObjectReference> found, Set<ObjectReference> seen,
			List<ObjectReference> ordered) {
		if (!seen.add(object)) {
			return;
		}
		for (ObjectReference dependent : this.needs.dependentsOf(object)) {
			if (found.contains(dependent)) {
				visit(dependent, found, seen, ordered);
			}
		}
		ordered.add(object);
	}

	/** Constraints and indexes of a column are made anew by the server itself. */
	private boolean standsInTheWay(ObjectReference dependent, ObjectReference disturbed) {
		boolean expression = disturbed.kind() == ObjectKind.TYPE || disturbed.kind() == ObjectKind.FUNCTION;
		return switch (dependent.kind()) {
			case VIEW, MATERIALIZED_VIEW, FUNCTION, PROCEDURE, TRIGGER -> true;
			case CONSTRAINT -> expression && isCondition(dependent);
			case INDEX -> expression && this.belongings.catalog().objects().get(dependent) instanceof Index index
					&& this.belongings.relation(index.table()).kind() == ObjectKind.TABLE;
			case CAST -> expression;
			default -> false;
		};
	}

	private boolean isCondition(ObjectReference reference) {
		Constraint constraint = constraint(this.belongings.catalog(), reference);
		return constraint instanceof Check || constraint instanceof Exclusion;
	}

	/**
	 * A constraint of a table, or {@code null}.
	 */
	static @Nullable Constraint constraint(Catalog catalog, ObjectReference reference) {
		Table table = catalog.table(reference.name());
		return (table != null) ? table.allConstraints()
			.stream()
			.filter((each) -> String.valueOf(reference.part()).equals(each.name()))
			.findFirst()
			.orElse(null) : null;
	}

}
