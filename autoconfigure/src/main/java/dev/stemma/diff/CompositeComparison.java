package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stemma.problem.Problem;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.CompositeType.Attribute;

/**
 * Compares types of several attributes. One that nothing uses is made anew.
 *
 * @param before what is there
 * @param after what is wanted
 * @param needs what needs what of what is there
 */
record CompositeComparison(Belongings before, Belongings after, Needs needs) {

	/**
	 * What differs between two types.
	 * @param remarks where to say what can't be changed
	 */
	List<Change> compare(CompositeType old, CompositeType wanted, List<Problem> remarks) {
		if (old.equals(wanted)) {
			return List.of();
		}
		if (this.needs.dependentsOf(old.reference()).isEmpty()) {
			return new Replacement(this.before, this.after).pair(old, wanted,
					"type %s has other attributes".formatted(wanted.name()));
		}
		List<Change> changes = new ArrayList<>();
		Map<String, Attribute> past = byName(old);
		Map<String, Attribute> present = byName(wanted);
		List<String> order = new ArrayList<>(past.keySet());
		past.forEach((name, attribute) -> {
			if (!present.containsKey(name)) {
				order.remove(name);
				changes.add(change(wanted, "type %s has attribute %s".formatted(wanted.name(), name), drop(name),
						add(attribute))
					.destroying("attribute %s of type %s with its values".formatted(name, wanted.name())));
				if (past.keySet().stream().reduce((first, second) -> second).filter(name::equals).isEmpty()) {
					changes.set(changes.size() - 1, changes.get(changes.size() - 1)
						.note("The downgrade puts attribute %s at the end.".formatted(name)));
				}
			}
		});
		present.forEach((name, attribute) -> {
			Attribute there = past.get(name);
			if (there == null) {
				order.add(name);
				changes.add(change(wanted, "type %s lacks attribute %s".formatted(wanted.name(), name), add(attribute),
						drop(name)));
			}
			else if (!there.equals(attribute)) {
				changes.add(retype(wanted, there, attribute));
			}
		});
		if (!order.equals(new ArrayList<>(present.keySet()))) {
			remarks.add(Problem.of(
					"The attributes of type %s are to come in another order, and PostgreSQL adds them at the end"
						.formatted(wanted.name()),
					"Write them in the order in which they were added: " + String.join(", ", order) + "."));
		}
		return changes;
	}

	private static Map<String, Attribute> byName(CompositeType type) {
		Map<String, Attribute> all = new LinkedHashMap<>();
		type.attributes().forEach((attribute) -> all.put(attribute.name(), attribute));
		return all;
	}

	private Change retype(CompositeType type, Attribute there, Attribute attribute) {
		Change change = change(type, "attribute %s of type %s is %s and not %s".formatted(attribute.name(), type.name(),
				there.type(), attribute.type()), set(attribute), set(there));
		boolean inColumns = this.needs.dependentsOf(type.reference())
			.stream()
			.anyMatch((dependent) -> switch (dependent.kind()) {
				case TABLE, COLUMN, MATERIALIZED_VIEW -> true;
				default -> false;
			});
		return inColumns
				? change.note("PostgreSQL refuses it as long as columns are of type %s.".formatted(type.name()))
				: change;
	}

	private static Change change(CompositeType type, String summary, String there, String back) {
		String alter = "ALTER TYPE " + SqlNames.quoted(type.name()) + " ";
		return Statements.change(type.reference(), summary, alter + there, alter + back);
	}

	private static String add(Attribute attribute) {
		return "ADD ATTRIBUTE " + SqlNames.quoted(attribute.name()) + " " + typed(attribute);
	}

	private static String drop(String name) {
		return "DROP ATTRIBUTE " + SqlNames.quoted(name);
	}

	private static String set(Attribute attribute) {
		return "ALTER ATTRIBUTE " + SqlNames.quoted(attribute.name()) + " TYPE " + typed(attribute);
	}

	private static String typed(Attribute attribute) {
		return attribute.type()
				+ ((attribute.collation() != null) ? " COLLATE " + SqlNames.quoted(attribute.collation()) : "");
	}

}
