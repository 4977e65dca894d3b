package dev.stemma.runner;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.revision.StampPlan;
import dev.stemma.script.LoadedScripts;

/**
 * What a run will do.
 *
 * @param direction which way it goes
 * @param scripts the scripts of what is run, and the graph that they make
 * @param takenBack what is taken back before, in its order
 * @param revisions what is run, in its order
 * @param excluded what the tags left out
 * @param baseline what the database is stamped with before, or {@code null}
 */
record RunPlan(Direction direction, LoadedScripts scripts, List<Revision> takenBack, List<Revision> revisions,
		List<Revision> excluded, @Nullable StampPlan baseline) {

	RunPlan {
		takenBack = List.copyOf(takenBack);
		revisions = List.copyOf(revisions);
		excluded = List.copyOf(excluded);
	}

	static RunPlan of(Direction direction, LoadedScripts scripts, List<Revision> revisions, List<Revision> excluded) {
		return new RunPlan(direction, scripts, List.of(), revisions, excluded, null);
	}

	/**
	 * The same plan after something was taken back.
	 * @param first what, in its order
	 * @param all the scripts of both
	 */
	RunPlan after(List<Revision> first, LoadedScripts all) {
		return new RunPlan(this.direction, all, first, this.revisions, this.excluded, this.baseline);
	}

	/**
	 * Everything that is run, in its order.
	 */
	List<Revision> all() {
		return Stream.concat(this.takenBack.stream(), this.revisions.stream()).toList();
	}

	/**
	 * What is left of it on a database that has changed since it was made. Targets that
	 * count from what is applied, as {@code +1}, would mean more each time they are
	 * asked.
	 */
	RunPlan remaining(Set<String> applied) {
		boolean upgrade = this.direction == Direction.UPGRADE;
		return new RunPlan(this.direction, this.scripts,
				this.takenBack.stream().filter((revision) -> applied.contains(revision.id())).toList(),
				this.revisions.stream().filter((revision) -> applied.contains(revision.id()) != upgrade).toList(),
				this.excluded, null);
	}

	boolean isEmpty() {
		return this.takenBack.isEmpty() && this.revisions.isEmpty() && this.baseline == null;
	}

}
