package dev.stemma.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;

/**
 * What the objects of a catalog need to be there, by what the server says and by their
 * definitions. What needs a column needs its table, too.
 */
final class Needs {

	private final Map<ObjectReference, Set<ObjectReference>> needed = new LinkedHashMap<>();

	private final Map<ObjectReference, Set<ObjectReference>> dependents = new LinkedHashMap<>();

	private final Belongings belongings;

	Needs(Catalog catalog, Belongings belongings) {
		this.belongings = belongings;
		DefinitionNeeds definitions = new DefinitionNeeds(catalog, new TypeNames(catalog), belongings);
		for (SchemaObject object : catalog.objects().values()) {
			object.accept(definitions).forEach((need) -> add(object.reference(), need));
			if (object instanceof Table table) {
				addParts(table, definitions);
			}
		}
		catalog.dependencies().forEach((object, all) -> all.forEach((need) -> add(object, need)));
	}

	private void addParts(Table table, DefinitionNeeds definitions) {
		for (Column column : table.columns()) {
			ObjectReference reference = ObjectReference.column(table.name(), column.name());
			add(reference, table.reference());
			definitions.column(table, column).forEach((need) -> add(reference, need));
		}
		for (Constraint constraint : table.allConstraints()) {
			if (constraint.name() != null) {
				ObjectReference reference = ObjectReference.constraint(table.name(), constraint.name());
				add(reference, table.reference());
				definitions.constraint(table, constraint).forEach((need) -> add(reference, need));
			}
		}
	}

	private void add(ObjectReference object, ObjectReference need) {
		boolean own = need.kind().isPart() && !object.kind().isPart() && need.name().equals(object.name())
				&& object.equals(this.belongings.relation(need.name()));
		if (own || need.equals(object)) {
			return;
		}
		this.needed.computeIfAbsent(object, (key) -> new LinkedHashSet<>()).add(need);
		this.dependents.computeIfAbsent(need, (key) -> new LinkedHashSet<>()).add(object);
		if (need.kind() == ObjectKind.COLUMN) {
			add(object, this.belongings.relation(need.name()));
		}
	}

	/**
	 * What an object, a column or a constraint needs.
	 */
	Set<ObjectReference> of(ObjectReference object) {
		return this.needed.getOrDefault(object, Set.of());
	}

	/**
	 * What needs an object, a column or a constraint.
	 */
	Set<ObjectReference> dependentsOf(ObjectReference object) {
		return this.dependents.getOrDefault(object, Set.of());
	}

	/**
	 * Whether one object needs another, maybe by way of others.
	 */
	boolean reaches(ObjectReference object, ObjectReference other) {
		Set<ObjectReference> seen = new LinkedHashSet<>();
		Deque<ObjectReference> open = new ArrayDeque<>(of(object));
		while (!open.isEmpty()) {
			ObjectReference next = open.removeFirst();
			if (next.equals(other)) {
				return true;
			}
			if (seen.add(next)) {
				open.addAll(of(next));
			}
		}
		return false;
	}

}
