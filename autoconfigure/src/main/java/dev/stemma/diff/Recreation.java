package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;

/**
 * Has what depends on a column that gets another type, or on what goes and comes again,
 * go before it and come again behind it.
 */
final class Recreation {

	private final Belongings before;

	private final Belongings after;

	private final Needs neededAfter;

	private final DependentClosure closure;

	private final ObjectFilter filter;

	private final Set<ObjectReference> dropped = new LinkedHashSet<>();

	private final Set<ObjectReference> replaced = new LinkedHashSet<>();

	private final Set<ObjectReference> recreated = new LinkedHashSet<>();

	private final Map<ObjectReference, Set<String>> notes = new LinkedHashMap<>();

	Recreation(Belongings before, Belongings after, Needs neededBefore, Needs neededAfter, ObjectFilter filter) {
		this.before = before;
		this.after = after;
		this.neededAfter = neededAfter;
		this.closure = new DependentClosure(before, neededBefore);
		this.filter = filter;
	}

	/**
	 * The changes with what has to happen around them.
	 * @param changes the changes in any order
	 */
	List<Change> around(List<Change> changes) {
		Set<ObjectReference> disturbed = new LinkedHashSet<>();
		for (Change change : changes) {
			Footprint footprint = Footprint.of(change);
			this.dropped.addAll(footprint.drops());
			if (change.kind() != Change.Kind.RENAME) {
				disturbed.addAll(footprint.drops());
			}
			disturbed.addAll(footprint.rebuilds());
			footprint.alters()
				.stream()
				.filter((object) -> !object.kind().isPart() && object.kind() != ObjectKind.TABLE)
				.forEach(this.replaced::add);
		}
		List<Change> pairs = pairs(disturbed);
		List<Change> all = new ArrayList<>();
		for (Change change : changes) {
			Footprint footprint = Footprint.of(change);
			if (!isSuperseded(change, footprint, changes)) {
				Change rest = new Stripping(this.recreated).of(noted(change));
				all.add(new FeatureRecreation(this.before, changes).around(rest, footprint));
			}
		}
		all.addAll(pairs);
		return all;
	}

	private List<Change> pairs(Set<ObjectReference> disturbed) {
		List<Change> pairs = new ArrayList<>();
		List<ObjectReference> open = new ArrayList<>(disturbed);
		while (!open.isEmpty()) {
			ObjectReference next = open.remove(0);
			for (ObjectReference dependent : this.closure.direct(next)) {
				if (recreates(dependent, next)) {
					this.recreated.add(dependent);
					open.add(dependent);
					pairs.addAll(pair(dependent, next));
				}
			}
			noteUses(next);
		}
		return pairs;
	}

	private boolean recreates(ObjectReference dependent, ObjectReference disturbed) {
		if (this.dropped.contains(dependent) || this.recreated.contains(dependent)
				|| (this.dropped.contains(this.before.whole(dependent)) && !isCreatedAgain(dependent))) {
			return false;
		}
		if (this.replaced.contains(dependent) && !this.neededAfter.of(dependent).contains(disturbed)) {
			return false;
		}
		if (!this.filter.includes(dependent)) {
			note(disturbed, "The %s needs it and is left out: it has to be dropped before and created after by hand."
				.formatted(dependent));
			return false;
		}
		return true;
	}

	private boolean isCreatedAgain(ObjectReference reference) {
		return this.after.catalog().objects().containsKey(this.after.whole(reference));
	}

	private void note(ObjectReference disturbed, String note) {
		this.notes.computeIfAbsent(disturbed, (key) -> new LinkedHashSet<>()).add(note);
	}

	/** What cannot be taken apart is said. */
	private void noteUses(ObjectReference disturbed) {
		if (disturbed.kind() != ObjectKind.FUNCTION || !isCreatedAgain(disturbed)) {
			return;
		}
		for (ObjectReference user : this.closure.needs().dependentsOf(disturbed)) {
			if ((user.kind() == ObjectKind.TABLE || user.kind() == ObjectKind.DOMAIN)
					&& this.after.catalog().objects().containsKey(user)) {
				note(disturbed,
						"The %s uses it, and PostgreSQL drops no function that is used: take it out there before."
							.formatted(user));
			}
		}
	}

