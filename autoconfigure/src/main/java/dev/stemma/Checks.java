package dev.stemma;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.Autogenerator;
import dev.stemma.autogenerate.DriftReport;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.ScratchRefusedException;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.ReplayFailedException;
import dev.stemma.runner.State;

/**
 * Looks whether models, scripts and database agree.
 */
final class Checks {

	private final Looks looks;

	private final Autogenerator autogenerator;

	private final List<Problem> problems;

	/**
	 * Creates checks.
	 * @param looks what can be asked
	 * @param autogenerator compares
	 * @param problems what is wrong with the scripts themselves
	 */
	Checks(Looks looks, Autogenerator autogenerator, List<Problem> problems) {
		this.looks = looks;
		this.autogenerator = autogenerator;
		this.problems = problems;
	}

	CheckReport run(Set<CheckReport.Part> parts) {
		Status status = this.looks.status();
		ModelComparison models = null;
		Problem modelsObstacle = null;
		if (parts.contains(CheckReport.Part.MODELS) && this.autogenerator.hasModels()) {
			modelsObstacle = this.autogenerator.obstacle();
			if (modelsObstacle == null) {
				models = this.autogenerator.compare(AutogenerateRequest.DEFAULTS);
			}
		}
		DriftReport drift = null;
		Problem driftObstacle = null;
		if (parts.contains(CheckReport.Part.DRIFT)) {
			try {
				driftObstacle = obstacle(status);
				drift = (driftObstacle != null) ? null : this.autogenerator.drift();
			}
			catch (ReplayFailedException | ScratchRefusedException ex) {
				// What else was found is worth knowing
				driftObstacle = ex.problems().get(0);
			}
		}
		return new CheckReport(models, modelsObstacle, scripts(status), drift, driftObstacle);
	}

	/**
	 * The scripts alone.
	 */
	static CheckReport.Scripts scripts(Looks looks, List<Problem> problems, @Nullable Status status) {
		return new CheckReport.Scripts(looks.graph().size(), looks.heads().stream().map(Revision::id).toList(),
				problems, status);
	}

	private CheckReport.Scripts scripts(Status status) {
		return scripts(this.looks, this.problems, status);
	}

	/**
	 * What keeps the scripts from telling what the database should be.
	 */
	private static @Nullable Problem obstacle(Status status) {
		List<String> unknown = status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
			.map(HistoryEntry::revision)
			.toList();
		if (!unknown.isEmpty()) {
			return Problem.of("Revisions are applied that this build does not know, nor what they make: "
					+ String.join(", ", unknown) + ".");
		}
		if (status.state() == State.INCONSISTENT) {
			return Problem.of("What is applied contradicts the scripts.", "'migrations status' says how.");
		}
		return status.stopped().isEmpty() ? null
				: Problem.of("A revision stopped half way, or is being run, and what it has made so far is not known.",
						"'migrations status' says what to do.");
	}

}
