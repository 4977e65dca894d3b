package dev.stemma.diff;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.stemma.schema.ObjectReference;

/**
 * What a change does to which objects, columns and constraints.
 *
 * @param creates what is there afterwards and was not before
 * @param drops what is gone afterwards
 * @param rebuilds columns that get another type, types that are made anew: what depends
 * on them has to be gone meanwhile
 * @param alters what becomes another in a way that others may need
 * @param marks what gets a comment, a feature, privileges
 * @param needs what is to be there besides what the catalog says
 */
record Footprint(Set<ObjectReference> creates, Set<ObjectReference> drops, Set<ObjectReference> rebuilds,
		Set<ObjectReference> alters, Set<ObjectReference> marks, Set<ObjectReference> needs) {

	private Footprint() {
		this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(),
				new LinkedHashSet<>(), new LinkedHashSet<>());
	}

	/**
	 * What a change does on the way up.
	 */
	static Footprint of(Change change) {
		Footprint footprint = new Footprint();
		FootprintReader reader = new FootprintReader(footprint, change);
		change.upgrade().forEach((operation) -> operation.accept(reader));
		if (reader.isRecreation()) {
			footprint.creates.clear();
			footprint.drops.clear();
			footprint.rebuilds.add(change.object());
		}
		// What is dropped and created in one change is only altered.
		for (ObjectReference created : footprint.creates) {
			if (footprint.drops.remove(created)) {
				footprint.alters.add(created);
			}
		}
		footprint.creates.removeAll(footprint.alters);
		footprint.marks.removeAll(footprint.creates);
		footprint.marks.removeAll(footprint.alters);
		footprint.marks.removeAll(footprint.drops);
		return footprint;
	}

	/** Whether it makes something go and nothing come. */
	boolean isDrop() {
		return !this.drops.isEmpty() && this.creates.isEmpty() && this.alters.isEmpty() && this.rebuilds.isEmpty();
	}

	/** Whether it only says something of an object that is there. */
	boolean isMark() {
		return this.creates.isEmpty() && this.drops.isEmpty() && this.alters.isEmpty() && this.rebuilds.isEmpty();
	}

}
