package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * What belongs to the objects of a catalog and goes with them: comments, indexes,
 * features, privileges.
 */
final class Belongings implements Privileged {

	private final Catalog catalog;

	private final Map<QualifiedName, ObjectReference> relations = new HashMap<>();

	private final Map<QualifiedName, List<Index>> indexes = new LinkedHashMap<>();

	private final Map<QualifiedName, List<TableFeature>> features = new LinkedHashMap<>();

	private final Map<QualifiedName, List<ObjectReference>> commentedParts = new LinkedHashMap<>();

	private final Map<ObjectReference, Set<Privilege>> granted;

	private final Map<ObjectReference, Set<Privilege>> revoked;

	Belongings(Catalog catalog) {
		this.catalog = catalog;
		for (SchemaObject object : catalog.objects().values()) {
			ObjectReference reference = object.reference();
			switch (reference.kind()) {
				case TABLE, VIEW, MATERIALIZED_VIEW -> this.relations.put(reference.name(), reference);
				default -> {
				}
			}
			if (object instanceof Index index) {
				this.indexes.computeIfAbsent(index.table(), (key) -> new ArrayList<>()).add(index);
			}
		}
		for (TableFeature feature : catalog.features()) {
			this.features.computeIfAbsent(feature.table(), (key) -> new ArrayList<>()).add(feature);
		}
		for (ObjectReference commented : catalog.comments().keySet()) {
			if (commented.kind() == ObjectKind.COLUMN || commented.kind() == ObjectKind.CONSTRAINT) {
				this.commentedParts.computeIfAbsent(commented.name(), (key) -> new ArrayList<>()).add(commented);
			}
		}
		this.granted = byObject(catalog.granted());
		this.revoked = byObject(catalog.revoked());
	}

	private static Map<ObjectReference, Set<Privilege>> byObject(Set<Privilege> privileges) {
		Map<ObjectReference, Set<Privilege>> all = new LinkedHashMap<>();
		privileges.forEach(
				(privilege) -> all.computeIfAbsent(privilege.object(), (key) -> new LinkedHashSet<>()).add(privilege));
		return all;
	}

	Catalog catalog() {
		return this.catalog;
	}

	/**
	 * The catalog without the states of triggers that it has, which are told with the
	 * triggers.
	 */
	Catalog withoutTriggerStates() {
		Set<TableFeature> rest = new LinkedHashSet<>(this.catalog.features());
		rest.removeIf((feature) -> feature.kind() == TableFeature.Kind.TRIGGER_STATE
				&& this.catalog.objects().containsKey(ObjectReference.trigger(feature.table(), feature.name())));
		return new Catalog(this.catalog.objects(), this.catalog.comments(), rest, this.catalog.granted(),
				this.catalog.revoked(), this.catalog.dependencies(), this.catalog.remarks());
	}

	/**
	 * The table or view of a name; a table where there is none.
	 */
	ObjectReference relation(QualifiedName name) {
		return this.relations.getOrDefault(name, ObjectReference.table(name));
	}

	/**
	 * The object that an index, a part or an object itself belongs to.
	 */
	ObjectReference whole(ObjectReference reference) {
		if (reference.kind().isPart()) {
			return relation(reference.name());
		}
		return (this.catalog.objects().get(reference) instanceof Index index) ? relation(index.table()) : reference;
	}

	List<Index> indexesOf(QualifiedName table) {
		return this.indexes.getOrDefault(table, List.of());
	}

	List<TableFeature> featuresOf(QualifiedName table) {
		return this.features.getOrDefault(table, List.of());
	}

	/** The state of a trigger, or nothing where it is that of a new one. */
	List<TableFeature> stateOf(ObjectReference trigger) {
		return featuresOf(trigger.name()).stream()
			.filter((feature) -> feature.kind() == TableFeature.Kind.TRIGGER_STATE
					&& feature.name().equals(trigger.part()))
			.toList();
	}

	/**
	 * The references of what has comments: the object, and its columns and conditions if
	 * it is no table.
	 */
	List<ObjectReference> commented(ObjectReference object) {
		List<ObjectReference> all = new ArrayList<>();
		if (this.catalog.comments().containsKey(object)) {
			all.add(object);
		}
		switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW, TYPE, DOMAIN -> this.commentedParts.getOrDefault(object.name(), List.of())
				.stream()
				.filter((part) -> !(this.catalog.objects().get(ObjectReference.table(part.name())) instanceof Table))
				.forEach(all::add);
			default -> {
			}
		}
		return all;
	}

	@Override
	public Set<Privilege> granted(ObjectReference object) {
		return this.granted.getOrDefault(object, Set.of());
	}

	@Override
	public Set<Privilege> revoked(ObjectReference object) {
		return this.revoked.getOrDefault(object, Set.of());
	}

	/**
	 * What creates an object that is no table, with all that belongs to it.
	 * @param live what is there of the object and of which privileges are kept that the
	 * catalog does not speak of, or {@code null}
	 */
	List<Operation> creation(SchemaObject object, @Nullable Belongings live) {
		ObjectReference reference = object.reference();
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject.of(object));
		all.addAll(comments(reference));
		if (reference.kind() == ObjectKind.MATERIALIZED_VIEW) {
			for (Index index : indexesOf(reference.name())) {
				all.add(CreateObject.of(index));
				all.addAll(comments(index.reference()));
			}
		}
		if (reference.kind() == ObjectKind.VIEW || reference.kind() == ObjectKind.MATERIALIZED_VIEW) {
			all.addAll(execute(featuresOf(reference.name()).stream()
				.filter((feature) -> feature.kind() != TableFeature.Kind.TRIGGER_STATE)
				.toList(), TableFeature::create));
		}
		if (reference.kind() == ObjectKind.TRIGGER) {
			all.addAll(execute(stateOf(reference), TableFeature::create));
		}
		all.addAll(privileges(reference, live));
		return all;
	}

	private List<Operation> comments(ObjectReference object) {
		List<Operation> all = new ArrayList<>();
		commented(object)
			.forEach((part) -> all.add(new SetComment(part, this.catalog.comments().get(part), new Known<>(null))));
		return all;
	}

	/**
	 * What grants and revokes the privileges on an object just created.
	 */
	List<Operation> privileges(ObjectReference object, @Nullable Belongings live) {
		Set<Privilege> grants = new LinkedHashSet<>(granted(object));
		Set<Privilege> revokes = new LinkedHashSet<>(revoked(object));
		if (live != null) {
			live.granted(object).stream().filter((each) -> !revoked(object).contains(each)).forEach(grants::add);
			live.revoked(object).stream().filter((each) -> !granted(object).contains(each)).forEach(revokes::add);
		}
		return PrivilegeGroups.operations(grants, revokes);
	}

	private static List<Operation> execute(List<TableFeature> features,
			Function<TableFeature, List<String>> statements) {
		List<Operation> all = new ArrayList<>();
		features.forEach((feature) -> statements.apply(feature).forEach((sql) -> all.add(Execute.of(sql))));
		return all;
	}

}
