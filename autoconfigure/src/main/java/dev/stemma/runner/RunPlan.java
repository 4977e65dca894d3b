package dev.stemma.runner;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.revision.StampPlan;

/**
 * What a run will do.
 *
 * @param direction which way it goes
 * @param revisions what is run, in its order
 * @param excluded what the tags left out
 * @param baseline what the database is stamped with before, or {@code null}
 */
record RunPlan(Direction direction, List<Revision> revisions, List<Revision> excluded, @Nullable StampPlan baseline) {

	RunPlan {
		revisions = List.copyOf(revisions);
		excluded = List.copyOf(excluded);
	}

	/**
	 * What is left of it on a database that has changed since it was made. Targets that
	 * count from what is applied, as {@code +1}, would mean more each time they are
	 * asked.
	 */
	RunPlan remaining(Set<String> applied) {
		boolean upgrade = this.direction == Direction.UPGRADE;
		return new RunPlan(this.direction,
				this.revisions.stream().filter((revision) -> applied.contains(revision.id()) != upgrade).toList(),
				this.excluded, null);
	}

	boolean isEmpty() {
		return this.revisions.isEmpty() && this.baseline == null;
	}

}
