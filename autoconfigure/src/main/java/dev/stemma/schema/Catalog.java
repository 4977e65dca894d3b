package dev.stemma.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * The objects of a database, or of some of its schemas, in the words of its server: two
 * catalogs that a server has described can be compared text by text.
 * <p>
 * Objects of the home schema have no schema in their names, nor where others refer to
 * them. The columns and constraints of a table are in the table; indexes that belong to
 * constraints are left out. All constraints and indexes have their names. What a table
 * inherits is not said again of it.
 *
 * @param objects the objects by their references, in the order of their kinds and names
 * @param comments the comments of what has no comment of its own in its definition: of
 * indexes, constraints, views, types, routines
 * @param features what tables have that has no definition of its own
 * @param granted privileges that somebody holds and would not hold of an object just
 * created
 * @param revoked privileges that an object just created would give and that nobody holds
 * @param dependencies what an object needs to be there. A key is a whole object, or a
 * constraint of a table; what is needed is a whole object or a column. What follows from
 * the definitions (the table of an index, the table that a foreign key refers to) need
 * not be in it
 * @param remarks what was seen and has no form here, a sentence each
 * @param unread the objects of these that could be met on the other side of a comparison:
 * what is there and not read can neither be created nor dropped
 */
public record Catalog(Map<ObjectReference, SchemaObject> objects, Map<ObjectReference, String> comments,
		Set<TableFeature> features, Set<Privilege> granted, Set<Privilege> revoked,
		Map<ObjectReference, Set<ObjectReference>> dependencies, List<Problem> remarks, Set<ObjectReference> unread) {

	/** Nothing. */
	public static final Catalog EMPTY = new Catalog(Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Map.of(),
			List.of());

	/**
	 * A catalog of which all was read.
	 */
	public Catalog(Map<ObjectReference, SchemaObject> objects, Map<ObjectReference, String> comments,
			Set<TableFeature> features, Set<Privilege> granted, Set<Privilege> revoked,
			Map<ObjectReference, Set<ObjectReference>> dependencies, List<Problem> remarks) {
		this(objects, comments, features, granted, revoked, dependencies, remarks, Set.of());
	}

	public Catalog {
		objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
		comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
		features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
		granted = Collections.unmodifiableSet(new LinkedHashSet<>(granted));
		revoked = Collections.unmodifiableSet(new LinkedHashSet<>(revoked));
		Map<ObjectReference, Set<ObjectReference>> copies = new LinkedHashMap<>();
		dependencies
			.forEach((object, needed) -> copies.put(object, Collections.unmodifiableSet(new LinkedHashSet<>(needed))));
		dependencies = Collections.unmodifiableMap(copies);
		remarks = List.copyOf(remarks);
		unread = Set.copyOf(unread);
	}

	/**
	 * A table by its name, or {@code null}.
	 */
	public @Nullable Table table(QualifiedName name) {
		return (this.objects.get(ObjectReference.table(name)) instanceof Table table) ? table : null;
	}

	/**
	 * The objects of a type, in their order.
	 */
	public <T extends SchemaObject> List<T> all(Class<T> type) {
		return this.objects.values().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * The features of a table.
	 */
	public List<TableFeature> featuresOf(QualifiedName table) {
		return this.features.stream().filter((feature) -> feature.table().equals(table)).toList();
	}

	/**
	 * What an object needs to be there, as the server says it.
	 */
	public Set<ObjectReference> neededBy(ObjectReference object) {
		return this.dependencies.getOrDefault(object, Set.of());
	}

}
