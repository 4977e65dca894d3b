package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.TableFeature;

/**
 * A catalog as it grows while it is read.
 */
final class CatalogParts {

	private static final Comparator<ObjectReference> ORDER = Comparator.comparing(ObjectReference::kind)
		.thenComparing((reference) -> String.valueOf(reference.name()))
		.thenComparing((reference) -> String.valueOf(reference.part()))
		.thenComparing((reference) -> reference.types().toString());

	private final Map<ObjectReference, SchemaObject> objects = new HashMap<>();

	private final Map<ObjectReference, String> comments = new HashMap<>();

	private final Set<TableFeature> features = new LinkedHashSet<>();

	private final Set<Privilege> granted = new LinkedHashSet<>();

	private final Set<Privilege> revoked = new LinkedHashSet<>();

	private final Map<ObjectReference, Set<ObjectReference>> dependencies = new HashMap<>();

	private final List<Problem> remarks = new ArrayList<>();

	private final Set<ObjectReference> unread = new LinkedHashSet<>();

	private final Map<CatalogId, ObjectReference> references = new HashMap<>();

	/**
	 * Adds an object, or a remark if it has what no definition takes.
	 * @return whether it has been added
	 */
	boolean add(CatalogId id, Supplier<? extends SchemaObject> definition, @Nullable String comment) {
		try {
			SchemaObject object = definition.get();
			ObjectReference reference = object.reference();
			this.objects.put(reference, object);
			refer(id, reference);
			comment(reference, comment);
			return true;
		}
		catch (InvalidDefinitionException ex) {
			remark(ex.problems().get(0).what());
			return false;
		}
	}

	/**
	 * Says what the server means by an id.
	 */
	void refer(CatalogId id, ObjectReference reference) {
		this.references.put(id, reference);
	}

	/**
	 * What is known by an id, or {@code null} if it is not read.
	 */
	@Nullable ObjectReference reference(CatalogId id) {
		return this.references.get(id);
	}

	Set<CatalogId> ids() {
		return this.references.keySet();
	}

	void comment(ObjectReference object, @Nullable String comment) {
		if (comment != null) {
			this.comments.put(object, comment);
		}
	}

	void feature(TableFeature feature) {
		this.features.add(feature);
	}

	/**
	 * Adds what is held, and what is not held, apart from what goes without saying.
	 */
	void privileges(ObjectReference object, Acl acl) {
		for (AclItem item : acl.held()) {
			if (!acl.expected().contains(item)) {
				this.granted.add(privilege(object, item));
			}
		}
		for (AclItem item : acl.expected()) {
			if (acl.held().stream().noneMatch(item::isSamePrivilege)) {
				this.revoked.add(privilege(object, item));
			}
		}
	}

	private static Privilege privilege(ObjectReference object, AclItem item) {
		return new Privilege(object, item.column(), item.grantee(), item.privilege(), item.grantable());
	}

	void depend(ObjectReference object, ObjectReference needed) {
		this.dependencies.computeIfAbsent(object, (key) -> new LinkedHashSet<>()).add(needed);
	}

	/**
	 * Adds that something was seen and is not read.
	 * @param what one sentence
	 */
	void remark(String what) {
		this.remarks.add(Problem.of(what, "It is left alone: change it by hand, in a migration that executes SQL."));
	}

	/**
	 * Adds that an object is there and is not read, of which a remark says why.
	 */
	void unread(ObjectReference object) {
		this.unread.add(object);
	}

	/**
	 * The catalog, everything in it in the order of kinds and names.
	 */
	Catalog catalog() {
		List<TableFeature> sorted = new ArrayList<>(this.features);
		sorted.sort(Comparator.comparing((TableFeature feature) -> feature.table().toString())
			.thenComparing(TableFeature::kind)
			.thenComparing(TableFeature::name));
		Map<ObjectReference, Set<ObjectReference>> needed = new LinkedHashMap<>();
		sorted(this.dependencies).forEach((object, all) -> {
			List<ObjectReference> inOrder = new ArrayList<>(all);
			inOrder.sort(ORDER);
			needed.put(object, new LinkedHashSet<>(inOrder));
		});
		List<Problem> said = new ArrayList<>(this.remarks);
		said.sort(Comparator.comparing(Problem::what));
		return new Catalog(sorted(this.objects), sorted(this.comments), new LinkedHashSet<>(sorted), this.granted,
				this.revoked, needed, said, this.unread);
	}

	private static <T> Map<ObjectReference, T> sorted(Map<ObjectReference, T> all) {
		Map<ObjectReference, T> sorted = new LinkedHashMap<>();
		all.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(ORDER))
			.forEach((entry) -> sorted.put(entry.getKey(), entry.getValue()));
		return sorted;
	}

}
