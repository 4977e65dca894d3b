package dev.stemma;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.DriftReport;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.problem.Problem;
import dev.stemma.runner.State;

/**
 * Whether models, scripts and database agree.
 *
 * @param models how the models differ from the database, or {@code null} where they were
 * not compared
 * @param modelsObstacle why they were not compared although there are some, or
 * {@code null}
 * @param scripts what the scripts are like, and how the database stands to them
 * @param drift how the database differs from what the scripts make, or {@code null} where
 * that was not looked at
 * @param driftObstacle why that could not be looked at, or {@code null}
 */
public record CheckReport(@Nullable ModelComparison models, @Nullable Problem modelsObstacle, Scripts scripts,
		@Nullable DriftReport drift, @Nullable Problem driftObstacle) {

	/**
	 * Whether all that was looked at agrees, and nothing kept anybody from looking.
	 */
	public boolean isClean() {
		return this.scripts.isClean() && this.modelsObstacle == null && this.driftObstacle == null
				&& (this.models == null || this.models.isEmpty()) && (this.drift == null || this.drift.isEmpty());
	}

	/**
	 * What the scripts are like.
	 *
	 * @param revisions how many there are
	 * @param heads the ids of the heads
	 * @param problems what is wrong with the scripts themselves
	 * @param status how the database stands to them, or {@code null} where it was not
	 * asked
	 */
	public record Scripts(int revisions, List<String> heads, List<Problem> problems, @Nullable Status status) {

		public Scripts {
			heads = List.copyOf(heads);
			problems = List.copyOf(problems);
		}

		/**
		 * Whether they can be run, and the database has reached its target with them as
		 * they are.
		 */
		public boolean isClean() {
			return this.problems.isEmpty()
					&& (this.status == null || (this.status.target().reached() && this.status.problems().isEmpty()
							&& this.status.stopped().isEmpty() && this.status.state() != State.INCONSISTENT));
		}

	}

	/**
	 * What can be looked at.
	 */
	public enum Part {

		/** Models against the database. */
		MODELS,
		/** Scripts against what is applied. */
		SCRIPTS,
		/** The database against what the scripts make. */
		DRIFT

	}

}
