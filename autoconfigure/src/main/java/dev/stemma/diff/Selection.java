package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * Has what is left out be wanted as it is there, so that it is neither created nor
 * changed nor dropped.
 *
 * @param before what is there
 * @param after what is wanted
 * @param filter what is compared
 */
record Selection(Belongings before, Belongings after, ObjectFilter filter) {

	/**
	 * What is wanted of what is compared, and what is there of what is not.
	 */
	Catalog wanted() {
		if (this.filter == ObjectFilter.ALL) {
			return this.after.catalog();
		}
		Catalog past = this.before.catalog();
		Catalog present = this.after.catalog();
		Map<ObjectReference, SchemaObject> objects = new LinkedHashMap<>();
		present.objects().forEach((reference, object) -> {
			SchemaObject old = past.objects().get(reference);
			if (includes(object, this.after)) {
				SchemaObject wanted = (object instanceof Table table)
						? table(table, (old instanceof Table there) ? there : null) : object;
				objects.put(reference, wanted);
			}
			else if (old != null) {
				objects.put(reference, old);
			}
		});
		past.objects().forEach((reference, object) -> {
			if (!includes(object, this.before)) {
				objects.putIfAbsent(reference, object);
			}
		});
		objects.values().removeIf((object) -> object instanceof Index index && lacksColumn(index, objects));
		return parts(past, present, objects);
	}

	private Catalog parts(Catalog past, Catalog present, Map<ObjectReference, SchemaObject> objects) {
		Map<ObjectReference, String> comments = merged(past.comments(), present.comments());
		Map<ObjectReference, Set<ObjectReference>> dependencies = merged(past.dependencies(), present.dependencies());
		Set<TableFeature> features = merged(past.features(), present.features(), this::includes);
		Predicate<Privilege> privileged = (privilege) -> includes(privilege.object());
		Set<Privilege> granted = merged(past.granted(), present.granted(), privileged);
		Set<Privilege> revoked = merged(past.revoked(), present.revoked(), privileged);
		return new Catalog(objects, comments, features, granted, revoked, dependencies, present.remarks());
	}

	private <T> Map<ObjectReference, T> merged(Map<ObjectReference, T> past, Map<ObjectReference, T> present) {
		Map<ObjectReference, T> all = new LinkedHashMap<>();
		present.forEach((object, value) -> {
			if (includes(object)) {
				all.put(object, value);
			}
		});
		past.forEach((object, value) -> {
			if (!includes(object)) {
				all.put(object, value);
			}
		});
		return all;
	}

	private static <T> Set<T> merged(Set<T> past, Set<T> present, Predicate<T> included) {
		Set<T> all = new LinkedHashSet<>(present);
		all.removeIf(included.negate());
		past.stream().filter(included.negate()).forEach(all::add);
		return all;
	}

	private boolean includes(TableFeature feature) {
		boolean trigger = feature.kind() == TableFeature.Kind.TRIGGER_STATE;
		return trigger ? includes(ObjectReference.trigger(feature.table(), feature.name()))
				: this.filter.includes(relation(feature.table()));
	}

	private ObjectReference relation(QualifiedName name) {
		ObjectReference wanted = this.after.relation(name);
		return this.after.catalog().objects().containsKey(wanted) ? wanted : this.before.relation(name);
	}

	/** What belongs to a table that is left out is left out with it. */
	private boolean includes(ObjectReference reference) {
		SchemaObject object = this.after.catalog().objects().get(reference);
		if (object != null) {
			return includes(object, this.after);
		}
		SchemaObject old = this.before.catalog().objects().get(reference);
		if (old != null) {
			return includes(old, this.before);
		}
		return (!reference.kind().isPart() || this.filter.includes(relation(reference.name())))
				&& this.filter.includes(reference);
	}

	private boolean includes(SchemaObject object, Belongings side) {
		ObjectReference reference = object.reference();
		ObjectReference whole = side.whole(reference);
		if (object instanceof Sequence sequence && sequence.ownedBy() != null) {
			whole = side.relation(sequence.ownedBy().table());
		}
		return (whole.equals(reference) || this.filter.includes(whole)) && this.filter.includes(reference);
	}

	private Table table(Table wanted, @Nullable Table old) {
		Map<String, Column> columns = new LinkedHashMap<>();
		List<Constraint> constraints = new ArrayList<>();
		Predicate<String> column = (name) -> this.filter.includes(ObjectReference.column(wanted.name(), name));
		for (Column each : wanted.columns()) {
			if (column.test(each.name())) {
				columns.put(each.name(), each);
			}
			else if (old != null) {
				old.columns()
					.stream()
					.filter((past) -> past.name().equals(each.name()))
					.forEach((past) -> columns.put(past.name(), past));
			}
		}
		if (old != null) {
			old.columns()
				.stream()
				.filter((each) -> !column.test(each.name()))
				.forEach((each) -> columns.putIfAbsent(each.name(), each));
			old.constraints().stream().filter((each) -> !includes(wanted, each)).forEach(constraints::add);
		}
		wanted.constraints().stream().filter((each) -> includes(wanted, each)).forEach(constraints::add);
		if (wanted.partitionOf() == null && wanted.inherits().isEmpty()) {
			constraints.removeIf((each) -> !columns.keySet().containsAll(each.columns())
					|| !columns.keySet().containsAll(each.includedColumns()));
		}
		return wanted.elements(new ArrayList<>(columns.values()), constraints);
	}

	private boolean includes(Table table, Constraint constraint) {
		return constraint.name() == null
				|| this.filter.includes(ObjectReference.constraint(table.name(), constraint.name()));
	}

	/** An index on a new column that is left out is left out as well. */
	private static boolean lacksColumn(Index index, Map<ObjectReference, SchemaObject> objects) {
		if (!(objects.get(ObjectReference.of(ObjectKind.TABLE, index.table())) instanceof Table table)
				|| table.partitionOf() != null || !table.inherits().isEmpty()) {
			return false;
		}
		List<String> columns = table.columns().stream().map(Column::name).toList();
		return index.keys()
			.stream()
			.map(IndexKey::column)
			.anyMatch((column) -> column != null && !columns.contains(column));
	}

}
