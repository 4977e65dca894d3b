package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.problem.EditDistance;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * What in a catalog can be renamed, and the names that people call it by.
 */
final class CatalogNames {

	private static final Set<ObjectKind> KINDS = Set.of(ObjectKind.TABLE, ObjectKind.INDEX, ObjectKind.SEQUENCE,
			ObjectKind.TYPE, ObjectKind.DOMAIN, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

	private static final int MOST_SUGGESTIONS = 3;

	private static final int FARTHEST = 3;

	private final Set<ObjectReference> all = new LinkedHashSet<>();

	CatalogNames(Catalog catalog) {
		catalog.objects().keySet().stream().filter((object) -> KINDS.contains(object.kind())).forEach(this.all::add);
		for (Table table : catalog.all(Table.class)) {
			table.columns().forEach((column) -> this.all.add(ObjectReference.column(table.name(), column.name())));
		}
	}

	boolean has(ObjectReference object) {
		return this.all.contains(object);
	}

	/**
	 * The objects that a name of one, two or three parts may mean.
	 */
	List<ObjectReference> find(List<String> parts) {
		List<ObjectReference> found = new ArrayList<>();
		for (ObjectReference object : this.all) {
			if (parts(object).equals(parts)) {
				found.add(object);
			}
		}
		return found;
	}

	/**
	 * The names that somebody may have meant who wrote another one, nearest first.
	 * @param wrong the name that was written
	 * @param objects those that could be meant
	 */
	static List<String> nearest(String wrong, Collection<ObjectReference> objects) {
		return objects.stream()
			.map((object) -> String.join(".", parts(object)))
			.distinct()
			.filter((name) -> EditDistance.between(wrong, name) <= FARTHEST)
			.sorted(Comparator.comparingInt((String name) -> EditDistance.between(wrong, name))
				.thenComparing(Comparator.naturalOrder()))
			.limit(MOST_SUGGESTIONS)
			.toList();
	}

	Set<ObjectReference> all() {
		return this.all;
	}

	private static List<String> parts(ObjectReference object) {
		List<String> parts = new ArrayList<>();
		QualifiedName name = object.name();
		if (name.schema() != null) {
			parts.add(name.schema());
		}
		parts.add(name.name());
		if (object.part() != null) {
			parts.add(object.part());
		}
		return parts;
	}

}