	private List<Change> pair(ObjectReference dependent, ObjectReference disturbed) {
		String why = "%s needs %s".formatted(dependent, disturbed);
		if (dependent.kind() == ObjectKind.CONSTRAINT || dependent.kind() == ObjectKind.INDEX) {
			Restoration past = new Restoration(this.before);
			Restoration present = new Restoration(this.after);
			return List.of(Change.of(Change.Kind.ALTER, dependent, why, past.drop(dependent), past.create(dependent)),
					Change.of(Change.Kind.ALTER, dependent, dependent + " is created again", present.create(dependent),
							present.drop(dependent)));
		}
		SchemaObject old = this.before.catalog().objects().get(dependent);
		SchemaObject wanted = this.after.catalog().objects().get(dependent);
		if (old == null || wanted == null) {
			return List.of();
		}
		return new Replacement(this.before, this.after).pair(old, wanted, why);
	}

	/** What is said of an object that comes again is said then. */
	private boolean isSuperseded(Change change, Footprint footprint, List<Change> changes) {
		if (this.recreated.contains(change.object()) && footprint.drops().isEmpty() && footprint.creates().isEmpty()) {
			return true;
		}
		ObjectReference whole = this.after.catalog().objects().containsKey(change.object())
				? this.after.whole(change.object()) : this.before.whole(change.object());
		boolean index = change.object().kind() == ObjectKind.INDEX && !whole.equals(change.object());
		return (this.recreated.contains(whole) && (index || footprint.isMark())) || isConvertedDefault(change, changes);
	}

	/** Defaults of columns whose type is made anew are set with the type. */
	private static boolean isConvertedDefault(Change change, List<Change> changes) {
		if (change.upgrade().size() != 1 || !(change.upgrade().get(0) instanceof AlterTable alter)
				|| alter.changes().size() != 1 || !(alter.changes().get(0) instanceof ColumnChange.SetDefault set)) {
			return false;
		}
		ObjectReference column = ObjectReference.column(alter.table(), set.name());
		return changes.stream()
			.filter((other) -> other.object().kind() == ObjectKind.TYPE)
			.anyMatch((other) -> Footprint.of(other).rebuilds().contains(column));
	}

	private Change noted(Change change) {
		Change noted = change;
		Footprint footprint = Footprint.of(change);
		for (Map.Entry<ObjectReference, Set<String>> entry : this.notes.entrySet()) {
			if (footprint.drops().contains(entry.getKey()) || footprint.rebuilds().contains(entry.getKey())) {
				for (String note : entry.getValue()) {
					noted = noted.note(note);
				}
			}
		}
		return noted;
	}

	/**
	 * Policies and rules, of which the server does not say what they need.
	 *
	 * @param before what is there
	 * @param changes all changes
	 */
	private record FeatureRecreation(Belongings before, List<Change> changes) {

		Change around(Change change, Footprint footprint) {
			List<Operation> drops = new ArrayList<>();
			List<Operation> creations = new ArrayList<>();
			for (ObjectReference disturbed : footprint.rebuilds()) {
				if (disturbed.kind() == ObjectKind.COLUMN) {
					FeatureStatements statements = new FeatureStatements(this.before, disturbed, change, this.changes);
					statements.drops().stream().filter((each) -> !drops.contains(each)).forEach(drops::add);
					statements.creations().stream().filter((each) -> !creations.contains(each)).forEach(creations::add);
				}
			}
			return drops.isEmpty() ? change : change.operations(wrapped(drops, change.upgrade(), creations),
					wrapped(drops, change.downgrade(), creations));
		}

		private static List<Operation> wrapped(List<Operation> first, List<Operation> middle, List<Operation> last) {
			List<Operation> all = new ArrayList<>(first);
			all.addAll(middle);
			all.addAll(last);
			return all;
		}

	}

}
