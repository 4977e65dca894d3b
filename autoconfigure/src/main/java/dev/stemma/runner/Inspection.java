package dev.stemma.runner;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.UpgradePlan;

/**
 * How a database stands to the scripts of this build and a target; a pure judgement over
 * what one look saw.
 *
 * @param state the summary
 * @param reached whether an application may start on it, a runner at work or not
 * @param database the name of the database
 * @param schema the schema of our tables, empty where the connection has none
 * @param applied the applied set, in the order in which it was applied
 * @param current the tips of the applied set
 * @param unknown the applied revisions that this build does not know
 * @param plan what is pending up to the target
 * @param changed applied scripts that were changed
 * @param contradictions where the applied set and the graph contradict each other
 * @param stopped the revisions that stopped half way, or are being run
 * @param runner the runner at work, or {@code null} if there is none or nobody looked
 * @param lastFailure what failed, if that was the last thing done here and somebody
 * looked; else {@code null}
 */
public record Inspection(State state, boolean reached, String database, String schema, List<AppliedRevision> applied,
		List<String> current, List<String> unknown, UpgradePlan plan, List<Problem> changed,
		List<Problem> contradictions, List<StoppedRevision> stopped, @Nullable RunnerAtWork runner,
		@Nullable LastFailure lastFailure) {

	public Inspection {
		applied = List.copyOf(applied);
		current = List.copyOf(current);
		unknown = List.copyOf(unknown);
		changed = List.copyOf(changed);
		contradictions = List.copyOf(contradictions);
		stopped = List.copyOf(stopped);
	}

	/**
	 * The revisions that stopped half way.
	 */
	public List<String> unresolved() {
		return this.stopped.stream().map(StoppedRevision::revision).toList();
	}

	/**
	 * What is known when somebody has looked for a runner and for failures too.
	 */
	Inspection with(@Nullable RunnerAtWork runner, @Nullable LastFailure lastFailure) {
		return new Inspection((runner != null) ? State.RUNNING : this.state, this.reached, this.database, this.schema,
				this.applied, this.current, this.unknown, this.plan, this.changed, this.contradictions, this.stopped,
				runner, lastFailure);
	}

}
