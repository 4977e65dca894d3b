package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Known;
import dev.stemma.operation.SetComment;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Cast;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * Compares all objects but tables and what is theirs: indexes and the sequences that
 * their columns own.
 */
final class ObjectComparison {

	private final Belongings before;

	private final Belongings after;

	private final Needs needs;

	private final IndexComparison indexes;

	private final Replacement replacement;

	private final MissingPrivileges privileges;

	private final List<Problem> remarks = new ArrayList<>();

	ObjectComparison(Belongings before, Belongings after, Needs needs, IndexComparison indexes) {
		this.before = before;
		this.after = after;
		this.needs = needs;
		this.indexes = indexes;
		this.replacement = new Replacement(before, after);
		this.privileges = new MissingPrivileges(before, after);
	}

	/**
	 * All changes, in no order.
	 */
	List<Change> compare() {
		Catalog past = this.before.catalog();
		Catalog present = this.after.catalog();
		List<Change> changes = new ArrayList<>();
		for (SchemaObject wanted : present.objects().values()) {
			SchemaObject old = past.objects().get(wanted.reference());
			if (!standsAlone(wanted)) {
				continue;
			}
			if (old == null) {
				changes.add(this.replacement.create(wanted));
			}
			else {
				changes.addAll(alter(old, wanted));
			}
		}
		for (SchemaObject old : past.objects().values()) {
			if (!present.objects().containsKey(old.reference()) && !(old instanceof Extension) && standsAlone(old)) {
				changes.add(drop(old));
			}
		}
		return changes;
	}

	/**
	 * What differs and can't be changed.
	 */
	List<Problem> remarks() {
		return List.copyOf(this.remarks);
	}

	/** Whether it is not a table, nor part of one or of a view. */
	private static boolean standsAlone(SchemaObject object) {
		if (object instanceof Sequence sequence) {
			return sequence.ownedBy() == null;
		}
		return !(object instanceof Index) && !(object instanceof Table);
	}

	private Change drop(SchemaObject old) {
		Change change = this.replacement.drop(old);
		return (old instanceof Sequence) ? change.destroying(old.reference() + " with the number that it has come to")
				: change;
	}

	private List<Change> alter(SchemaObject old, SchemaObject wanted) {
		ObjectReference reference = wanted.reference();
		List<Change> changes = new ArrayList<>(definition(old, wanted));
		if (changes.stream().noneMatch((change) -> creates(change, reference))) {
			changes.addAll(comments(reference));
			changes.addAll(this.privileges.compare(reference));
		}
		return changes;
	}

	private static boolean creates(Change change, ObjectReference reference) {
		return change.upgrade()
			.stream()
			.anyMatch((operation) -> operation instanceof CreateObject create
					&& create.existence() == CreateObject.Existence.REFUSED
					&& create.object().reference().equals(reference));
	}

	/** A type may have become one of another kind under the same name. */
	private List<Change> definition(SchemaObject old, SchemaObject wanted) {
		if (old instanceof EnumType past && wanted instanceof EnumType present) {
			return past.equals(present) ? List.of() : List
				.of(new EnumComparison(this.before, this.after, new EnumRecreation(this.before, this.after, this.needs))
					.compare(past, present));
		}
		if (old instanceof Domain past && wanted instanceof Domain present) {
			return new DomainComparison(this.before, this.after, this.needs).compare(past, present, this.remarks);
		}
		if (old instanceof CompositeType past && wanted instanceof CompositeType present) {
			return new CompositeComparison(this.before, this.after, this.needs).compare(past, present, this.remarks);
		}
		if (old instanceof Sequence past && wanted instanceof Sequence present) {
			return SequenceComparison.compare(past, present);
		}
		ViewComparison views = new ViewComparison(this.before, this.after, this.needs);
		if (old instanceof View past && wanted instanceof View present) {
			return views.compare(past, present);
		}
		if (old instanceof MaterializedView past && wanted instanceof MaterializedView present) {
			return views.compare(past, present,
					this.indexes.compare(this.before.indexesOf(past.name()), this.after.indexesOf(present.name())));
		}
		if (old instanceof Routine past && wanted instanceof Routine present) {
			return new RoutineComparison(this.before, this.after).compare(past, present);
		}
		if (old instanceof Trigger past && wanted instanceof Trigger present) {
			return new RoutineComparison(this.before, this.after).compare(past, present);
		}
		return other(old, wanted);
	}

	private List<Change> other(SchemaObject old, SchemaObject wanted) {
		if (old instanceof Extension past && wanted instanceof Extension present) {
			return version(past, present);
		}
		boolean replaced = (old instanceof Cast && !old.equals(wanted)) || !old.getClass().equals(wanted.getClass());
		return replaced ? this.replacement.pair(old, wanted, wanted.reference() + " differs") : List.of();
	}

	/** The version counts where it is said. */
	private static List<Change> version(Extension old, Extension wanted) {
		if (wanted.version() == null || old.version() == null || wanted.version().equals(old.version())) {
			return List.of();
		}
		String update = "ALTER EXTENSION " + SqlNames.quoted(wanted.name()) + " UPDATE TO ";
		return List.of(Statements
			.change(wanted.reference(),
					"extension %s is of version %s and not %s".formatted(wanted.name(), old.version(),
							wanted.version()),
					update + SqlNames.literal(wanted.version()), update + SqlNames.literal(old.version()))
			.note("The downgrade works where the extension knows the way back."));
	}

	private List<Change> comments(ObjectReference object) {
		List<ObjectReference> commented = new ArrayList<>(this.after.commented(object));
		this.before.commented(object).stream().filter((part) -> !commented.contains(part)).forEach(commented::add);
		List<Change> changes = new ArrayList<>();
		for (ObjectReference part : commented) {
			String past = this.before.catalog().comments().get(part);
			String present = this.after.catalog().comments().get(part);
			if (!Objects.equals(past, present)) {
				changes.add(comment(part, past, present));
			}
		}
		return changes;
	}

	private static Change comment(ObjectReference part, @Nullable String past, @Nullable String present) {
		return Change.of(Change.Kind.ALTER, part, "the comment of " + part + " differs",
				List.of(new SetComment(part, present, new Known<>(past))),
				List.of(new SetComment(part, past, new Known<>(present))));
	}

}
