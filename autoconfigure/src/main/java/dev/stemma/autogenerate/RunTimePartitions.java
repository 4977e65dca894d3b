package dev.stemma.autogenerate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;
import dev.stemma.schema.Trigger;

/**
 * The partitions of tables of which a source names none: something makes them as time
 * goes by, and they are left alone with all that hangs on them. A source that names one
 * partition of a table speaks of all of them.
 */
final class RunTimePartitions {

	private final Catalog live;

	private final Catalog wanted;

	private final Set<QualifiedName> kept = new LinkedHashSet<>();

	private RunTimePartitions(Catalog live, Catalog wanted) {
		this.live = live;
		this.wanted = wanted;
	}

	/**
	 * What is wanted, with these partitions.
	 */
	static Catalog complete(Catalog live, Catalog wanted) {
		return new RunTimePartitions(live, wanted).complete();
	}

	private Catalog complete() {
		while (addNext()) {
			// Partitions may be divided themselves.
		}
		if (this.kept.isEmpty()) {
			return this.wanted;
		}
		Map<ObjectReference, SchemaObject> objects = new LinkedHashMap<>(this.wanted.objects());
		Map<ObjectReference, SchemaObject> added = new LinkedHashMap<>();
		this.live.objects().forEach((reference, object) -> {
			if (isKept(object) && objects.putIfAbsent(reference, object) == null) {
				added.put(reference, object);
			}
		});
		Map<ObjectReference, String> comments = new LinkedHashMap<>(this.wanted.comments());
		this.live.comments().forEach((object, comment) -> {
			if (added.containsKey(object.whole())) {
				comments.putIfAbsent(object, comment);
			}
		});
		Map<ObjectReference, Set<ObjectReference>> dependencies = new LinkedHashMap<>(this.wanted.dependencies());
		this.live.dependencies().forEach((object, needed) -> {
			if (added.containsKey(object.whole())) {
				dependencies.putIfAbsent(object, needed);
			}
		});
		return new Catalog(objects, comments, features(), privileges(this.wanted.granted(), this.live.granted(), added),
				privileges(this.wanted.revoked(), this.live.revoked(), added), dependencies, this.wanted.remarks());
	}

	private boolean addNext() {
		return this.live.all(Table.class)
			.stream()
			.filter((table) -> table.partitionOf() != null && isMadeAtRunTime(table.name(), table.partitionOf()))
			.map((table) -> this.kept.add(table.name()))
			.reduce(false, Boolean::logicalOr);
	}

	private boolean isMadeAtRunTime(QualifiedName table, PartitionOf partition) {
		if (this.wanted.table(table) != null) {
			return false;
		}
		QualifiedName parent = partition.parent();
		Table divided = this.wanted.table(parent);
		boolean named = this.wanted.all(Table.class)
			.stream()
			.anyMatch((each) -> each.partitionOf() != null && each.partitionOf().parent().equals(parent));
		return this.kept.contains(parent) || (divided != null && divided.partitionKey() != null && !named);
	}

	private boolean isKept(SchemaObject object) {
		if (object instanceof Table table) {
			return this.kept.contains(table.name());
		}
		if (object instanceof Index index) {
			return this.kept.contains(index.table());
		}
		if (object instanceof Trigger trigger) {
			return this.kept.contains(trigger.table());
		}
		return object instanceof Sequence sequence && sequence.ownedBy() != null
				&& this.kept.contains(sequence.ownedBy().table());
	}

	private Set<TableFeature> features() {
		Set<TableFeature> features = new LinkedHashSet<>(this.wanted.features());
		this.live.features().stream().filter((each) -> this.kept.contains(each.table())).forEach(features::add);
		return features;
	}

	private static Set<Privilege> privileges(Set<Privilege> wanted, Set<Privilege> live,
			Map<ObjectReference, SchemaObject> added) {
		Set<Privilege> privileges = new LinkedHashSet<>(wanted);
		live.stream().filter((each) -> added.containsKey(each.object().whole())).forEach(privileges::add);
		return privileges;
	}

}
